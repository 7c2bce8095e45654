"""What reading a version changes, decided before anything is: values only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from claimtrack.extract.language import LANGUAGES, rules_for
from claimtrack.services.articles.claim_matching import match_by_place, match_by_wording
from claimtrack.services.articles.known_claims import KnownClaim
from claimtrack.services.articles.statements import Statement

# Below this check-worthiness a statement stays out of the queue; a person can still mark it.
LEAST_SCORE = 0.25
# More than a desk checks of one text. A text of the greatest size holds tens of thousands of statements: to
# store them all keeps every other writer waiting for longer than it has patience, and no page can show them.
MOST_CLAIMS = 500


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """`rewritten` take over what was found, `rescored` its score alone; `left_out` counts those too many."""

    rewritten: list[tuple[KnownClaim, Statement]]
    rescored: list[tuple[KnownClaim, Statement]]
    added: list[Statement]
    removed: list[KnownClaim]
    left_out: int


def plan_reading(
    statements: Sequence[Statement], known: Sequence[KnownClaim], *, language: str
) -> ReadingPlan:
    """Return what becomes of the known claims of an article, and which statements are new to it.

    The best statements come into the queue, MOST_CLAIMS together with the claims that people worked on.
    """
    matched = match_claims(statements, known, language=language)
    kept = {position for position, claim in matched.items() if not claim.is_free}
    worthy = [
        position
        for position, statement in enumerate(statements)
        if position not in kept and is_worthy(statement)
    ]
    room = max(0, MOST_CLAIMS - sum(not claim.is_free for claim in known))
    best = _pick_best(worthy, statements, room)
    going_on = {matched[position].claim.id for position in best if position in matched}
    return ReadingPlan(
        rewritten=[(matched[position], statements[position]) for position in best if position in matched],
        rescored=[(matched[position], statements[position]) for position in sorted(kept)],
        added=[statements[position] for position in best if position not in matched],
        removed=[claim for claim in known if claim.is_free and claim.claim.id not in going_on],
        left_out=len(worthy) - len(best),
    )


def match_claims(
    statements: Sequence[Statement], known: Sequence[KnownClaim], *, language: str
) -> dict[int, KnownClaim]:
    """Return the known claims by the position of the statement that each of them is.

    Claims that stand in the version are told by their places, those of other versions by their wording.
    A claim that nobody worked on is only found again in what is worth checking.
    """

    def may_be(position: int, number: int) -> bool:
        """Whether the statement may be taken for the known claim at all."""
        return not known[number].is_free or is_worthy(statements[position])

    matched = match_by_place(
        {position: statement.spans for position, statement in enumerate(statements)},
        {number: claim.spans for number, claim in enumerate(known) if claim.here},
        may=may_be,
    )
    matched |= match_by_wording(
        _wordings(statements, without=matched),
        {number: claim.claim.wording for number, claim in enumerate(known) if not claim.here},
        may=may_be,
        negations=rules_for(language).negations if language in LANGUAGES else frozenset(),
    )
    return {position: known[number] for position, number in matched.items()}


def is_worthy(statement: Statement) -> bool:
    """Whether a statement is worth a place in the queue."""
    return statement.found.score >= LEAST_SCORE


def _wordings(statements: Sequence[Statement], *, without: Mapping[int, int]) -> dict[int, str]:
    return {
        position: statement.found.text
        for position, statement in enumerate(statements)
        if position not in without
    }


def _pick_best(worthy: Iterable[int], statements: Sequence[Statement], room: int) -> list[int]:
    """Return the positions of the best, in the order they came in; of equals the first."""
    return sorted(nlargest(room, worthy, key=lambda position: statements[position].found.score))
