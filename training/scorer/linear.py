"""Logistic regression over hashed words and described marks: what the fast scorer weighs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimtrack.extract.scoring.fast import FastRater, bag_values
from claimtrack.extract.scoring.hashing import Bags

Floats = NDArray[np.float32]
BITS = 18
_EPOCHS, _BATCH = 12, 256
_RATE = 0.2
_WORDS_DECAY, _MARKS_DECAY = 1e-6, 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Many passages: their hashed features with values, where each one's features start, and their marks."""

    features: NDArray[np.int64]
    values: Floats
    starts: NDArray[np.int64]
    marks: Floats

    def rows(self, chosen: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the places of the features of the chosen passages, and which of them each belongs to."""
        counts = self.starts[chosen + 1] - self.starts[chosen]
        owners = np.repeat(np.arange(len(chosen)), counts)
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(self.starts[chosen], counts) + within, owners


def make_table(bags: Bags, marks: Floats) -> Table:
    """Return hashed passages in a form that is quick to take batches from."""
    counts = np.bincount(bags.owners, minlength=len(bags.sizes))
    starts = np.concatenate([[0], np.cumsum(counts)])
    return Table(bags.features, bag_values(bags).astype(np.float32), starts, marks)


class _Weights:
    """Weights with the steps of AdaGrad (Duchi and others, 2011)."""

    def __init__(self, size: int) -> None:
        self.now = np.zeros(size, np.float32)
        self.squares = np.full(size, 1e-8, np.float32)

    def step(self, places: NDArray[np.int64] | slice, gradient: Floats) -> None:
        self.squares[places] += gradient**2
        self.now[places] -= _RATE * gradient / np.sqrt(self.squares[places])


def train_fast(
    table: Table, targets: Floats, weights: Floats, chosen: NDArray[np.int64], *, seed: int
) -> FastRater:
    """Return the rater that comes nearest to the targets of the chosen rows, which may be probabilities."""
    words, marks, bias = _Weights(1 << BITS), _Weights(table.marks.shape[1]), _Weights(1)
    random = np.random.default_rng(seed)
    for _ in range(_EPOCHS):
        order = random.permutation(chosen)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            places, owners = table.rows(batch)
            features, values = table.features[places], table.values[places]
            added = np.bincount(owners, weights=words.now[features] * values, minlength=len(batch))
            rated = added + table.marks[batch] @ marks.now + bias.now[0]
            error = ((1 / (1 + np.exp(-rated)) - targets[batch]) * weights[batch] / len(batch)).astype(
                np.float32
            )
            seen, belongs = np.unique(features, return_inverse=True)
            gradient = np.bincount(belongs, weights=error[owners] * values).astype(np.float32)
            words.step(seen, gradient + _WORDS_DECAY * words.now[seen])
            marks.step(slice(None), table.marks[batch].T @ error + _MARKS_DECAY * marks.now)
            bias.step(slice(None), error.sum(keepdims=True))
    return FastRater(words.now, marks.now, float(bias.now[0]))


def rate(rater: FastRater, table: Table) -> NDArray[np.float64]:
    """Return the log-odds of every passage of a table."""
    owners = np.repeat(np.arange(len(table.marks)), np.diff(table.starts))
    words = np.bincount(
        owners, weights=rater.words[table.features] * table.values, minlength=len(table.marks)
    )
    return np.asarray(words + table.marks @ rater.marks + rater.intercept, dtype=np.float64)
