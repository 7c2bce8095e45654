// Nothing typed is lost by leaving: the draft is saved before another form is sent, and leaving asks first.

/** A form counts as typed in when the desk sent it back so, or a field differs from what the page came with. */
function isTyped(form) {
  if (form.dataset.guard === "typed") return true;
  return [...form.elements].some((field) =>
    field.type === "radio" || field.type === "checkbox"
      ? field.checked !== field.defaultChecked
      : field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue,
  );
}

/** Save the draft first, whichever form is sent; if that fails, the browser asks before it leaves. */
async function saveFirst(draft, event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  await draft.save();
  draft.settled = true;
  event.target.requestSubmit(event.submitter);
  draft.settled = false;
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
    const typed = [...document.querySelectorAll("form[data-guard]")].some((form) => form !== sent && isTyped(form));
    if (unsaved || typed) event.preventDefault();
  });
}
