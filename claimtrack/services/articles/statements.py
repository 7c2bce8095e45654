"""Statements: what extraction found, each once, with all the places where it stands in the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.extract import ExtractedClaim

# Of a statement that a text repeats, this many places are kept: no page shows more of them.
MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as the text makes it: the best of its readings, and its places in the order of the text."""

    found: ExtractedClaim
    places: tuple[ExtractedClaim, ...]

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where it stands: code points, half-open."""
        return tuple((place.start, place.end) for place in self.places)


def collect_statements(claims: Sequence[ExtractedClaim]) -> list[Statement]:
    """Return each statement once, in the order in which `claims` first make it.

    The same words (white space apart) are the same statement when they read the same outside of the article
    too, and when no two people are said to have made it.
    """
    groups: dict[tuple[str, str], list[ExtractedClaim]] = {}
    for claim in claims:
        groups.setdefault((_plain(claim.text), _plain(claim.standalone)), []).append(claim)
    return [_state(same) for group in groups.values() for same in _by_claimant(group)]


def _by_claimant(group: list[ExtractedClaim]) -> list[list[ExtractedClaim]]:
    if len({claim.claimant for claim in group if claim.claimant}) <= 1:
        return [group]
    named: dict[str | None, list[ExtractedClaim]] = {}
    for claim in group:
        named.setdefault(claim.claimant, []).append(claim)
    return list(named.values())


def _state(same: list[ExtractedClaim]) -> Statement:
    """The best reading of a statement is one that says who made it, then the one that scores most."""
    best = max(same, key=lambda claim: (claim.claimant is not None, claim.score))
    kept = sorted(same, key=lambda claim: (-claim.score, claim.start))[:MOST_PLACES]
    return Statement(best, tuple(sorted(kept, key=lambda claim: (claim.start, claim.end))))


def _plain(text: str) -> str:
    return " ".join(text.split())
