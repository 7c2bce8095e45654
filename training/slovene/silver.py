"""Give the sentences without trees the trees that a trained parser finds, within their known boundaries."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import registered  # noqa: F401
import spacy
import srsly  # type: ignore[import-untyped]
from conllu import Sentence
from corpus import load_slovene
from spacy.language import Language
from spacy.tokens import Doc


def make_docs(nlp: Language, sentences: Iterable[Sentence]) -> Iterator[tuple[Doc, str]]:
    """Yield each sentence as a document that cannot be divided, with its identifier."""
    for one in sentences:
        starts: list[bool | int | None] = [place == 0 for place in range(len(one.words))]
        yield Doc(nlp.vocab, words=one.words, spaces=one.spaces, sent_starts=starts), one.identifier


def parse(nlp: Language, sentences: Iterable[Sentence]) -> Iterator[dict[str, Any]]:
    """Yield identifier, heads and labels; heads count from 0 and a root is its own head."""
    for doc, identifier in nlp.pipe(make_docs(nlp, sentences), as_tuples=True):
        heads = [token.head.i for token in doc]
        deps = ["root" if token.dep_ == "ROOT" else token.dep_ for token in doc]
        yield {"id": identifier, "heads": heads, "deps": deps}


def main() -> None:
    """Write the trees as lines of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("slovene", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--limit", type=int, help="read so many sentences only, to see that it works")
    options = parser.parse_args()
    bare = [one for one in load_slovene(options.slovene) if one.heads is None][: options.limit]
    srsly.write_jsonl(options.output, parse(spacy.load(options.pipeline), bare))


if __name__ == "__main__":
    main()
