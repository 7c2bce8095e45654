"""Words of many passages as numbers of features: n-grams of forms, lemmas and parts of speech, hashed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.symbols import NUM, PROPN, SPACE  # type: ignore[import-not-found]

from claimtrack.extract.scoring.evidence import Passage

# Odd 64-bit constants; multiplying by them spreads neighbouring ids over all the bits (Knuth, TAOCP 3, 6.4).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xC2B2AE3D27D4EB4F)
_FIRST = np.uint64(0x165667B19E3779F9)
_LOWER, _LEMMA, _POS, _MORPH, _DEP = range(5)
_OPEN = (NUM, PROPN)


@dataclass(frozen=True, slots=True)
class Bags:
    """`features[i]` belongs to the passage `owners[i]`; owners rise."""

    features: NDArray[np.int64]
    owners: NDArray[np.int64]
    sizes: NDArray[np.int64]


def hash_passages(passages: Sequence[Passage], *, bits: int) -> Bags:
    """Return the features of passages, each below 2 ** bits; `sizes` are lengths in tokens.

    Figures and names count as such and not by their letters: a model that knows last year's names is a poor
    judge of next year's news.
    """
    tables = [passage.tokens[passage.tokens[:, _POS] != SPACE] for passage in passages]
    sizes = np.array([len(table) for table in tables], dtype=np.int64)
    owners = np.repeat(np.arange(len(tables)), sizes)
    if not len(owners):
        return Bags(np.zeros(0, np.int64), np.zeros(0, np.int64), sizes)
    tokens = np.concatenate(tables)
    grams, kept = _grams(tokens, owners)
    hashed = (grams * _SPREAD) >> np.uint64(64 - bits)
    features, belongs = hashed.astype(np.int64).ravel(), np.broadcast_to(owners, grams.shape).ravel()
    features, belongs = features[kept.ravel()], belongs[kept.ravel()]
    order = np.argsort(belongs, kind="stable")
    return Bags(features[order], belongs[order], sizes)


def _grams(
    tokens: NDArray[np.uint64], owners: NDArray[np.int64]
) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """One row a sort of feature, one column a token; and false where an n-gram runs out of its passage."""
    pos = tokens[:, _POS]
    named = np.isin(pos, _OPEN)
    lower, lemma = (np.where(named, pos, tokens[:, column]) for column in (_LOWER, _LEMMA))
    second, third = _next_inside(owners, 1), _next_inside(owners, 2)
    opening = np.concatenate([[True], owners[1:] != owners[:-1]])
    ones = np.ones(len(owners), dtype=np.bool_)
    rows = (
        (_gram(1, lower), ones),
        (_gram(2, lemma), ones),
        (_gram(3, lemma, _shift(lemma, 1)), second),
        (_gram(4, lower, _shift(lower, 1)), second),
        (_gram(5, pos, _shift(pos, 1)), second),
        (_gram(6, pos, _shift(pos, 1), _shift(pos, 2)), third),
        (_gram(7, pos, tokens[:, _MORPH]), ones),
        (_gram(8, lemma, _shift(pos, 1)), second),
        (_gram(9, pos, _shift(lemma, 1)), second),
        (_gram(10, lower), opening),
        (_gram(11, tokens[:, _DEP], pos), ones),
        (_gram(12, tokens[:, _DEP], lemma), ones),
    )
    return np.stack([row for row, _ in rows]), np.stack([kept for _, kept in rows])


def _gram(sort: int, *columns: NDArray[np.uint64]) -> NDArray[np.uint64]:
    total = np.full(len(columns[0]), sort, dtype=np.uint64) * _FIRST
    for column in columns:
        total = (total ^ column) * _MIX
        total ^= total >> np.uint64(29)
    return total


def _shift(column: NDArray[np.uint64], by: int) -> NDArray[np.uint64]:
    return np.concatenate([column[by:], np.zeros(min(by, len(column)), dtype=np.uint64)])


def _next_inside(owners: NDArray[np.int64], by: int) -> NDArray[np.bool_]:
    inside = np.zeros(len(owners), dtype=np.bool_)
    inside[:-by] = owners[by:] == owners[:-by]
    return inside
