"""Which extracted claims are which labelled ones."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.extract.evaluation.labelled import LabelledClaim, LabelledText
from claimtrack.extract.values import ExtractedClaim

# A labelled claim is found where this share of its characters lies in an extracted one.
FOUND = 0.7
# An extracted claim holds a second one where it states this share of the second one's words.
HELD = 0.8
# So many more than were labelled are looked through, as an editor would read on a little.
MORE = 5
_ADDED = re.compile(r"\[[^\]]*\]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Match:
    """A labelled claim with the extracted one that found it, None where it was missed."""

    labelled: LabelledClaim
    found: ExtractedClaim | None
    alone: bool


def match_claims(text: LabelledText, claims: Sequence[ExtractedClaim]) -> list[Match]:
    """Return each labelled claim with the closest of the first N + MORE extracted claims that hold it."""
    labelled = text.claims or ()
    first = claims[: len(labelled) + MORE]
    return [_match(text, claim, first) for claim in labelled]


def _match(text: LabelledText, labelled: LabelledClaim, claims: Sequence[ExtractedClaim]) -> Match:
    holding = [claim for claim in claims if _covered(labelled, claim) >= FOUND]
    found = max(holding, key=lambda claim: _likeness(labelled, claim), default=None)
    return Match(labelled, found, found is not None and _stands_alone(text, labelled, found))


def _overlap(labelled: LabelledClaim, claim: ExtractedClaim) -> int:
    return max(0, min(labelled.end, claim.end) - max(labelled.start, claim.start))


def _covered(labelled: LabelledClaim, claim: ExtractedClaim) -> float:
    return _overlap(labelled, claim) / (labelled.end - labelled.start)


def _likeness(labelled: LabelledClaim, claim: ExtractedClaim) -> float:
    shared = _overlap(labelled, claim)
    return shared / (labelled.end - labelled.start + claim.end - claim.start - shared)


def _stands_alone(text: LabelledText, labelled: LabelledClaim, found: ExtractedClaim) -> bool:
    """True when the standalone form, brackets aside, holds no second labelled claim."""
    words = _words(_ADDED.sub(" ", found.standalone))
    others = (
        other
        for other in text.claims or ()
        if other != labelled and not _encloses(other, labelled) and _covered(other, found) >= FOUND
    )
    return not any(_holds(words, _words(text.text[other.start : other.end])) for other in others)


def _encloses(outer: LabelledClaim, inner: LabelledClaim) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _holds(words: Counter[str], sought: Counter[str]) -> bool:
    return (words & sought).total() >= HELD * max(sought.total(), 1)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))
