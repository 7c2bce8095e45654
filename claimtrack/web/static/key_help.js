// The list of keys: read from the page when it is opened, so that it says what the keys do now.
import { isShown } from "./list_keys.js";

const NOT_THE_NAME = "kbd, .hint, .visually-hidden";

/** What a control is called: as the page says for this list, as it is read out, or as it is written. */
function nameOf(target) {
  const said = target.dataset.keyName ?? target.getAttribute("aria-label");
  if (said) return said;
  const written = (target.labels?.[0] ?? target).cloneNode(true);
  for (const part of written.querySelectorAll(NOT_THE_NAME)) part.remove();
  return written.textContent.trim().replace(/\s+/g, " ");
}

function row(help, key, name) {
  const made = help.querySelector("template").content.cloneNode(true);
  const keys = made.querySelector("dt");
  for (const each of key.split(" ")) {
    const shown = document.createElement("kbd");
    shown.textContent = each;
    keys.append(shown, " ");
  }
  made.querySelector("dd").textContent = name;
  return made;
}

/** Keys and names, each key once, of what can be used now. */
function collect(selector, key) {
  const found = [...document.querySelectorAll(selector)].filter(isShown);
  return new Map(found.map((each) => [each.dataset[key], each.dataset.itemName ?? nameOf(each)]).reverse());
}

function fill(help, group, rows) {
  const section = help.querySelector(`[data-key-group=${group}]`);
  for (const old of section.querySelectorAll("[data-made]")) old.remove();
  const list = section.querySelector("dl");
  for (const [key, name] of [...rows].reverse()) list.append(row(help, key, name));
  section.hidden = !list.children.length;
}

function open(help) {
  const all = [...collect("[data-key]", "key")].filter(([key]) => key !== "?");
  fill(help, "page", all.filter(([key]) => !key.includes(" ")));
  fill(help, "go", all.filter(([key]) => key.includes(" ")));
  fill(help, "line", collect("[data-item] [data-item-key]", "itemKey"));
  const lines = [...document.querySelectorAll("[data-item]")];
  help.querySelector("[data-key-group=list]").hidden = !lines.length;
  help.querySelector("[data-key-tick]").hidden = !lines.some((each) => each.querySelector("input[type=checkbox]"));
  help.showModal();
}

/** Have what leads to the page on keys show this page's list instead. */
export function installHelp() {
  const help = document.querySelector("[data-key-help]");
  for (const opener of help ? document.querySelectorAll("[data-opens-keys]") : []) {
    opener.setAttribute("aria-haspopup", "dialog");
    opener.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(help);
    });
  }
}
