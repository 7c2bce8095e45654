"""The queue: claims by filter and order, a page at a time by keyset, with counts that stay cheap."""

import re
from dataclasses import dataclass
from typing import Any

from sqlakeyset import InvalidPage, Page, select_page
from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from claimtrack.models import Appearance, Article, ArticleVersion, Claim, Lease
from claimtrack.services.queue_filter import QueueFilter, narrow_claims, order_claims

PAGE_SIZE = 50
COUNT_CAP = 1000
# A place of another type is an error of the database, and people do change addresses.
_BOOKMARK = re.compile(r"[<>](f:[0-9.e-]{1,24}~)?i:[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Claims with what a line shows, and the bookmarks of the pages beside this one."""

    claims: list[Claim]
    previous: str | None
    following: str | None


def list_claims(session: Session, *, wanted: QueueFilter, bookmark: str | None = None) -> QueuePage:
    """Return one page of the queue. A bookmark that means nothing gives the first page."""
    statement = order_claims(narrow_claims(select(Claim), wanted=wanted), order=wanted.order).options(
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
    some = narrow_claims(select(Claim.id), wanted=wanted).limit(COUNT_CAP + 1).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0
