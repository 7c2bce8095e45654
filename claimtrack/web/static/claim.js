// The claim page: the draft saved while it is written, a counter, and no words lost by leaving.
// Everything here is a help: without it the same buttons and fields do the same.
import { keepDraft } from "./draft.js";
import { guardForms } from "./guard.js";

function countCharacters(input, output) {
  // Code points, as the desk counts: a flag or a ship is not two characters.
  const count = [...input.value].length;
  output.textContent = output.dataset.text.replace("#", String(count));
  output.classList.toggle("over", count > Number(output.dataset.best));
}

for (const input of document.querySelectorAll("[data-counter]")) {
  const output = document.getElementById(input.dataset.counter);
  input.addEventListener("input", () => countCharacters(input, output));
  countCharacters(input, output);
}

/** While the focus is in a source, shift and an arrow move it; after the move the focus is there again. */
function moveSources() {
  document.addEventListener("keydown", (event) => {
    if (!event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const source = event.target.closest?.("[data-source]");
    const button = source?.querySelector(`[data-source-key="${event.key}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  const here = location.hash && document.getElementById(location.hash.slice(1));
  if (here && here.matches(".source, .comment, .preview")) here.focus();
}

moveSources();
const form = document.querySelector("form[data-autosave]");
const draft = form ? keepDraft(form) : null;
guardForms(draft);
