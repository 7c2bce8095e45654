"""Everything that was ever published, by date, topic and claimant: what was retracted stands there too."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from claimtrack.errors import NotFoundError
from claimtrack.models import Claimant, ClaimTopic, Publication, Topic
from claimtrack.services.publishing.feed import load_in_order
from claimtrack.services.publishing.published import VISIBLE
from claimtrack.services.publishing.search import SearchPlace


@dataclass(frozen=True, slots=True)
class ArchiveFilter:
    """Which verdicts: first published from `since` to before `until`, on a topic, of a claimant."""

    since: datetime | None = None
    until: datetime | None = None
    topic_id: int | None = None
    claimant_id: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A topic or a claimant with how many verdicts there are."""

    thing: Any
    count: int


def list_archive(
    session: Session, *, wanted: ArchiveFilter, limit: int, after: SearchPlace | None = None
) -> list[Publication]:
    """Return verdicts (loaded for `feed_item`), the one that was first published last before the others."""
    statement = _visible(select(Publication.id), wanted)
    if after is not None:
        same = and_(Publication.published_at == after.published, Publication.id < after.publication_id)
        statement = statement.where(or_(Publication.published_at < after.published, same))
    order = (Publication.published_at.desc(), Publication.id.desc())
    return load_in_order(session, statement.order_by(*order).limit(limit))


def published_between(session: Session) -> tuple[datetime, datetime] | None:
    """Return when the first and the newest verdicts were published; None without any."""
    # Each of its own, so that an index answers it without a look at what lies between.
    earliest, latest = (
        select(end).scalar_subquery()
        for end in (func.min(Publication.published_at), func.max(Publication.published_at))
    )
    first, last = session.execute(select(earliest, latest)).one()
    return (first, last) if first is not None and last is not None else None


def count_periods(session: Session, bounds: Sequence[datetime]) -> list[int]:
    """Return how many verdicts were first published between each of `bounds` and the next, in one query."""
    if len(bounds) <= 1:
        return []
    counts = [
        _visible(
            select(func.count()).select_from(Publication), ArchiveFilter(since=since, until=until)
        ).scalar_subquery()
        for since, until in itertools.pairwise(bounds)
    ]
    return [int(count) for count in session.execute(select(*counts)).one()]


def list_public_topics(session: Session) -> list[Counted]:
    """Return the topics that visible verdicts are filed under, by slug."""
    statement = (
        select(Topic, func.count(Publication.id))
        .join(ClaimTopic, ClaimTopic.topic_id == Topic.id)
        .join(Publication, Publication.claim_id == ClaimTopic.claim_id)
        .where(Publication.state.in_(VISIBLE), Publication.original_id.is_(None))
        .group_by(Topic.id)
        .order_by(Topic.slug)
    )
    return [Counted(topic, count) for topic, count in session.execute(statement)]


def list_public_claimants(session: Session, *, limit: int, after: str = "") -> list[Counted]:
    """Return those who made the claims of visible verdicts, by name, behind the name `after`."""
    told = and_(
        Publication.claimant_id == Claimant.id,
        Publication.state.in_(VISIBLE),
        Publication.original_id.is_(None),
    )
    count = select(func.count()).select_from(Publication).where(told).scalar_subquery()
    statement = (
        select(Claimant, count)
        .where(exists().where(told), Claimant.name > after)
        .order_by(Claimant.name)
        .limit(limit)
    )
    return [Counted(claimant, number) for claimant, number in session.execute(statement)]


def find_topic(session: Session, *, slug: str) -> Topic:
    """Return the topic. Raises NotFoundError."""
    topic = session.scalar(select(Topic).where(Topic.slug == slug))
    if topic is None:
        raise NotFoundError(thing="topic")
    return topic


def find_public_claimant(session: Session, *, claimant_id: int) -> Claimant:
    """Return somebody whose claim has a visible verdict. Raises NotFoundError."""
    told = and_(Publication.claimant_id == claimant_id, Publication.state.in_(VISIBLE))
    claimant = session.scalar(select(Claimant).where(Claimant.id == claimant_id, exists().where(told)))
    if claimant is None:
        raise NotFoundError(thing="claimant")
    return claimant


def _visible(statement: Select[Any], wanted: ArchiveFilter) -> Select[Any]:
    statement = statement.where(Publication.state.in_(VISIBLE), Publication.original_id.is_(None))
    if wanted.since is not None:
        statement = statement.where(Publication.published_at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(Publication.published_at < wanted.until)
    if wanted.topic_id is not None:
        filed = select(ClaimTopic.claim_id).where(ClaimTopic.topic_id == wanted.topic_id)
        statement = statement.where(Publication.claim_id.in_(filed))
    if wanted.claimant_id is not None:
        statement = statement.where(Publication.claimant_id == wanted.claimant_id)
    return statement
