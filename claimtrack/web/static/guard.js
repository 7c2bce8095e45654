// Nothing typed is lost by leaving: the draft is saved before another form is sent, and leaving asks first.
import { isTyped } from "./typed.js";

/** Save the draft first, whichever form is sent; if that fails, the browser asks before it leaves. */
async function saveFirst(draft, event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  await draft.save();
  draft.settled = true;
  event.target.requestSubmit(event.submitter);
  draft.settled = false;
}

/** Whether leaving would lose words: the desk sent the form back with what was typed, or somebody typed since. */
function isAtStake(form) {
  return form.dataset.guard === "typed" || isTyped(form);
}

/** Guard the page's forms; `draft` is the one that saves itself, or null. */
export function guardForms(draft) {
  let sent = null;
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target.method === "dialog") return;
      const inPlace = event.submitter?.name === "save" && event.target === draft?.form && !draft.leaving;
      if (inPlace) return;
      const waits = draft && !draft.settled && (draft.saving || (draft.dirty && event.target !== draft.form));
      if (waits) saveFirst(draft, event);
      else sent = event.target;
    },
    true,
  );
  window.addEventListener("pageshow", () => {
    sent = null;
  });
  window.addEventListener("beforeunload", (event) => {
    const unsaved = draft && sent !== draft.form && (draft.dirty || draft.saving);
    const typed = [...document.querySelectorAll("form[data-guard]")].some((form) => form !== sent && isAtStake(form));
    if (unsaved || typed) event.preventDefault();
  });
}
