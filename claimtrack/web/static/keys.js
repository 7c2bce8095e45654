// One key for one thing: whatever carries data-key on the page. Never while typing, never with a modifier.
import { keysAreOn } from "./key_switch.js";
import { currentItem, isShown, moveBy, tick } from "./list_keys.js";

export const TYPING =
  "input:not([type=hidden], [type=radio], [type=checkbox], [type=submit], [type=button]), textarea, select, [contenteditable]";
// Milliseconds in which the second key of two has to follow.
const PATIENCE = 2000;
const LIST_KEYS = { j: () => moveBy(1), k: () => moveBy(-1), x: tick };

let first = "";
let timer = 0;
let listening = false;

/** Do what a key stands for: choose a rating, go to a field, open a form at its first field, press a button. */
function use(target) {
  if (target.matches(TYPING)) {
    target.focus();
  } else if (target.matches("input[type=radio]")) {
    target.focus();
    target.click();
  } else if (target.matches("summary")) {
    open(target);
  } else {
    target.click();
  }
}

/** Open what folds at its first field; without a field the key closes it again. */
function open(summary) {
  const field = [...summary.parentElement.querySelectorAll(TYPING)][0];
  summary.parentElement.open = field ? true : !summary.parentElement.open;
  (field ?? summary).focus();
}

/** What `key` stands for here: first in the line that has the focus, then on the page. */
function find(key) {
  const inLine = [...(currentItem()?.querySelectorAll("[data-item-key]") ?? [])];
  const found = inLine.find((each) => each.dataset.itemKey === key && isShown(each));
  return found ?? [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key && isShown(each));
}

function wait(key) {
  clearTimeout(timer);
  first = key;
  timer = setTimeout(() => (first = ""), PATIENCE);
}

function isFirst(key) {
  return [...document.querySelectorAll("[data-key]")].some((each) => each.dataset.key.startsWith(`${key} `));
}

function press(event) {
  const key = first ? `${first} ${event.key}` : event.key;
  wait("");
  const target = find(key);
  if (target) {
    event.preventDefault();
    use(target);
  } else if (isFirst(key)) {
    event.preventDefault();
    wait(key);
  } else if (LIST_KEYS[key]?.()) {
    event.preventDefault();
  }
}

/** Esc leaves the field, so that keys work again; what was typed stays. */
function leaveField(event) {
  if (event.key !== "Escape" || event.target.closest("dialog")) return;
  event.preventDefault();
  event.target.blur();
}

function pressed(event) {
  if (!keysAreOn() || event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.key === "Shift") return;
  if (event.target.closest?.(TYPING)) leaveField(event);
  else if (!document.querySelector("dialog[open]") && (!event.repeat || event.key in LIST_KEYS)) press(event);
}

/** Listen to keys; asked twice, each is used once. */
export function listenToKeys() {
  if (!listening) document.addEventListener("keydown", pressed);
  listening = true;
}
