"""The public log: every change to a verdict that readers had seen already.

Also of one whose page leads to another claim's now: merging takes nothing out of the log.
"""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.models import Correction, Publication
from claimtrack.services.feed import load_public


@dataclass(frozen=True, slots=True)
class LogLine:
    """One change, and the verdict it was made to."""

    correction: Correction
    publication: Publication


def count_corrections(session: Session) -> int:
    """Return how many changes the log holds."""
    return session.scalar(select(func.count()).select_from(Correction)) or 0


def list_corrections(session: Session, *, limit: int, offset: int = 0) -> list[LogLine]:
    """Return the changes with their verdicts (loaded for `feed_item`), the latest first."""
    statement = (
        select(Correction)
        .order_by(Correction.made_at.desc(), Correction.id.desc())
        .limit(limit)
        .offset(offset)
    )
    corrections = list(session.scalars(statement))
    wanted = {correction.publication_id for correction in corrections}
    publications = load_public(session, select(Publication).where(Publication.id.in_(wanted)))
    by_id = {publication.id: publication for publication in publications}
    return [LogLine(correction, by_id[correction.publication_id]) for correction in corrections]
