// Lists: j and k go down and up its lines, Enter opens what has the focus, x ticks its box.

// What a line is about, the best first: there the focus goes, so that Enter opens it.
const ABOUT = ["[data-open]", "th a[href]", "a[href]", "summary", "button", "input"];
let place = -1;

/** Whether something can be seen and used now; what is folded away cannot. */
export function isShown(element) {
  return element.checkVisibility({ visibilityProperty: true });
}

function lines() {
  return [...document.querySelectorAll("[data-item]")].filter(isShown);
}

/** The line that has the focus, or null. */
export function currentItem() {
  return document.activeElement?.closest("[data-item]") ?? null;
}

function enter(line) {
  const target = ABOUT.map((each) => [...line.querySelectorAll(each)].find(isShown)).find(Boolean) ?? line;
  if (target === line) line.tabIndex = -1;
  target.focus({ focusVisible: true });
  line.scrollIntoView({ block: "nearest" });
}

/** Go `step` lines on from where the focus is or last was; return whether there is a list. */
export function moveBy(step) {
  const all = lines();
  if (!all.length) return false;
  const here = all.indexOf(currentItem());
  const from = here < 0 ? place : here;
  place = Math.max(0, Math.min(all.length - 1, from + step));
  enter(all[place]);
  return true;
}

/** Tick or untick the line's box; return whether it has one. */
export function tick() {
  const boxes = [...(currentItem()?.querySelectorAll("input[type=checkbox], input[type=radio]") ?? [])];
  if (boxes.length !== 1) return false;
  boxes[0].click();
  return true;
}
