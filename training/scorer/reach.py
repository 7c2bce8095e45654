"""Measures the scorers through the whole extractor: python reach.py DATA LABELS [scorer ...]

A sentence has the score of its best claim, and is found worthy from one half on.
"""

import csv
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from figures import measure
from sources import Example, read_articles, read_debates, read_sentences

from claimtrack.extract import ExtractionOptions, extract_claims

SCORERS = ("rules", "fast", "semantic")


# The four topics that NewsClaims was labelled for, in a few words each.
_TOPICS = (
    "origin of the virus",
    "transmission of the virus",
    "cure for the virus",
    "protection from the virus",
)


def sets(data: Path, labels: Path) -> Iterator[tuple[str, list[Example], tuple[str, ...]]]:
    """Yield the sets that nothing was trained on, each with the topics that are followed."""
    yield "CT24 dev-test", read_debates(data / "checkworthy" / "CT24_checkworthy_english_dev-test.tsv"), ()
    news = _news_claims(data / "checkworthy" / "newsclaims_dev.tsv")
    yield "NewsClaims dev", news, ()
    yield "with its topics", news, _TOPICS
    corpora = [data / "slovene" / "sl_ssj_dev.conllu"]
    yield "SSJ news, sl", read_sentences(labels / "sentences.sl.tsv", corpora, half="test"), ()
    for language in ("sl", "en"):
        yield f"articles, {language}", read_articles(labels / f"articles.{language}.jsonl", half="test"), ()


def _news_claims(path: Path) -> list[Example]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [Example(row["text"], row["claim"] == "1", "en", "news", row["tweet_id"]) for row in rows]


def main(data: Path, labels: Path, scorers: Sequence[str]) -> None:
    """Print a line of figures for each scorer and set."""
    for scorer in scorers:
        for name, examples, topics in sets(data, labels):
            options = ExtractionOptions(scorer=scorer, topics=topics)
            start = time.perf_counter()
            scores = np.array([_score(one, options) for one in examples])
            each = 1000 * (time.perf_counter() - start) / len(examples)
            worthy = np.array([bool(one.worthy) for one in examples])
            print(f"{scorer:9}{name:16}{measure(scores, worthy).line()}  {each:.0f} ms each", flush=True)


def _score(example: Example, options: ExtractionOptions) -> float:
    claims = extract_claims(example.text, language=example.language, options=options).claims
    return max((claim.score for claim in claims), default=0.0)


if __name__ == "__main__":
    folder, labelled, *wanted = sys.argv[1:]
    main(Path(folder), Path(labelled), wanted or SCORERS)
