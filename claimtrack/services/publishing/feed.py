"""What the public sees: published verdicts by filter, and the cheap answer to whether anything changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from claimtrack.errors import NotFoundError
from claimtrack.models import (
    Appearance,
    Article,
    ArticleVersion,
    Claim,
    ClaimTopic,
    Publication,
    Rating,
    RatingScale,
    Topic,
    VerdictRevision,
)
from claimtrack.services.publishing.published import VISIBLE

Statement = TypeVar("Statement", bound=Select[*tuple[Any, ...]])


@dataclass(frozen=True, slots=True)
class FeedFilter:
    """Which verdicts a feed holds; empty fields do not narrow.

    Each verdict is held once, in the language that it was written in; one `language` holds its translations.

    `publisher` is who published an article in which the claim stands.
    """

    language: str = ""
    rating: str = ""
    topic: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class FeedState:
    """What a feed's ETag is made from: how many verdicts, the sum of their revision ids, and the last change.

    The sum moves with every correction, even where two land in the same instant.
    """

    count: int
    revisions: int
    updated: datetime | None


@dataclass(frozen=True, slots=True)
class VerdictState:
    """What the ETag of a verdict's page is made from, and the language that the page speaks."""

    revision_id: int
    language: str
    updated: datetime


def feed_state(session: Session, *, wanted: FeedFilter) -> FeedState:
    """Return the state of a feed from one query that reads no verdict."""
    totals = select(
        func.count(), func.coalesce(func.sum(Publication.revision_id), 0), func.max(Publication.updated_at)
    ).select_from(Publication)
    count, revisions, updated = session.execute(narrowed(totals, wanted)).one()
    return FeedState(count, int(revisions or 0), updated)


def verdict_state(session: Session, *, slug: str) -> VerdictState:
    """Return the state of the verdict at this address from one small query. Raises NotFoundError."""
    statement = (
        select(VerdictRevision.id, VerdictRevision.language, Publication.updated_at)
        .join(Publication, Publication.revision_id == VerdictRevision.id)
        .where(Publication.slug == slug, Publication.state.in_(VISIBLE))
    )
    row = session.execute(statement).one_or_none()
    if row is None or row.updated_at is None:
        raise NotFoundError(thing="verdict")
    return VerdictState(row.id, row.language, row.updated_at)


def list_public(
    session: Session, *, wanted: FeedFilter, limit: int | None = 50, offset: int = 0
) -> list[Publication]:
    """Return the verdicts the public sees, the latest change first, retracted ones among them.

    `limit` None gives all of them.
    """
    statement = (
        narrowed(select(Publication.id), wanted)
        .order_by(Publication.updated_at.desc(), Publication.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return load_in_order(session, statement)


def find_public(session: Session, *, slug: str) -> Publication:
    """Return the verdict at this address, retracted or not. Raises NotFoundError."""
    statement = select(Publication).where(Publication.slug == slug, Publication.state.in_(VISIBLE))
    found = load_public(session, statement)
    if not found:
        raise NotFoundError(thing="verdict")
    return found[0]


def load_public(session: Session, statement: Select[Publication]) -> list[Publication]:
    """Return the rows of `statement` with all that a FeedItem is made from, in a fixed number of queries."""
    scale = joinedload(Publication.revision).joinedload(VerdictRevision.rating).joinedload(Rating.scale)
    options = (
        scale.selectinload(RatingScale.ratings),
        selectinload(Publication.corrections),
        joinedload(Publication.original),
        joinedload(Publication.claim).selectinload(Claim.topics),
    )
    return list(session.scalars(statement.options(*options)))


def load_by_id(session: Session, keys: Collection[int]) -> dict[int, Publication]:
    """Return the publications with these keys, with all that a FeedItem is made from."""
    found = load_public(session, select(Publication).where(Publication.id.in_(keys)))
    return {publication.id: publication for publication in found}


def load_in_order(session: Session, keys: Select[int]) -> list[Publication]:
    """Return the publications whose keys the statement gives, in its order.

    In two steps: databases sort the keys alone in no time, and whole verdicts slowly.
    """
    wanted = list(session.scalars(keys))
    by_id = load_by_id(session, wanted)
    return [by_id[key] for key in wanted]


def narrowed(statement: Statement, wanted: FeedFilter) -> Statement:
    """Return the statement over publications, for those alone that readers see and `wanted` asks for."""
    return chosen(statement.where(Publication.state.in_(VISIBLE)), wanted)


def chosen(statement: Statement, wanted: FeedFilter) -> Statement:
    """Return the statement over publications, for those that `wanted` asks for, whether readers see them."""
    if not wanted.language:
        statement = statement.where(Publication.original_id.is_(None))
    if wanted.language or wanted.rating:
        statement = statement.join(VerdictRevision, VerdictRevision.id == Publication.revision_id)
    if wanted.language:
        statement = statement.where(VerdictRevision.language == wanted.language)
    if wanted.rating:
        statement = statement.join(Rating, Rating.id == VerdictRevision.rating_id)
        statement = statement.where(Rating.slug == wanted.rating)
    if wanted.topic:
        filed = select(ClaimTopic.claim_id).join(Topic, Topic.id == ClaimTopic.topic_id)
        statement = statement.where(Publication.claim_id.in_(filed.where(Topic.slug == wanted.topic)))
    if wanted.publisher:
        statement = statement.where(printed_by(wanted.publisher))
    return statement


def printed_by(publisher: str) -> ColumnElement[bool]:
    """Return the condition for publications whose claim, or a part of it, stands in an article of his."""
    merged = aliased(Claim)
    claims = select(merged.id).where(merged.merged_into_id == Publication.claim_id)
    places = (
        select(Appearance.id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(
            Article.publisher == publisher,
            or_(Appearance.claim_id == Publication.claim_id, Appearance.claim_id.in_(claims)),
        )
    )
    return places.correlate(Publication).exists()
