"""The texts that scorers learn from, each with what is known of it."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimtrack.extract import LANGUAGES

HERE = Path(__file__).parent
_LEAST_WORTHY = 2
_SHORTEST, _LONGEST = 20, 500


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence; `worthy` is None where nobody labelled it. No fold parts a `group`."""

    text: str
    worthy: bool | None
    language: str
    domain: str
    group: str


def read_debates(path: Path, *, groups: int = 20) -> list[Example]:
    """Return ClaimBuster sentences by id, which is the order of the debates, in groups of equal size."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file, delimiter="\t"), key=lambda row: int(row["Sentence_id"]))
    return [
        Example(
            row["Text"], row["class_label"] == "Yes", "en", "debate", f"{place * groups // len(rows):02d}"
        )
        for place, row in enumerate(rows)
    ]


def read_sentences(labels: Path, corpora: list[Path], *, half: str) -> list[Example]:
    """Return the graded Slovenian sentences of a half; their text is taken from the corpora by id."""
    texts = {key: text for path in corpora for key, text in _texts(path)}
    with labels.open(encoding="utf-8", newline="") as file:
        return [
            Example(
                texts[row["sentence"]], int(row["grade"]) >= _LEAST_WORTHY, "sl", "news sl", row["document"]
            )
            for row in csv.DictReader(file, delimiter="\t")
            if row["half"] == half and row["sentence"] in texts
        ]


def read_articles(path: Path, *, half: str) -> list[Example]:
    """Return the sentences of labelled articles of a half; an article without one is for training.

    Other languages than those with rules of their own are left out: a scorer has no mean for them.
    """
    examples: list[Example] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        if article.get("half", "train") != half or article.get("language") not in LANGUAGES:
            continue
        language, text = article["language"], article["text"]
        examples += [
            Example(text[start:end], worthy, language, f"article {language}", str(article["id"]))
            for start, end, worthy in _labelled(article)
        ]
    return examples


def read_health(path: Path = HERE / "health.en.tsv") -> list[Example]:
    """Return our own sentences about health: what checkers are asked about, and what stands around it."""
    lines = (line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Example(text, int(grade) >= _LEAST_WORTHY, "en", "health", f"health {place}")
        for place, (grade, text) in enumerate(lines)
    ]


def read_unlabelled(path: Path, *, labels: Path, most: int) -> list[Example]:
    """Return Slovenian sentences of documents that nobody labelled, for the fast scorer to learn on."""
    with labels.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    documents, known = {row["document"] for row in rows}, {row["sentence"] for row in rows}
    found = [
        Example(text, None, "sl", "unlabelled", key)
        for key, text in _texts(path)
        if key not in known and key.split(".")[0] not in documents and _SHORTEST < len(text) < _LONGEST
    ]
    step = max(1, len(found) // most)
    return found[::step][:most]


def _labelled(article: dict[str, Any]) -> Iterator[tuple[int, int, bool]]:
    """Yield the sentences of an article with their labels; a text that is one sentence has its own."""
    if "worthy" in article:
        yield 0, len(article["text"]), article["worthy"]
    for sentence in article.get("sentences", ()):
        worthy = sentence["worthy"] if "worthy" in sentence else sentence["grade"] >= _LEAST_WORTHY
        yield sentence["start"], sentence["end"], worthy


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    key = ""
    with path.open(encoding="utf-8") as file:
        for line in file:
            name, _, value = line.removeprefix("# ").partition(" = ")
            if line.startswith("# sent_id"):
                key = value.strip()
            elif line.startswith("# text =") and name == "text":
                yield key, value.strip()
