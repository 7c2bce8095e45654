"""Filters of the queue that may name few claims or very many, and are asked for accordingly.

Few claims are looked up by their keys and sorted; many are met soon on a walk along the order, and sorting
them would take long. Which it is, is asked first: no more of a set is counted than makes it large.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, CompoundSelect, Exists, Select, and_, exists, func, select
from sqlalchemy.orm import Session

from claimtrack.models import (
    Appearance,
    Article,
    ArticleVersion,
    Claim,
    Claimant,
    ClaimantAlias,
    ClaimTopic,
    Lease,
    Topic,
    due_rank,
)
from claimtrack.services.claims.queue_filter import (
    QueueFilter,
    order_index,
    plain_conditions,
    state_conditions,
)

# The most claims that are looked up by their keys.
SMALL = 2000


class ClaimSet(NamedTuple):
    """A filter both ways: the keys of its claims, and what is true of each of them."""

    ids: Select[Any]
    condition: ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class ViewPlan:
    """How the claims of a view are found: by the keys of few, or on a walk along the index of its order."""

    # The states alone, with which an index begins.
    states: tuple[ColumnElement[bool], ...]
    conditions: tuple[ColumnElement[bool], ...]
    by_key: bool
    index: str

    def narrow(self, statement: Select[Any]) -> Select[Any]:
        """Return the statement on claims, narrowed to those that the view shows."""
        return self.walk(statement).where(*self.conditions)

    def walk(self, statement: Select[Any]) -> Select[Any]:
        """Return the statement on the claims that are looked at: more than the view shows."""
        # SQLite keeps no figures on how many rows a value has, and would choose by guessing.
        hint = f"INDEXED BY {self.index}" if self.index and not self.by_key else "NOT INDEXED"
        return statement.where(*self.states).with_hint(Claim, hint, "sqlite")


def plan_view(session: Session, *, wanted: QueueFilter) -> ViewPlan:
    """Return how to find the claims of a view; runs a query when a filter may name few or many."""
    sets = list(_sets(session, wanted))
    small = _are_small(session, sets)
    narrowing = (
        Claim.id.in_(each.ids.limit(SMALL + 1)) if is_small else each.condition
        for each, is_small in zip(sets, small, strict=True)
    )
    return ViewPlan(
        states=tuple(state_conditions(wanted)),
        conditions=(*narrowing, *plain_conditions(wanted)),
        by_key=any(small),
        index=order_index(wanted),
    )


def _are_small(session: Session, sets: list[ClaimSet]) -> list[bool]:
    if not sets:
        return []
    counts = [select(func.count()).select_from(each.ids.limit(SMALL + 1).subquery()) for each in sets]
    row = session.execute(select(*(each.scalar_subquery() for each in counts))).one()
    return [count <= SMALL for count in row]


def _sets(session: Session, wanted: QueueFilter) -> Iterator[ClaimSet]:
    yield from (_own(condition) for condition in _own_conditions(wanted))
    if wanted.article_id is not None:
        yield _made_in(ArticleVersion.article_id == wanted.article_id)
    if wanted.publisher:
        # Asked for first: with the names themselves PostgreSQL knows how many articles they have.
        names = session.scalars(_publishers_called(wanted.publisher)).all()
        yield _made_in(Article.publisher.in_(names))
    if wanted.topic:
        yield _filed_under(wanted.topic)
    if wanted.holder_id is not None:
        held = select(Lease.claim_id).where(Lease.holder_id == wanted.holder_id)
        yield ClaimSet(held, exists().where(Lease.claim_id == Claim.id, Lease.holder_id == wanted.holder_id))


def _own(condition: ColumnElement[bool]) -> ClaimSet:
    return ClaimSet(select(Claim.id).where(condition), condition)


def _own_conditions(wanted: QueueFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.language:
        yield Claim.language == wanted.language
    if wanted.least_score > 0:
        yield Claim.score >= wanted.least_score
    if wanted.assignee_id is not None:
        yield Claim.assignee_id == wanted.assignee_id
    if wanted.claimant:
        yield Claim.claimant_id.in_(_claimants_called(wanted.claimant))
    if wanted.added_since is not None:
        yield Claim.created_at >= wanted.added_since
    if wanted.added_before is not None:
        yield Claim.created_at < wanted.added_before
    if wanted.due_from is not None or wanted.due_until is not None:
        yield and_(*_due(wanted))


def _due(wanted: QueueFilter) -> Iterator[ColumnElement[bool]]:
    """The sooner a claim is due, the greater its rank."""
    yield Claim.due_rank >= (due_rank(wanted.due_until) if wanted.due_until else 1)
    if wanted.due_from is not None:
        yield Claim.due_rank <= due_rank(wanted.due_from)


def _made_in(condition: ColumnElement[bool]) -> ClaimSet:
    places = select(Appearance.claim_id).join(Appearance.version).join(ArticleVersion.article)
    placed = places.where(condition)
    here: Exists = placed.where(Appearance.claim_id == Claim.id).correlate(Claim).exists()
    return ClaimSet(placed, here)


def _filed_under(slug: str) -> ClaimSet:
    topic = select(Topic.id).where(Topic.slug == slug).scalar_subquery()
    filed = select(ClaimTopic.claim_id).where(ClaimTopic.topic_id == topic)
    return ClaimSet(filed, filed.where(ClaimTopic.claim_id == Claim.id).correlate(Claim).exists())


def _publishers_called(name: str) -> Select[Any]:
    """Return the names that hold `name`: each is looked at once, however many articles have it."""
    first = select(func.min(Article.publisher).label("name")).cte("publishers", recursive=True)
    after = select(func.min(Article.publisher)).where(Article.publisher > first.c.name).scalar_subquery()
    names = first.union_all(select(after).where(first.c.name.is_not(None)))
    return select(names.c.name).where(names.c.name.icontains(name, autoescape=True))


def _claimants_called(name: str) -> CompoundSelect[Any]:
    aliased = select(ClaimantAlias.claimant_id).where(ClaimantAlias.name.icontains(name, autoescape=True))
    return select(Claimant.id).where(Claimant.name.icontains(name, autoescape=True)).union(aliased)
