"""A view of the queue: which claims, and what comes first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam, or_
from sqlalchemy.orm import InstrumentedAttribute

from claimtrack.models import TO_DO_STATES, Claim, ClaimKind, Priority
from claimtrack.workflow import ClaimState

Condition = ColumnElement[bool]


class QueueOrder(StrEnum):
    """What comes first."""

    # Greater priority, then sooner due, then more check-worthy.
    PRIORITY = "priority"
    DUE = "due"
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
    assignee_id: int | None = None
    unassigned: bool = False
    # Nobody's claims and this person's: what the next claim may be for them.
    free_for_id: int | None = None
    kind: ClaimKind | None = None
    priority: Priority | None = None
    # Parts of names, however they are capitalised.
    publisher: str = ""
    claimant: str = ""
    # The slug of a topic.
    topic: str = ""
    added_since: datetime | None = None
    added_before: datetime | None = None
    # Days on the desk's clocks, both included; claims without a due day are in neither.
    due_from: date | None = None
    due_until: date | None = None
    without_due: bool = False
    order: QueueOrder = QueueOrder.PRIORITY


@dataclass(frozen=True, slots=True)
class OrderKeys:
    """The columns of an order with the types of their values; all of them fall, or all rise."""

    columns: tuple[InstrumentedAttribute[Any], ...]
    types: tuple[type, ...]
    falling: bool = True

    def keys_of(self, claim: Claim) -> tuple[int | float, ...]:
        """Return where a claim stands in the order."""
        values = (getattr(claim, column.key) for column in self.columns)
        return tuple(kind(value) for kind, value in zip(self.types, values, strict=True))


_KEYS: dict[QueueOrder, OrderKeys] = {
    QueueOrder.PRIORITY: OrderKeys(
        (Claim.priority, Claim.due_rank, Claim.score, Claim.id), (int, int, float, int)
    ),
    QueueOrder.DUE: OrderKeys(
        (Claim.due_rank, Claim.priority, Claim.score, Claim.id), (int, int, float, int)
    ),
    QueueOrder.SCORE: OrderKeys((Claim.score, Claim.id), (float, int)),
    QueueOrder.NEWEST: OrderKeys((Claim.id,), (int,)),
    QueueOrder.OLDEST: OrderKeys((Claim.id,), (int,), falling=False),
}
# Which index walks along an order: among what is to do, in one state, and among all claims.
_INDEXES: dict[QueueOrder, tuple[str, str, str]] = {
    QueueOrder.PRIORITY: (
        "ix_claim_to_do_priority",
        "ix_claim_state_priority_due_rank_score_id",
        "ix_claim_priority_due_rank_score_id",
    ),
    QueueOrder.DUE: (
        "ix_claim_to_do_due",
        "ix_claim_state_due_rank_priority_score_id",
        "ix_claim_due_rank_priority_score_id",
    ),
    QueueOrder.SCORE: ("ix_claim_to_do_score", "ix_claim_state_score_id", "ix_claim_score_id"),
    QueueOrder.NEWEST: ("ix_claim_to_do_age", "ix_claim_state_id", ""),
    QueueOrder.OLDEST: ("ix_claim_to_do_age", "ix_claim_state_id", ""),
}


def order_keys(order: QueueOrder) -> OrderKeys:
    """Return the keys of an order; the claim's own breaks ties."""
    return _KEYS[order]


def order_index(wanted: QueueFilter) -> str:
    """Return the index that walks along the view's order; empty for the key's own, or when there is none."""
    to_do, one_state, every = _INDEXES[wanted.order]
    if wanted.states == TO_DO_STATES:
        return to_do
    if len(wanted.states) == 1:
        return one_state
    return "" if wanted.states else every


def state_conditions(wanted: QueueFilter) -> Iterator[Condition]:
    """Give what the view asks of a claim's state."""
    if wanted.states:
        yield _in_states(wanted.states)


def plain_conditions(wanted: QueueFilter) -> Iterator[Condition]:
    """Give what else the view asks of a claim's own row, and what is looked at claim by claim."""
    if wanted.kind is not None:
        yield Claim.kind == wanted.kind
    if wanted.priority is not None:
        yield Claim.priority == wanted.priority
    if wanted.unassigned:
        yield Claim.assignee_id.is_(None)
    if wanted.free_for_id is not None:
        yield or_(Claim.assignee_id.is_(None), Claim.assignee_id == wanted.free_for_id)
    if wanted.without_due:
        # Most have none, so a walk along the order meets them soon; an index of days would have to be sorted.
        yield Claim.due_rank + 0 == 0


def _in_states(states: frozenset[ClaimState]) -> Condition:
    if len(states) == 1:
        return Claim.state == next(iter(states))
    # Written out, as in the indexes of what is to do, and in their order.
    listed: BindParameter[Any] = bindparam("states", sorted(states), expanding=True, literal_execute=True)
    return Claim.state.in_(listed)
