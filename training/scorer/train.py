"""Trains both scorers: python train.py DATA LABELS SCRATCH OUT [more labelled articles ...]

DATA holds checkworthy/ and slovene/; LABELS the labelled sets of this repository; SCRATCH keeps what was
read and embedded; OUT gets fast.npz and semantic.npz. The same input gives the same weights.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from figures import measure
from linear import BITS, Table, make_table, rate, train_fast
from network import train_head
from numpy.typing import NDArray
from prepare import embed, read_passages
from sources import Example, read_articles, read_debates, read_health, read_sentences, read_unlabelled

from claimtrack.extract.scoring.fast import FastRater
from claimtrack.extract.scoring.features import describe
from claimtrack.extract.scoring.hashing import hash_passages
from claimtrack.extract.scoring.semantic import OWN_FAST, Head, add_fast, assemble

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
FOLDS, SEEDS = 5, (0,)
UNLABELLED, CORPUS = "unlabelled", "news sl"
# What a sentence of each domain weighs: not worthy, worthy. Worthy ones weigh more where a threshold of one
# half would miss too many in the folds that were held out; the fewer of a domain, the more each weighs.
WEIGHTS = {
    "debate": (1.0, 4.5),
    CORPUS: (3.0, 5.4),
    "article sl": (2.0, 2.4),
    "article en": (5.0, 4.5),
    "health": (10.0, 10.0),
    UNLABELLED: (1.5, 1.5),
}
# A debate of this year is more like the next one than one of 1960 is.
_OLDEST, _NEWEST = 0.7, 1.3
# The corpora are of all sorts, articles are what scorers are for: what is none of news weighs less.
_NO_NEWS, _NEXT_TO_NOTHING, _JUDGED = 0.25, 0.1, 5
# How much a fast scorer learns from the semantic one, and how much from the labels.
_TAUGHT = 0.8


def gather(data: Path, labels: Path, more: Sequence[Path]) -> list[Example]:
    """Return all that is trained on; test halves are not read."""
    corpora = [data / "slovene" / name for name in ("sl_tag_train.conllu", "sl_parse_train.conllu")]
    sentences = labels / "sentences.sl.tsv"
    examples = read_debates(data / "checkworthy" / "CT24_checkworthy_english_train.tsv")
    examples += read_sentences(sentences, corpora, half="train")
    for path in (labels / "articles.sl.jsonl", labels / "articles.en.jsonl", *more):
        examples += read_articles(path, half="train")
    return [*examples, *read_health(), *read_unlabelled(corpora[0], labels=sentences, most=20_000)]


def main(data: Path, labels: Path, scratch: Path, out: Path, more: Sequence[Path]) -> None:
    """Train both scorers and write them with their figures on folds that were held out."""
    scratch.mkdir(parents=True, exist_ok=True)
    examples = gather(data, labels, more)
    passages, embeddings = read_passages(examples, scratch), embed(examples, scratch)
    course = Course(examples, make_table(hash_passages(passages, bits=BITS), describe(passages)), embeddings)
    course.teach()
    _save(out, course)
    _report(out / "figures.json", course)


class Course:
    """The way from a teacher that knows embeddings and marks, by the fast rater, to the semantic one."""

    def __init__(self, examples: list[Example], table: Table, embeddings: Floats) -> None:
        self.examples, self.table = examples, table
        self.labelled = np.array([one.worthy is not None for one in examples])
        self.worthy = np.array([bool(one.worthy) for one in examples])
        self.weights = weigh(examples)
        self.folds = fold(examples)
        self.means = _means(examples, embeddings)
        empty = _empty_head(self.means)
        languages = [one.language for one in examples]
        self.base = assemble(empty.centre(embeddings, languages), languages, table.marks)

    def teach(self) -> None:
        """Fill in `fast`, `head` and the log-odds that each gave to what it had not seen."""
        taught, _ = self._heads(self.base, seeds=SEEDS[:1])
        teacher = 1 / (1 + np.exp(-taught))
        soft = np.where(self.labelled, (1 - _TAUGHT) * self.worthy + _TAUGHT * teacher, teacher)
        self.fast_rates, self.fast = self._fasts(soft.astype(np.float32))
        self.semantic_rates, self.head = self._heads(add_fast(self.base, self.fast_rates), seeds=SEEDS)

    def _heads(self, inputs: Floats, *, seeds: Sequence[int]) -> tuple[Doubles, Head]:
        targets, rates = self.worthy.astype(np.float32), np.zeros(len(inputs))
        for seen, unseen in self._parts():
            known = seen & self.labelled
            head = train_head(
                inputs[known], targets[known], self.weights[known], seeds=seeds[:1], means=self.means
            )
            rates[unseen] = head.rate(inputs[unseen])
        known = self.labelled
        final = train_head(inputs[known], targets[known], self.weights[known], seeds=seeds, means=self.means)
        return rates, final

    def _fasts(self, targets: Floats) -> tuple[Doubles, FastRater]:
        rates = np.zeros(len(targets))
        for seen, unseen in self._parts():
            rater = train_fast(self.table, targets, self.weights, np.flatnonzero(seen), seed=0)
            rates[unseen] = rate(rater, self.table)[unseen]
        everything = np.arange(len(targets))
        return rates, train_fast(self.table, targets, self.weights, everything, seed=0)

    def _parts(self) -> Iterator[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
        return ((self.folds != number, self.folds == number) for number in range(FOLDS))


def weigh(examples: Sequence[Example]) -> Floats:
    """Return what each example weighs, by its domain, its label, and for debates by its age."""
    weights = np.array([WEIGHTS[one.domain][bool(one.worthy)] for one in examples], dtype=np.float32)
    debates = np.array([one.domain == "debate" for one in examples])
    weights[debates] *= np.linspace(_OLDEST, _NEWEST, int(debates.sum()), dtype=np.float32)
    weights[_no_news(examples)] *= _NO_NEWS
    return weights


def _no_news(examples: Sequence[Example]) -> NDArray[np.bool_]:
    """True for sentences of corpus documents without news in them: tales, letters, advice."""
    documents: dict[str, list[bool]] = {}
    for one in examples:
        if one.domain == CORPUS:
            documents.setdefault(one.group, []).append(bool(one.worthy))
    tales = {
        name
        for name, worthy in documents.items()
        if len(worthy) >= _JUDGED and sum(worthy) < _NEXT_TO_NOTHING * len(worthy)
    }
    return np.array([one.domain == CORPUS and one.group in tales for one in examples])


def fold(examples: Sequence[Example]) -> NDArray[np.int64]:
    """Return a fold for each example: debates by time, all else by document, so that none is in two folds."""
    random, folds = np.random.default_rng(1), np.zeros(len(examples), np.int64)
    for domain in dict.fromkeys(one.domain for one in examples):
        groups = sorted({one.group for one in examples if one.domain == domain})
        if domain == "debate":
            number = {group: place * FOLDS // len(groups) for place, group in enumerate(groups)}
        else:
            order = random.permutation(len(groups))
            number = {groups[chosen]: place % FOLDS for place, chosen in enumerate(order)}
        for place, one in enumerate(examples):
            if one.domain == domain:
                folds[place] = number[one.group]
    return folds


def _means(examples: Sequence[Example], embeddings: Floats) -> dict[str, Floats]:
    """The mean of each language; that of English is of debates, for there are too few others."""
    chosen = {"sl": ("news sl", "article sl"), "en": ("debate",)}
    return {
        language: embeddings[[one.language == language and one.domain in domains for one in examples]].mean(0)
        for language, domains in chosen.items()
    }


def _empty_head(means: dict[str, Floats]) -> Head:
    nothing = np.zeros(0, np.float32)
    return Head(means, nothing, nothing, nothing, nothing, 0.0)


def _save(out: Path, course: Course) -> None:
    fast, head = course.fast, course.head
    for name in ("fast", OWN_FAST):
        np.savez_compressed(
            out / f"{name}.npz",
            words=fast.words.astype(np.float16),
            marks=fast.marks.astype(np.float32),
            intercept=np.float32(fast.intercept),
        )
    np.savez_compressed(
        out / "semantic.npz",
        direct=head.direct,
        hidden=head.hidden.astype(np.float16),
        bias=head.bias,
        output=head.output,
        intercept=np.float32(head.intercept),
        **{f"mean_{language}": mean for language, mean in head.means.items()},
    )


def _report(path: Path, course: Course) -> None:
    """Print the figures of each domain, and of the last debates, on held-out folds, and write them down."""
    domains = np.array([one.domain for one in course.examples])
    chosen = {domain: domains == domain for domain in WEIGHTS if domain != UNLABELLED}
    chosen["last debates"] = (domains == "debate") & (course.folds == FOLDS - 1)
    told = {}
    for name, rates in (("fast", course.fast_rates), ("semantic", course.semantic_rates)):
        for domain, rows in chosen.items():
            figures = measure(1 / (1 + np.exp(-rates[rows])), course.worthy[rows])
            print(f"{name:9}{domain:14}{figures.line()}")
            told[f"{name}, {domain}"] = asdict(figures)
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    data, labels, scratch, out, *more = map(Path, sys.argv[1:])
    main(data, labels, scratch, out, more)
