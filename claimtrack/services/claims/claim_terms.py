"""The base forms that claims are looked up by, kept in step with their words by every flush.

A hook, because words are written in many places (extraction, by hand, a claim that is cut), and one that
forgot its terms would not be found again.
"""

from collections.abc import Iterable
from typing import cast

from sqlalchemy import Table, delete, event, insert, inspect
from sqlalchemy.orm import Session

from claimtrack.db.sessions import DeskSession
from claimtrack.models import Claim, ClaimTerm
from claimtrack.services.claims.base_forms import base_forms

_WORDS = ("wording", "standalone", "language")
_TERMS = cast("Table", ClaimTerm.__table__)


def terms_of(claim: Claim) -> set[str]:
    """Return the base forms that `claim` is found by."""
    return base_forms(f"{claim.standalone} {claim.wording}", language=claim.language)


@event.listens_for(DeskSession, "after_flush")
def _index(session: Session, _context: object) -> None:
    changed = [claim for claim in _claims(session.dirty) if _says_something_else(claim)]
    if changed:
        keys = [claim.id for claim in changed]
        session.connection().execute(delete(_TERMS).where(_TERMS.c.claim_id.in_(keys)))
    rows = [
        {"term": term, "claim_id": claim.id}
        for claim in [*_claims(session.new), *changed]
        for term in sorted(terms_of(claim))
    ]
    if rows:
        session.connection().execute(insert(_TERMS), rows)


def _claims(objects: Iterable[object]) -> list[Claim]:
    return [each for each in objects if isinstance(each, Claim)]


def _says_something_else(claim: Claim) -> bool:
    attributes = inspect(claim).attrs
    return any(attributes[name].history.has_changes() for name in _WORDS)
