// A page learns of what others do: it asks now and then, seldom when nothing happens, never while it is hidden.
// htmx carries the question and the answer; this keeps the pace, and says that the page is open.

const SOON = 4000;
const CALM = 20000;
const TROUBLE = 60000;
const BEAT = 30000;
const ENDED = [401, 403, 404];

class Watch {
  constructor(box) {
    this.box = box;
    this.wait = SOON;
    this.timer = 0;
    this.ended = false;
  }

  start() {
    this.box.addEventListener("htmx:afterRequest", (event) => this.answered(event.detail.xhr?.status ?? 0));
    document.addEventListener("visibilitychange", () => this.shown());
    for (const kind of ["input", "pointerdown", "keydown"]) {
      document.addEventListener(kind, () => this.hurry(), { passive: true });
    }
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    if (!document.hidden && !this.ended) this.timer = setTimeout(() => this.look(), this.wait);
  }

  look() {
    this.box.dispatchEvent(new CustomEvent("look"));
  }

  /** Somebody is at work here: what others do matters again. */
  hurry() {
    if (this.wait <= SOON || this.wait > CALM) return;
    this.wait = SOON;
    this.later();
  }

  shown() {
    clearTimeout(this.timer);
    if (document.hidden || this.ended) return;
    this.wait = SOON;
    this.look();
  }

  answered(status) {
    if (ENDED.includes(status)) {
      this.ended = true;
      this.box.querySelector("[data-logged-out]")?.toggleAttribute("hidden", status !== 401);
      return;
    }
    if (status === 204) this.wait = Math.min(this.wait * 1.25, CALM);
    else if (status === 200) this.wait = SOON;
    else this.wait = Math.min(this.wait * 2, TROUBLE);
    this.later();
  }
}

/** Say that this page is open, as long as it is looked at; the last word is that it is not any more. */
class Presence {
  constructor(address) {
    this.address = address;
    this.timer = 0;
  }

  start() {
    this.beat();
    document.addEventListener("visibilitychange", () => this.beat());
    window.addEventListener("pagehide", () => navigator.sendBeacon(this.address, this.fields({ gone: "yes" })));
    window.addEventListener("pageshow", (event) => event.persisted && this.beat());
  }

  fields(more = {}) {
    const fields = new FormData();
    fields.set("csrf_token", document.querySelector("input[name=csrf_token]")?.value ?? "");
    for (const [name, value] of Object.entries(more)) fields.set(name, value);
    return fields;
  }

  async beat() {
    clearTimeout(this.timer);
    if (document.hidden) return;
    const options = { method: "POST", body: this.fields(), headers: { Accept: "application/json" } };
    const answer = await fetch(this.address, options).catch(() => null);
    if (answer && ENDED.includes(answer.status)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.beat(), BEAT);
  }
}

const box = document.querySelector("[data-news]");
if (box) new Watch(box).start();
if (box?.dataset.presence) new Presence(box.dataset.presence).start();
