// Marking a claim by selecting text. The server counts code points, the page UTF-16 units:
// the number of code points before a place is the length of that text, taken character by character.

const LONGEST_SHOWN = 80;

/** How many code points `text` has. */
function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The part of the selection that lies in `article`: its offsets in code points and its text, or null. */
export function selectedSpan(article, selection) {
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  if (!range.intersectsNode(article)) return null;
  const whole = document.createRange();
  whole.selectNodeContents(article);
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) < 0) range.setStart(whole.startContainer, whole.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) > 0) range.setEnd(whole.endContainer, whole.endOffset);
  const before = whole.cloneRange();
  before.setEnd(range.startContainer, range.startOffset);
  const quote = range.toString();
  if (!quote.trim()) return null;
  const start = codePoints(before.toString());
  return { start, end: start + codePoints(quote), quote };
}

function shorten(text) {
  const characters = [...text.trim().replace(/\s+/g, " ")];
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join("")}…` : characters.join("");
}

/** Show the bar for the present selection, or hide it. */
function update(article, bar) {
  const span = selectedSpan(article, document.getSelection());
  bar.hidden = !span;
  if (!span) return;
  bar.elements.start.value = span.start;
  bar.elements.end.value = span.end;
  bar.elements.quote.value = span.quote;
  const output = bar.querySelector("output");
  output.textContent = output.dataset.text.replace("#", () => shorten(span.quote));
}

function install(article, bar) {
  let pressed = false;
  // A press on the bar must not take away the selection that it is about.
  bar.addEventListener("pointerdown", () => { pressed = true; });
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  document.addEventListener("pointerup", () => setTimeout(() => { pressed = false; }, 300));
  document.addEventListener("selectionchange", () => {
    if (!pressed && !bar.contains(document.activeElement)) update(article, bar);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !bar.hidden) document.getSelection().removeAllRanges();
  });
  for (const hint of document.querySelectorAll("[data-select-hint]")) hint.hidden = false;
}

const article = document.querySelector("[data-article-text]");
const bar = document.querySelector("[data-mark-bar]");
if (article && bar) install(article, bar);
