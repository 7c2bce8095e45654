"""What a scorer is given and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from claimtrack.extract.values import Kind

Mark = tuple[str, str]
Tokens = NDArray[np.uint64]
COLUMNS = 5


def _no_tokens() -> Tokens:
    return np.zeros((0, COLUMNS), dtype=np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A stretch of text as trained scorers read it.

    `tokens` has a row a token: spaCy's ids of its lower-case form, lemma, part of speech, features and
    relation in the tree.
    `marks` are (code, words) in order of start; `main` are the codes that its main clause turns on.
    """

    text: str
    tokens: Tokens
    marks: tuple[Mark, ...]
    main: frozenset[str]
    language: str


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What is known of one candidate: (code, words) of each mark in order; its length in words.

    `sentence` is the sentence it stands in, one object for all the claims of it; None where it stands alone.
    """

    marks: tuple[Mark, ...]
    length: int
    text: str = ""
    tokens: Tokens = field(default_factory=_no_tokens)
    main: frozenset[str] = frozenset()
    language: str = ""
    sentence: Passage | None = None

    @property
    def passage(self) -> Passage:
        """The candidate's own words."""
        return Passage(self.text, self.tokens, self.marks, self.main, self.language)


@dataclass(frozen=True, slots=True)
class Judgement:
    """`score` in [0, 1], the reasons that made it (by weight), and the kind."""

    score: float
    reasons: tuple[Mark, ...]
    kind: Kind


class Scorer(Protocol):
    """Anything that turns evidence into judgements, one for each and in the same order."""

    version: str

    def __call__(self, evidence: Sequence[Evidence]) -> list[Judgement]: ...
