"""Complaints that were decided on, as readers may see them: what they were and what came of them.

Who complained, in which words, and what they were answered is on no public page.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from claimtrack.models import MessageKind, MessageOutcome, Publication, ReaderMessage

Statement = TypeVar("Statement", bound=Select[*tuple[Any, ...]])
_MOST: Final = 50
SHOWN: Final = (MessageOutcome.UPHELD, MessageOutcome.PARTLY_UPHELD, MessageOutcome.REJECTED)


@dataclass(frozen=True, slots=True)
class ShownComplaint:
    """A complaint that was decided on; `note` is what the desk tells readers of it, perhaps nothing."""

    kind: MessageKind
    received: datetime
    decided: datetime
    outcome: MessageOutcome
    note: str


def list_complaints(session: Session, *, slug: str) -> list[ShownComplaint]:
    """Return the newest 50 complaints about a verdict that were decided on, the newest decision first."""
    rows = session.execute(
        _of_verdict(
            select(
                ReaderMessage.kind,
                ReaderMessage.received_at,
                ReaderMessage.closed_at,
                ReaderMessage.outcome,
                ReaderMessage.public_note,
            ),
            slug,
        )
        .order_by(ReaderMessage.closed_at.desc(), ReaderMessage.id.desc())
        .limit(_MOST)
    )
    # What is closed has a time and an outcome.
    return [ShownComplaint(*row) for row in rows]  # type: ignore[arg-type]


def complaints_state(session: Session, *, slug: str) -> tuple[int, int, datetime | None]:
    """Return what moves whenever the complaints that a verdict's page shows change, from one small query."""
    totals = select(
        func.count(), func.coalesce(func.sum(ReaderMessage.version), 0), func.max(ReaderMessage.closed_at)
    )
    count, versions, latest = session.execute(_of_verdict(totals, slug)).one()
    return count, int(versions), latest


def _of_verdict(statement: Statement, slug: str) -> Statement:
    about = select(Publication.id).where(Publication.slug == slug)
    return statement.where(
        ReaderMessage.publication_id.in_(about),
        ReaderMessage.closed_at.is_not(None),
        ReaderMessage.outcome.in_(SHOWN),
    )
