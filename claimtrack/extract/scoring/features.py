"""What marks and words of a passage say in numbers that mean the same in every language."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.symbols import (  # type: ignore[import-not-found]
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    INTJ,
    NOUN,
    NUM,
    PART,
    PRON,
    PROPN,
    PUNCT,
    SCONJ,
    VERB,
)

from claimtrack.extract.scoring.evidence import Passage

CODES: tuple[str, ...] = (
    "number", "date", "time", "ordinal", "superlative", "comparison", "change", "absolute", "cause", "rule",
    "event", "name", "source", "attributed", "quoted", "opinion", "hope", "promise", "forecast",
    "possibility", "condition", "appeal", "question", "first person", "vague",
)  # fmt: skip
_MOST = 3
_CLASSES = (ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, VERB)
_PLACES = {code: place for place, code in enumerate(CODES)}
_POS = 2
# Part of speech to column; what is none of the classes goes to one more column.
_COLUMNS = np.full(max(_CLASSES) + 2, len(_CLASSES))
_COLUMNS[list(_CLASSES)] = np.arange(len(_CLASSES))
_LONG, _FEW = 40, 6
NAMES: tuple[str, ...] = (
    *CODES,
    *(f"any {code}" for code in CODES),
    *(f"main {code}" for code in CODES),
    *(f"class {number}" for number in range(len(_CLASSES))),
    "length",
    "short",
)


def describe(passages: Sequence[Passage]) -> NDArray[np.float32]:
    """Return one row a passage and one column for each of NAMES, all between 0 and about 1."""
    if not passages:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    counts = np.array([_count(passage) for passage in passages], dtype=np.float32)
    main = np.array([[code in passage.main for code in CODES] for passage in passages], dtype=np.float32)
    sizes = np.maximum(1, [len(passage.tokens) for passage in passages])
    length = np.log1p(np.minimum(sizes, _LONG)) / math.log1p(_LONG)
    columns = (
        counts / _MOST,
        counts > 0,
        main,
        _shares(passages, sizes),
        length[:, None],
        sizes[:, None] < _FEW,
    )
    return np.hstack(columns).astype(np.float32)


def _count(passage: Passage) -> list[int]:
    counted = [0] * len(CODES)
    for code, _ in passage.marks:
        place = _PLACES.get(code)
        if place is not None and counted[place] < _MOST:
            counted[place] += 1
    return counted


def _shares(passages: Sequence[Passage], sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    """The share of each part of speech in each passage."""
    classes = np.concatenate([passage.tokens[:, _POS] for passage in passages]).astype(np.int64)
    owners = np.repeat(np.arange(len(passages)), [len(passage.tokens) for passage in passages])
    columns = _COLUMNS[np.minimum(classes, len(_COLUMNS) - 1)]
    width = len(_CLASSES) + 1
    counted = np.bincount(owners * width + columns, minlength=len(passages) * width)
    return np.asarray(counted.reshape(-1, width)[:, :-1] / sizes[:, None], dtype=np.float64)
