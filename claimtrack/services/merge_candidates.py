"""Finding the claim that another one should be part of: by its number, its address, or its words."""

import re
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claimtrack.models import Claim, Publication
from claimtrack.services.published import VISIBLE
from claimtrack.workflow import ClaimState

MOST_FOUND = 20
# More words narrow no further, and each is a condition of the statement.
_MOST_WORDS = 8
_GREATEST_KEY = 2**31 - 1
_NUMBER = re.compile(r"#?(\d{1,10})|\S*/claims/(\d{1,10})\S*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that takes others in, and whether readers see a verdict on it."""

    claim: Claim
    is_public: bool


def find_candidates(session: Session, *, words: str, claim_id: int) -> list[Candidate]:
    """Return up to 20 claims that `claim_id` can be merged into, the newest first.

    `words` are a claim's number (``12`` or ``#12``), its address on the desk, or words that its wording
    holds, in any order. A merged claim is found as the one that it is part of; dismissed ones are left out.
    """
    statement = (
        select(Claim, Publication.state)
        .outerjoin(Publication, Publication.claim_id == Claim.id)
        .where(Claim.id != claim_id, Claim.state.not_in((ClaimState.DISMISSED, ClaimState.MERGED)))
        .order_by(Claim.id.desc())
        .limit(MOST_FOUND)
    )
    number = _number(words)
    if number is not None:
        end = session.scalar(select(Claim.merged_into_id).where(Claim.id == number)) or number
        statement = statement.where(Claim.id == end)
    for word in [] if number is not None else words.split()[:_MOST_WORDS]:
        said = [column.icontains(word, autoescape=True) for column in (Claim.standalone, Claim.wording)]
        statement = statement.where(or_(*said))
    if not words.strip():
        return []
    return [Candidate(claim, state in VISIBLE) for claim, state in session.execute(statement)]


def _number(words: str) -> int | None:
    found = _NUMBER.fullmatch(words.strip())
    number = int(found[1] or found[2]) if found else None
    return number if number is not None and number <= _GREATEST_KEY else None
