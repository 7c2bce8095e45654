"""The queue: claims by filter and order, a page at a time by keyset, with counts that stay cheap."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlakeyset import InvalidPage, Page, select_page
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from claimtrack.models import Appearance, Article, ArticleVersion, Claim, Lease
from claimtrack.workflow import ClaimState

PAGE_SIZE = 50
COUNT_CAP = 1000
# A place of another type is an error of the database, and people do change addresses.
_BOOKMARK = re.compile(r"[<>](f:[0-9.e-]{1,24}~)?i:[0-9]{1,18}")


class QueueOrder(StrEnum):
    """What comes first."""

    SCORE = "score"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which claims; empty fields do not narrow. A view of the queue is one of these."""

    states: frozenset[ClaimState] = field(default_factory=frozenset)
    language: str = ""
    least_score: float = 0.0
    article_id: int | None = None
    holder_id: int | None = None
    order: QueueOrder = QueueOrder.SCORE


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Claims with what a line shows, and the bookmarks of the pages beside this one."""

    claims: list[Claim]
    previous: str | None
    following: str | None


def list_claims(session: Session, *, wanted: QueueFilter, bookmark: str | None = None) -> QueuePage:
    """Return one page of the queue. A bookmark that means nothing gives the first page."""
    statement = _ordered(_narrowed(select(Claim), wanted), wanted.order).options(
        selectinload(Claim.appearances)
        .joinedload(Appearance.version)
        .joinedload(ArticleVersion.article)
        .load_only(Article.title, Article.publisher),
        joinedload(Claim.lease).joinedload(Lease.holder),
    )
    known = bookmark if bookmark and _BOOKMARK.fullmatch(bookmark) else None
    try:
        page: Page[Any] = select_page(session, statement, per_page=PAGE_SIZE, page=known)
    except InvalidPage:
        page = select_page(session, statement, per_page=PAGE_SIZE)
    paging = page.paging
    return QueuePage(
        claims=[row[0] for row in page],
        previous=paging.bookmark_previous if paging.has_previous else None,
        following=paging.bookmark_next if paging.has_next else None,
    )


def count_claims(session: Session, *, wanted: QueueFilter) -> int:
    """Return how many claims there are, counting no further than one over the cap."""
    some = _narrowed(select(Claim.id), wanted).limit(COUNT_CAP + 1).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def _narrowed(statement: Select[Any], wanted: QueueFilter) -> Select[Any]:
    if wanted.states:
        statement = statement.where(Claim.state.in_(sorted(wanted.states)))
    if wanted.language:
        statement = statement.where(Claim.language == wanted.language)
    if wanted.least_score > 0:
        statement = statement.where(Claim.score >= wanted.least_score)
    if wanted.article_id is not None:
        statement = statement.where(Claim.id.in_(_claims_of(wanted.article_id)))
    if wanted.holder_id is not None:
        held = select(Lease.claim_id).where(Lease.holder_id == wanted.holder_id)
        statement = statement.where(Claim.id.in_(held))
    return statement


def _claims_of(article_id: int) -> Select[Any]:
    return select(Appearance.claim_id).join(Appearance.version).where(ArticleVersion.article_id == article_id)


def _ordered(statement: Select[Any], order: QueueOrder) -> Select[Any]:
    keys = {
        QueueOrder.SCORE: (Claim.score.desc(), Claim.id.desc()),
        QueueOrder.NEWEST: (Claim.id.desc(),),
        QueueOrder.OLDEST: (Claim.id,),
    }
    return statement.order_by(*keys[order])
