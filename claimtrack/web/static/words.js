// Selecting in the article with the keyboard: word by word, paragraph by paragraph.
// It sets the page's selection, so whatever looks at that (marking, moving a claim) works as with a mouse.

// A word without the signs that end a clause.
const WORD = /\S+?(?=[.,;:!?]*(?:\s|$))/gu;

/** Where every word of the article begins and ends, in UTF-16 units of its text. */
function wordsOf(article) {
  return [...article.textContent.matchAll(WORD)].map((found) => [found.index, found.index + found[0].length]);
}

/** The place in the page of the unit at `offset` of the article's text. */
function locate(article, offset, atEnd) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inside = offset - before;
    if (inside < node.length || (atEnd && inside === node.length)) return [node, inside];
    before += node.length;
  }
  return [article, article.childNodes.length];
}

/** The number of the first word that can be seen, or that stands behind the focus. */
function firstWord(article, words) {
  const focused = document.activeElement;
  const range = document.createRange();
  for (let number = 0; number < words.length; number += 1) {
    const [node, offset] = locate(article, words[number][0], false);
    if (article.contains(focused)) {
      if (focused.contains(node) || focused.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) return number;
    } else {
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      if (range.getBoundingClientRect().bottom > 0) return number;
    }
  }
  return 0;
}

class WordSelection {
  constructor(article) {
    this.article = article;
    this.words = wordsOf(article);
    this.anchor = firstWord(article, this.words);
    this.focus = this.anchor;
  }

  show() {
    const [first, last] = [this.anchor, this.focus].sort((a, b) => a - b);
    const start = locate(this.article, this.words[first][0], false);
    const end = locate(this.article, this.words[last][1], true);
    document.getSelection().setBaseAndExtent(...start, ...end);
    locate(this.article, this.words[this.focus][0], false)[0].parentElement.scrollIntoView({ block: "nearest" });
  }

  /** Go to another word; the selection begins anew there unless it is to grow or shrink. */
  go(number, grows) {
    this.focus = Math.min(Math.max(number, 0), this.words.length - 1);
    if (!grows) this.anchor = this.focus;
    this.show();
  }

  /** The first word of the next paragraph, or of the one before. */
  paragraph(step) {
    const text = this.article.textContent;
    let number = this.focus;
    do number += step;
    while (this.words[number] && !/\n\s*$/u.test(text.slice(0, this.words[number][0])) && number > 0);
    return number;
  }
}

const STEPS = {
  ArrowRight: (words) => words.focus + 1,
  ArrowLeft: (words) => words.focus - 1,
  ArrowDown: (words) => words.paragraph(1),
  ArrowUp: (words) => words.paragraph(-1),
};

function install(article, button) {
  let words = null;
  button.addEventListener("click", () => {
    words = new WordSelection(article);
    if (!words.words.length) words = null;
    button.blur();
    words?.show();
  });
  document.addEventListener("keydown", (event) => {
    if (!words || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") words = null;
    if (event.key === "Enter" && document.activeElement === document.body) {
      event.preventDefault();
      document.querySelector("[data-mark-bar] button").click();
    }
    const step = STEPS[event.key];
    if (!step || event.target.closest?.("input, textarea, select")) return;
    event.preventDefault();
    words.go(step(words), event.shiftKey);
  });
}

const article = document.querySelector("[data-article-text]");
const button = document.querySelector("[data-select-words]");
if (article && button) install(article, button);
