"""The public log: every change to a verdict that readers had seen already.

Also of one whose page leads to another claim's now: merging takes nothing out of the log.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from claimtrack.models import Correction, CorrectionKind, Publication
from claimtrack.services.publishing.feed import load_by_id


@dataclass(frozen=True, slots=True)
class LogLine:
    """One change, and the verdict it was made to."""

    correction: Correction
    publication: Publication


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which changes: of one kind, made from `since` to before `until`."""

    kind: CorrectionKind | None = None
    since: datetime | None = None
    until: datetime | None = None


_EVERYTHING = LogFilter()


def count_corrections(session: Session, *, wanted: LogFilter = _EVERYTHING) -> int:
    """Return how many changes the log holds, as far as they are `wanted`."""
    return session.scalar(_narrowed(select(func.count()).select_from(Correction), wanted)) or 0


def first_correction(session: Session) -> datetime | None:
    """Return when the earliest change of the log was made; None when there is none."""
    return session.scalar(select(func.min(Correction.made_at)))


def list_corrections(
    session: Session, *, limit: int, offset: int = 0, wanted: LogFilter = _EVERYTHING
) -> list[LogLine]:
    """Return the changes with their verdicts (loaded for `feed_item`), the latest first."""
    statement = (
        _narrowed(select(Correction), wanted)
        .order_by(Correction.made_at.desc(), Correction.id.desc())
        .limit(limit)
        .offset(offset)
    )
    corrections = list(session.scalars(statement))
    by_id = load_by_id(session, {correction.publication_id for correction in corrections})
    return [LogLine(correction, by_id[correction.publication_id]) for correction in corrections]


def load_changes(session: Session, keys: Sequence[int]) -> list[LogLine]:
    """Return the changes with these keys, with their verdicts, in this order."""
    found = {each.id: each for each in session.scalars(select(Correction).where(Correction.id.in_(keys)))}
    by_id = load_by_id(session, {correction.publication_id for correction in found.values()})
    return [LogLine(found[key], by_id[found[key].publication_id]) for key in keys]


def _narrowed(statement: Select[Any], wanted: LogFilter) -> Select[Any]:
    if wanted.kind is not None:
        statement = statement.where(Correction.kind == wanted.kind)
    if wanted.since is not None:
        statement = statement.where(Correction.made_at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(Correction.made_at < wanted.until)
    return statement
