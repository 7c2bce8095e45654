"""Measure a pipeline on held-out sentences: on gold words, and on raw text as the CoNLL shared tasks do."""

import argparse
import json
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path

import registered  # noqa: F401
import spacy
from conllu import Sentence
from corpus import GROUP, join, load_dev
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.training import Example

FIGURES = ("pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f", "ents_f", "ents_p", "ents_r")
SET = "UD Slovenian SSJ, development set; names in its documents where they were marked"
Span = tuple[int, int]
FIELDS: dict[str, Callable[[Token], Hashable]] = {
    "words": len,
    "pos": lambda token: token.pos_,
    "feats": lambda token: str(token.morph),
    "lemmas": lambda token: token.lemma_,
    "uas": lambda token: find_head(token),  # noqa: PLW0108 - defined below
    "las": lambda token: (find_head(token), token.dep_.lower().split(":")[0]),
}


def find_head(token: Token) -> Span:
    """Return where the head stands in the text, (-1, -1) for the root."""
    return (-1, -1) if token.head is token or token.head.i == token.i else locate(token.head)


def locate(token: Token) -> Span:
    """Return the start and end of a word in the text."""
    return token.idx, token.idx + len(token)


def read_groups(path: Path, size: int) -> Iterator[list[Sentence]]:
    """Yield the sentences of a file, `size` at a time."""
    sentences = load_dev(path)
    for start in range(0, len(sentences), size):
        yield sentences[start : start + size]


def score_words(nlp: Language, references: list[Doc]) -> dict[str, float]:
    """Return spaCy's figures with the words given."""
    examples = []
    for reference in references:
        given = Doc(
            nlp.vocab, words=[t.text for t in reference], spaces=[bool(t.whitespace_) for t in reference]
        )
        examples.append(Example(nlp(given), reference))
    scores = spacy.scorer.Scorer(nlp).score(examples)
    return {name: round(float(scores[name]), 4) for name in FIGURES if scores.get(name) is not None}


def score_text(nlp: Language, references: list[Doc]) -> dict[str, float]:
    """Return spaCy's figures on raw text."""
    examples = [Example(nlp(reference.text), reference) for reference in references]
    scores = spacy.scorer.Scorer(nlp).score(examples)
    return {name: round(float(scores[name]), 4) for name in FIGURES if scores.get(name) is not None}


def score_spans(nlp: Language, references: list[Doc]) -> dict[str, float]:
    """Return F1 of words, sentences and fields on raw text, where words and heads match by their place."""
    totals = {name: [0, 0, 0] for name in (*FIELDS, "sentences")}
    for reference in references:
        predicted = nlp(reference.text)
        for name, field in FIELDS.items():
            add(totals[name], list_fields(reference, field), list_fields(predicted, field))
        add(totals["sentences"], list_sentences(reference), list_sentences(predicted))
    return {name: round(2 * hits / (gold + found), 4) for name, (hits, gold, found) in totals.items()}


def add(total: list[int], gold: set[Hashable], found: set[Hashable]) -> None:
    """Add matches, gold size and found size to a total."""
    total[0] += len(gold & found)
    total[1] += len(gold)
    total[2] += len(found)


def list_fields(doc: Doc, field: Callable[[Token], Hashable]) -> set[Hashable]:
    """Return the places of the words with one field of each."""
    return {(locate(token), field(token)) for token in doc if not token.is_space}


def list_sentences(doc: Doc) -> set[Hashable]:
    """Return the start and end of each sentence."""
    return {(sent.start_char, sent.end_char) for sent in doc.sents}


def record(folder: Path, figures: dict[str, dict[str, float]]) -> None:
    """Write all figures to a file of their own, and those on raw text to what the pipeline says of itself."""
    (folder / "figures.json").write_text(json.dumps({"set": SET, **figures}, indent=1) + "\n")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta["performance"] = figures["raw text"]
    (folder / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Print the figures of one pipeline as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--size", type=int, default=GROUP)
    parser.add_argument("--record", action="store_true", help="write the figures beside the weights")
    options = parser.parse_args()
    nlp = spacy.load(options.pipeline)
    references = [join(nlp, group, " ") for group in read_groups(options.gold, options.size)]
    figures = {
        "gold words": score_words(nlp, references),
        "raw text": score_text(nlp, references),
        "raw text, CoNLL F1": score_spans(nlp, references) if nlp.has_pipe("parser") else {},
    }
    print(json.dumps(figures, indent=1))
    if options.record:
        record(options.pipeline, figures)


if __name__ == "__main__":
    main()
