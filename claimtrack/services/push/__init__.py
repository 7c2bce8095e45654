"""Other machines told at once: webhooks with their log and their secrets, and WebSub hubs."""
