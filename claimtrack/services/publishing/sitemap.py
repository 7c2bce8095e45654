"""What a sitemap lists: every visible verdict in steps of keys, so that no step depends on the others."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from claimtrack.models import Publication
from claimtrack.services.publishing.published import VISIBLE

# A sitemap may list 50,000 addresses in 50 MB; a step of keys is one file.
STEP: Final = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A verdict's slug and when it changed last."""

    slug: str
    updated: datetime


def sitemap_steps(session: Session) -> dict[int, datetime]:
    """Return the steps that have verdicts, counted from 1, each with its last change."""
    step = _step()
    statement = (
        select(step, func.max(Publication.updated_at))
        .where(Publication.state.in_(VISIBLE))
        .group_by(step)
        .order_by(step)
    )
    return {int(number): updated for number, updated in session.execute(statement) if updated}


def last_key(session: Session) -> int:
    """Return the key of the newest verdict, 0 without any: one look, however many there are."""
    return session.scalar(select(func.max(Publication.id))) or 0


def sitemap_entries(session: Session, *, step: int | None = None) -> list[Entry]:
    """Return the verdicts of one step, or of all of them, in the order of their keys."""
    statement = select(Publication.slug, Publication.updated_at).where(Publication.state.in_(VISIBLE))
    if step is not None:
        first = (step - 1) * STEP
        statement = statement.where(Publication.id > first, Publication.id <= first + STEP)
    rows = session.execute(statement.order_by(Publication.id))
    return [Entry(slug, updated) for slug, updated in rows if slug and updated]


def _step() -> ColumnElement[int]:
    return (Publication.id - 1) // STEP + 1
