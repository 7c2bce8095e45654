// The queue: its buttons have keys. Without this the same buttons do the same.
import { listenToKeys } from "./keys.js";

listenToKeys();
