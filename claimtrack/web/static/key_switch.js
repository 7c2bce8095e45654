// Keys can be switched off in this browser: a screen reader or voice control has its own for every letter.

const PLACE = "claimtrack.keys";
const OFF = "off";

/** Whether keys do anything in this browser; they do where nothing can be remembered. */
export function keysAreOn() {
  try {
    return localStorage.getItem(PLACE) !== OFF;
  } catch {
    return true;
  }
}

function remember(on) {
  try {
    if (on) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, OFF);
  } catch {
    // Nothing is remembered here; the page that is open does not change either.
  }
}

/** Hide the hints on keys that do nothing, and tell assistive technology of those that do. */
function show() {
  const on = keysAreOn();
  document.documentElement.dataset.keys = on ? "on" : OFF;
  for (const box of document.querySelectorAll("[data-key-switch] input")) box.checked = on;
  // A sequence of keys cannot be told this way: there a space stands between two choices.
  for (const each of document.querySelectorAll("[data-key]:not([data-key*=' '])")) {
    if (on) each.setAttribute("aria-keyshortcuts", each.dataset.key);
    else each.removeAttribute("aria-keyshortcuts");
  }
}

/** Have the page's switches turn keys on and off. */
export function installSwitches() {
  for (const part of document.querySelectorAll("[data-key-switch]")) {
    part.hidden = false;
    part.querySelector("input").addEventListener("change", (event) => {
      remember(event.target.checked);
      show();
    });
  }
  show();
}
