// The draft saves itself two seconds after typing stops, says when it did, and says clearly when it could not.
import { isTyped } from "./typed.js";

const PAUSE = 2000;
const NEXT_TRY = 10000;

class Draft {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-save-state]");
    this.dirty = false;
    this.saving = null;
    this.refused = false;
    this.timer = 0;
  }

  changed() {
    this.dirty = true;
    this.say(this.form.dataset.unsaved);
    this.wait(PAUSE);
  }

  wait(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), milliseconds);
  }

  say(text, trouble = false) {
    this.state.textContent = text;
    this.state.classList.toggle("trouble", trouble);
  }

  /** Save what is unsaved; saves never overlap, since each carries the version that the one before made. */
  async save() {
    clearTimeout(this.timer);
    while (this.saving) await this.saving;
    if (!this.dirty) return true;
    this.saving = this.send();
    try {
      return await this.saving;
    } finally {
      this.saving = null;
    }
  }

  async send() {
    this.dirty = false;
    this.say(this.form.dataset.saving);
    let answer;
    try {
      answer = await fetch(this.form.action, {
        method: "POST",
        body: new FormData(this.form),
        headers: { Accept: "application/json" },
      });
    } catch {
      return this.failed(this.form.dataset.offline, { again: true });
    }
    return this.read(answer);
  }

  async read(answer) {
    const told = await answer.json().catch(() => null);
    if (!answer.ok || !told) return this.failed(this.reason(answer, told), ways(answer));
    this.form.elements.version.value = told.version;
    this.refused = false;
    delete this.form.dataset.guard;
    this.say(this.dirty ? this.form.dataset.unsaved : told.message);
    return true;
  }

  reason(answer, told) {
    const { loggedOut, stale, offline } = this.form.dataset;
    // Who is logged out has no language of their own any more; the page still has.
    if (answer.status === 401) return loggedOut;
    return told?.stale ? stale : (told?.error ?? offline);
  }

  /** `again`: time alone may help, so it is tried again; `refused`: only the page that shows why can help. */
  failed(text, { again = false, refused = false }) {
    this.dirty = true;
    this.refused = refused;
    this.say(text, true);
    if (again) this.wait(NEXT_TRY);
    return false;
  }
}

/** Return what can be done about a save that was not accepted. */
function ways(answer) {
  const unwell = answer.status >= 500;
  return { again: unwell || answer.status === 401, refused: !unwell };
}

/** Save in place; what the desk refuses goes the long way, to the page that shows why. */
async function pressSave(draft, event) {
  event.preventDefault();
  event.stopPropagation();
  draft.dirty = true;
  const saved = await draft.save();
  if (!saved && draft.refused) draft.leave(event.submitter);
}

/** Return the draft that `form` edits, saved from now on as it changes. */
export function keepDraft(form) {
  const draft = new Draft(form);
  form.addEventListener("input", () => draft.changed());
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "save" && !draft.leaving) pressSave(draft, event);
  });
  draft.leave = (submitter) => {
    draft.leaving = true;
    form.requestSubmit(submitter);
  };
  // On a slow line somebody types before this script is there; those words count too.
  if (isTyped(form)) draft.changed();
  return draft;
}
