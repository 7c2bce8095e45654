// Small helps for every page of the desk. Nothing here is needed: without it the pages do the same.
import { installHelp } from "./key_help.js";
import { installSwitches } from "./key_switch.js";
import { listenToKeys } from "./keys.js";

/** A form is sent once, however often its button is pressed. */
function sendOnce(event) {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
}

/** A page that comes back from the browser's memory may send its forms again. */
function allowAgain() {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
}

document.addEventListener("submit", sendOnce);
window.addEventListener("pageshow", allowAgain);
installHelp();
installSwitches();
listenToKeys();
