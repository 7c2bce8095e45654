"""What extraction hands out: plain values that know neither spaCy nor a database."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a claim asserts, and so how it would be checked."""

    QUANTITY = "quantity"
    COMPARISON = "comparison"
    EVENT = "event"
    QUOTATION = "quotation"
    CAUSAL = "causal"
    RULE = "rule"
    FORECAST = "forecast"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """One candidate statement.

    `start` and `end` count code points of the text given, half-open: `text[start:end] == claim.text`.
    `sentence` is the index of the sentence that holds it, `score` lies in [0, 1].
    What `standalone` adds to the wording stands in square brackets.
    `quote` is the range of the direct quotation that the claim stands in or holds, marks included.
    """

    text: str
    standalone: str
    start: int
    end: int
    sentence: int
    claimant: str | None
    score: float
    reasons: tuple[str, ...]
    kind: Kind
    quote: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All of one text: its language, the model that read it, sentences in order, claims by falling score."""

    language: str
    model: str
    sentences: tuple[tuple[int, int], ...]
    claims: tuple[ExtractedClaim, ...]
