"""A view of the queue: which claims, and what comes first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, select

from claimtrack.models import (
    Appearance,
    Article,
    ArticleVersion,
    Claim,
    Claimant,
    ClaimantAlias,
    ClaimKind,
    ClaimTopic,
    Lease,
    Topic,
)
from claimtrack.workflow import ClaimState

Condition = ColumnElement[bool]


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
    kind: ClaimKind | None = None
    # Parts of names, however they are capitalised.
    publisher: str = ""
    claimant: str = ""
    # The slug of a topic.
    topic: str = ""
    added_since: datetime | None = None
    added_before: datetime | None = None
    order: QueueOrder = QueueOrder.SCORE


def narrow_claims(statement: Select[Any], *, wanted: QueueFilter) -> Select[Any]:
    """Return the statement on claims, narrowed to those that the view shows."""
    conditions = (*_own_conditions(wanted), *_conditions_on_others(wanted))
    return statement.where(*conditions) if conditions else statement


def _own_conditions(wanted: QueueFilter) -> Iterator[Condition]:
    if wanted.states:
        yield Claim.state.in_(sorted(wanted.states))
    if wanted.language:
        yield Claim.language == wanted.language
    if wanted.least_score > 0:
        yield Claim.score >= wanted.least_score
    if wanted.kind is not None:
        yield Claim.kind == wanted.kind
    if wanted.added_since is not None:
        yield Claim.created_at >= wanted.added_since
    if wanted.added_before is not None:
        yield Claim.created_at < wanted.added_before


def _conditions_on_others(wanted: QueueFilter) -> Iterator[Condition]:
    if wanted.article_id is not None:
        yield Claim.id.in_(_made_in(ArticleVersion.article_id == wanted.article_id))
    if wanted.publisher:
        published = select(Article.id).where(Article.publisher.icontains(wanted.publisher, autoescape=True))
        yield Claim.id.in_(_made_in(ArticleVersion.article_id.in_(published)))
    if wanted.claimant:
        yield Claim.claimant_id.in_(_claimants_called(wanted.claimant))
    if wanted.topic:
        filed = select(ClaimTopic.claim_id).join(Topic, Topic.id == ClaimTopic.topic_id)
        yield Claim.id.in_(filed.where(Topic.slug == wanted.topic))
    if wanted.holder_id is not None:
        yield Claim.id.in_(select(Lease.claim_id).where(Lease.holder_id == wanted.holder_id))


def _made_in(condition: Condition) -> Select[Any]:
    return select(Appearance.claim_id).join(Appearance.version).where(condition)


def _claimants_called(name: str) -> CompoundSelect[Any]:
    aliased = select(ClaimantAlias.claimant_id).where(ClaimantAlias.name.icontains(name, autoescape=True))
    return select(Claimant.id).where(Claimant.name.icontains(name, autoescape=True)).union(aliased)


def order_claims(statement: Select[Any], *, order: QueueOrder) -> Select[Any]:
    """Return the statement on claims in the view's order; the key breaks ties."""
    keys = {
        QueueOrder.SCORE: (Claim.score.desc(), Claim.id.desc()),
        QueueOrder.NEWEST: (Claim.id.desc(),),
        QueueOrder.OLDEST: (Claim.id,),
    }
    return statement.order_by(*keys[order])
