"""Finding the claim that another one should be part of: by number, address, words, or likeness."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Select, and_, select, union_all
from sqlalchemy.orm import Session

from claimtrack.models import Claim, ClaimTerm, Publication
from claimtrack.services.claims.base_forms import query_forms
from claimtrack.services.claims.shared_words import MOST_OF_A_WORD, count_shared, holding
from claimtrack.services.publishing.published import VISIBLE
from claimtrack.workflow import ClaimState

MOST_FOUND: Final = 20
# Part of the words that a claim shares with one that is like it.
_LEAST_SHARED: Final = 0.4
_GREATEST_KEY: Final = 2**31 - 1
_NUMBER: Final = re.compile(r"#?(\d{1,10})|\S*/claims/(\d{1,10})\S*")
_GONE: Final = (ClaimState.DISMISSED, ClaimState.MERGED)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that takes others in, and whether readers see a verdict on it."""

    claim: Claim
    is_public: bool


def find_candidates(session: Session, *, words: str, claim_id: int) -> list[Candidate]:
    """Return up to 20 claims that `claim_id` can be merged into, the newest first.

    `words` are a claim's number (``12`` or ``#12``), its address on the desk, or words that its wording
    holds, in any order and inflection. A merged claim is found as the one that it is part of; dismissed
    ones are left out.
    """
    number = _number(words)
    if not words.strip():
        return []
    statement = _candidates(claim_id).order_by(Claim.id.desc()).limit(MOST_FOUND)
    if number is not None:
        end = session.scalar(select(Claim.merged_into_id).where(Claim.id == number)) or number
        return _loaded(session, statement.where(Claim.id == end))
    forms = [sorted(word) for word in query_forms(words)]
    return _loaded(session, _holding_all(session, statement, forms)) if forms else []


def similar_claims(session: Session, *, claim: Claim) -> list[Candidate]:
    """Return up to 20 claims that share words with `claim`, those that share most first, with two queries."""
    words = query_forms(claim.standalone, language=claim.language)
    if not words:
        return []
    shared = count_shared(session, words, term=ClaimTerm.term, key=ClaimTerm.claim_id)
    del shared[claim.id]
    least = max(min(2, len(words)), _LEAST_SHARED * len(words))
    best = sorted((key for key in shared if shared[key] >= least), key=lambda key: (-shared[key], -key))
    found = _loaded(session, _candidates(claim.id).where(Claim.id.in_(best[: 3 * MOST_FOUND])))
    found.sort(key=lambda each: (-shared[each.claim.id], -each.claim.id))
    return found[:MOST_FOUND]


def _candidates(claim_id: int) -> Select[Any]:
    pairs: tuple[Any, ...] = (Claim, Publication.state)
    statement: Select[Any] = select(*pairs)
    own = and_(Publication.claim_id == Claim.id, Publication.original_id.is_(None))
    return statement.outerjoin(Publication, own).where(Claim.id != claim_id, Claim.state.not_in(_GONE))


def _loaded(session: Session, statement: Select[Any]) -> list[Candidate]:
    return [Candidate(claim, state in VISIBLE) for claim, state in session.execute(statement)]


def _holding_all(session: Session, statement: Select[Any], words: list[list[str]]) -> Select[Any]:
    """Narrow to claims that hold every word, looking them up by the rarest one.

    A word of half the claims is only looked for in each claim: to list them all takes longer.
    """
    some = [_some_holding(number, word) for number, word in enumerate(words)]
    counts = Counter(number for _key, number in session.execute(union_all(*some)))
    rarest = min(range(len(words)), key=lambda number: counts[number])
    for number, word in enumerate(words):
        holds = select(ClaimTerm.claim_id).where(ClaimTerm.term.in_(word))
        if number == rarest and counts[number] < MOST_OF_A_WORD:
            statement = statement.where(Claim.id.in_(holds))
        else:
            statement = statement.where(holds.where(ClaimTerm.claim_id == Claim.id).exists())
    return statement


def _some_holding(number: int, forms: Sequence[str]) -> Select[Any]:
    return holding(number, forms, term=ClaimTerm.term, key=ClaimTerm.claim_id)


def _number(words: str) -> int | None:
    found = _NUMBER.fullmatch(words.strip())
    number = int(found[1] or found[2]) if found else None
    return number if number is not None and number <= _GREATEST_KEY else None
