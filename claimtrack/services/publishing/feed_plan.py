"""What a feed holds, without reading it: keys, and marks that move with whatever an entry shows.

A feed is the latest changes, and whatever no archive holds yet. An archive is every `size` keys, as soon as
all of them are given: which entries it holds never changes, and each entry is in the feed or in an archive.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    ScalarSelect,
    Select,
    Text,
    func,
    literal,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from claimtrack.models import ClaimTopic, Correction, Publication, Topic
from claimtrack.services.publishing.feed import FeedFilter, chosen
from claimtrack.services.publishing.published import VISIBLE
from claimtrack.workflow import PublicationState


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry: its key, when it changed, and what it shows. `topics` are their labels, by language."""

    key: int
    updated: datetime
    revision_id: int
    state: PublicationState
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """The entries of a document in their order, and the number of the archive with those before them."""

    marks: tuple[Mark, ...]
    older: int | None

    @property
    def updated(self) -> datetime | None:
        """When an entry changed last."""
        return max((mark.updated for mark in self.marks), default=None)

    @property
    def keys(self) -> list[int]:
        """The keys of the entries."""
        return [mark.key for mark in self.marks]


@dataclass(frozen=True, slots=True)
class Subject:
    """What the entries of a feed are: their key, when they changed, and the states of the verdicts."""

    key: InstrumentedAttribute[int]
    changed: InstrumentedAttribute[Any]
    states: tuple[PublicationState, ...]

    def narrow(self, statement: Select[Any], wanted: FeedFilter) -> Select[Any]:
        """Return the statement over what `wanted` asks for, without a thought of the states."""
        statement = statement.select_from(self.key.class_)
        if self.key.class_ is not Publication:
            statement = statement.join(Publication, Publication.id == Correction.publication_id)
        return chosen(statement, wanted)


VERDICTS = Subject(Publication.id, Publication.updated_at, VISIBLE)
# Merging takes nothing out of the log.
CHANGES = Subject(Correction.id, Correction.made_at, ())


def plan_feed(session: Session, subject: Subject, *, wanted: FeedFilter, size: int) -> FeedPlan:
    """Return the latest `size` entries, and those behind the last full archive; one query."""
    marks, archived = _marks(subject, wanted), _last_archived(subject, size)
    latest = marks.order_by(subject.changed.desc(), subject.key.desc()).limit(size)
    # One state after the other: the index gives the latest of each, and nothing is sorted.
    parts = [latest.where(Publication.state == state) for state in subject.states] or [latest]
    parts.append(_seen(marks, subject).where(subject.key > archived))
    every = union_all(*(select(part.subquery()) for part in parts)).subquery()
    older = _last_until(archived, subject, wanted)
    statement = select(every, archived.label("archived"), older.label("older"))
    rows = session.execute(statement).all()
    if not rows:
        return FeedPlan((), None)
    found = sorted({_mark(row) for row in rows}, key=lambda mark: (mark.updated, mark.key), reverse=True)
    kept = [mark for place, mark in enumerate(found) if place < size or mark.key > rows[0].archived]
    return FeedPlan(tuple(kept), _archive_of(rows[0].older, size))


def plan_archive(
    session: Session, subject: Subject, *, wanted: FeedFilter, size: int, number: int
) -> FeedPlan | None:
    """Return the entries of archive `number`, counted from 1, or None until it is full; two queries."""
    first, last = (number - 1) * size + 1, number * size
    older = _last_until(literal(first - 1), subject, wanted)
    row = session.execute(select(func.max(subject.key).label("newest"), older.label("older"))).one()
    if number < 1 or row.newest is None or row.newest < last:
        return None
    marks = _seen(_marks(subject, wanted), subject).where(subject.key.between(first, last))
    rows = session.execute(marks.order_by(subject.key.desc()))
    return FeedPlan(tuple(_mark(each) for each in rows), _archive_of(row.older, size))


def _marks(subject: Subject, wanted: FeedFilter) -> Select[Any]:
    columns = select(
        subject.key.label("key"),
        subject.changed.label("updated"),
        Publication.revision_id.label("revision_id"),
        Publication.state.label("state"),
        _topics().label("topics"),
    )
    return subject.narrow(columns, wanted)


def _topics() -> ScalarSelect[str]:
    """The labels as they are stored, each on a line."""
    labels = func.aggregate_strings(type_coerce(Topic.labels, Text), "\n")
    filed = select(labels).join(ClaimTopic, ClaimTopic.topic_id == Topic.id)
    return filed.where(ClaimTopic.claim_id == Publication.claim_id).correlate(Publication).scalar_subquery()


def _seen(statement: Select[Any], subject: Subject) -> Select[Any]:
    return statement.where(Publication.state.in_(subject.states)) if subject.states else statement


def _last_archived(subject: Subject, size: int) -> ColumnElement[int]:
    """The last key that an archive holds, 0 without any."""
    newest = select(func.coalesce(func.max(subject.key), 0)).scalar_subquery()
    return newest // size * size


def _last_until(key: ColumnElement[int], subject: Subject, wanted: FeedFilter) -> ScalarSelect[int]:
    found = _seen(subject.narrow(select(subject.key), wanted), subject).where(subject.key <= key)
    return found.order_by(subject.key.desc()).limit(1).scalar_subquery()


def _archive_of(key: int | None, size: int) -> int | None:
    return None if key is None else -(-key // size)


def _mark(row: Row[Any]) -> Mark:
    labels = sorted((row.topics or "").split("\n"))
    return Mark(row.key, row.updated, row.revision_id, row.state, tuple(labels))
