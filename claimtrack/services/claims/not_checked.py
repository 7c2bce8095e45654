"""What the desk looked at and will not check, with the reason that it gives readers.

Of dismissed claims only those with a public note: the others are nobody's business but the desk's.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from claimtrack.models import Claim
from claimtrack.workflow import ClaimState

Statement = TypeVar("Statement", bound=Select[*tuple[Any, ...]])


@dataclass(frozen=True, slots=True)
class NotCheckedState:
    """What moves whenever the list changes: how many, the sum of their versions, the last change."""

    count: int
    versions: int
    updated: datetime | None


def not_checked_state(session: Session) -> NotCheckedState:
    """Return the state of the list from one small query."""
    totals = select(
        func.count(), func.coalesce(func.sum(Claim.version), 0), func.max(Claim.state_changed_at)
    ).select_from(Claim)
    count, versions, updated = session.execute(_told(totals)).one()
    return NotCheckedState(count, int(versions), updated)


def list_not_checked(session: Session, *, limit: int, offset: int = 0) -> list[Claim]:
    """Return the claims with their claimants, the latest decision first."""
    statement = (
        _told(select(Claim))
        .order_by(Claim.state_changed_at.desc(), Claim.id.desc())
        .limit(limit)
        .offset(offset)
        .options(joinedload(Claim.claimant))
    )
    return list(session.scalars(statement))


def _told(statement: Statement) -> Statement:
    # As in the index of those that have a note.
    return statement.where(Claim.dismiss_note.is_not(None), Claim.state == ClaimState.DISMISSED)
