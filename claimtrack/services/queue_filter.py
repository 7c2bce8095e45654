"""A view of the queue: which claims, and what comes first."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, select

from claimtrack.models import Appearance, ArticleVersion, Claim, Lease
from claimtrack.workflow import ClaimState


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


def narrow_claims(statement: Select[Any], *, wanted: QueueFilter) -> Select[Any]:
    """Return the statement on claims, narrowed to those that the view shows."""
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


def order_claims(statement: Select[Any], *, order: QueueOrder) -> Select[Any]:
    """Return the statement on claims in the view's order; the key breaks ties."""
    keys = {
        QueueOrder.SCORE: (Claim.score.desc(), Claim.id.desc()),
        QueueOrder.NEWEST: (Claim.id.desc(),),
        QueueOrder.OLDEST: (Claim.id,),
    }
    return statement.order_by(*keys[order])
