// One key for one thing: whatever carries data-key on the page. Never while typing, never with a modifier.

const TYPING = "input:not([type=hidden], [type=radio], [type=checkbox], [type=submit], [type=button]), textarea, select, [contenteditable]";

/** Do what a key stands for: choose a rating, open a form at its first field, press a button. */
function use(target) {
  if (target.matches(TYPING)) {
    target.focus();
  } else if (target.matches("input[type=radio]")) {
    target.focus();
    target.click();
  } else if (target.matches("summary")) {
    target.parentElement.open = true;
    target.parentElement.querySelector(TYPING)?.focus();
  } else {
    target.click();
  }
}

function pressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
  if (event.target.closest?.(TYPING) || document.querySelector("dialog[open]")) return;
  const target = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key);
  if (!target) return;
  event.preventDefault();
  use(target);
}

/** Listen to keys, and show the button that lists them. */
export function listenToKeys() {
  for (const opener of document.querySelectorAll("[data-opens]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => document.getElementById(opener.dataset.opens).showModal());
  }
  document.addEventListener("keydown", pressed);
}
