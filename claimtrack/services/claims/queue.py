"""The queue: claims by filter and order, a page at a time by keyset, with counts that stay cheap."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from claimtrack.models import Appearance, Article, ArticleVersion, Claim, Lease
from claimtrack.services.claims.queue_filter import QueueFilter, order_keys
from claimtrack.services.claims.queue_sets import ViewPlan, plan_view
from claimtrack.services.keyset import Bookmark, cut_page, parse_bookmark, place_page

PAGE_SIZE = 50
COUNT_CAP = 1000
# Claims that are looked at for a count.
MOST_LOOKED_AT = 2000
# Claims that are read at once for a file of a whole view.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class ClaimCount:
    """How many claims a view shows: so many, or at least so many when there may be more."""

    number: int
    more: bool

    def __str__(self) -> str:
        return f"{self.number}{'+' if self.more else ''}"


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Claims with what a line shows, and the bookmarks of the pages beside this one."""

    claims: list[Claim]
    previous: str | None
    following: str | None


def list_claims(
    session: Session,
    *,
    wanted: QueueFilter,
    plan: ViewPlan | None = None,
    bookmark: str | None = None,
    size: int = PAGE_SIZE,
) -> QueuePage:
    """Return one page of the queue. A bookmark that means nothing gives the first page.

    `plan` is the view's, where the caller has it already.
    """
    order = order_keys(wanted.order)
    place = parse_bookmark(bookmark or "", like=order.types)
    plan = plan or plan_view(session, wanted=wanted)
    statement = place_page(
        plan.narrow(select(Claim)), keys=order.columns, falling=order.falling, bookmark=place
    )
    found = list(session.scalars(statement.options(*_for_lines()).limit(size + 1)))
    claims, before, after = cut_page(found, size=size, bookmark=place)
    return QueuePage(
        claims=claims,
        previous=str(Bookmark(order.keys_of(claims[0]), backwards=True)) if claims and before else None,
        following=str(Bookmark(order.keys_of(claims[-1]))) if claims and after else None,
    )


def count_claims(session: Session, *, wanted: QueueFilter, plan: ViewPlan | None = None) -> ClaimCount:
    """Return how many claims there are, as far as counting stays cheap."""
    plan = plan or plan_view(session, wanted=wanted)
    if plan.conditions and not plan.by_key:
        return _count_along(session, plan)
    some = plan.narrow(select(Claim.id)).limit(COUNT_CAP + 1).subquery()
    number = session.scalar(select(func.count()).select_from(some)) or 0
    return ClaimCount(min(number, COUNT_CAP), more=number > COUNT_CAP)


def _count_along(session: Session, plan: ViewPlan) -> ClaimCount:
    """Count among the claims that a walk meets first: of rare ones it would go on to the end."""
    shown = case((and_(*plan.conditions), 1), else_=0).label("shown")
    met = plan.walk(select(shown)).limit(MOST_LOOKED_AT + 1).subquery()
    looked_at, number = session.execute(select(func.count(), func.coalesce(func.sum(met.c.shown), 0))).one()
    more = looked_at > MOST_LOOKED_AT or number > COUNT_CAP
    return ClaimCount(min(int(number), COUNT_CAP), more=more)


def walk_claims(session: Session, *, wanted: QueueFilter) -> Iterator[Claim]:
    """Give every claim of the view in its order; memory is needed for few of them at a time."""
    bookmark: str | None = None
    plan = plan_view(session, wanted=wanted)
    while True:
        page = list_claims(session, wanted=wanted, plan=plan, bookmark=bookmark, size=_BATCH)
        yield from page.claims
        session.expunge_all()
        if page.following is None:
            return
        bookmark = page.following


def _for_lines() -> tuple[ExecutableOption, ...]:
    article = joinedload(ArticleVersion.article).load_only(Article.title, Article.publisher)
    return (
        selectinload(Claim.appearances).joinedload(Appearance.version).options(article),
        joinedload(Claim.lease).joinedload(Lease.holder),
        joinedload(Claim.assignee),
        selectinload(Claim.topics),
    )
