"""Planning many claims at once: priority, due day, assignee, topics; one event, and the way back."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from claimtrack.audit import Actor, append_event
from claimtrack.audit.digests import bulk_digest
from claimtrack.errors import ChangedSinceError, ClaimTrackError, NotFoundError
from claimtrack.models import BulkChange, BulkChangeClaim
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.claims.claim_fields import FieldChange, check_change, read_field, write_field
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.records.history import BULK_CHANGE


@dataclass(slots=True)
class BulkPlan:
    """What became of a change of many claims.

    `change_id` is for taking it back, None when nothing changed; `same` are claims that were so before.
    """

    change_id: int | None = None
    done: list[int] = field(default_factory=list)
    same: list[int] = field(default_factory=list)
    refused: dict[int, ClaimTrackError] = field(default_factory=dict)


def change_claims(
    session: Session,
    *,
    claim_ids: Iterable[int],
    change: FieldChange,
    identity: Identity,
    now: datetime,
    today: date,
) -> BulkPlan:
    """Return what became of each claim; those that changed have one event together.

    `today` is the day on the desk's clocks. Raises ReadOnlyError, NotPermittedError, DueDayError,
    NotAssignableError, or NotFoundError for a topic.
    """
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.CLAIM_REVIEW, policy)
    check_change(session, change, policy=policy, today=today)
    plan, rows = BulkPlan(), list[BulkChangeClaim]()
    # In one order for everybody: two people who choose the same claims must not wait for each other.
    for claim_id in sorted(set(claim_ids)):
        with _refusals_noted(plan, claim_id):
            claim = lock_claim(session, claim_id)
            before = read_field(session, claim, change)
            if before == change.target:
                plan.same.append(claim_id)
                continue
            write_field(session, claim, change, change.target)
            rows.append(BulkChangeClaim(claim_id=claim_id, before=before))
            plan.done.append(claim_id)
    if rows:
        plan.change_id = _keep(session, change, rows, identity=identity, now=now)
    return plan


def undo_change(session: Session, *, change_id: int, identity: Identity, now: datetime) -> BulkPlan:
    """Return which claims have their value from before again; what somebody changed since stays.

    Done twice, the second time changes nothing. Raises NotFoundError for a change that is not `identity`'s
    own, ReadOnlyError or NotPermittedError.
    """
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.CLAIM_REVIEW, policy)
    stored = _lock_change(session, change_id, identity)
    plan = BulkPlan(change_id)
    if stored.undone_at is not None:
        return plan
    stored.undone_at = now
    before = {each.claim_id: each.before for each in stored.claims}
    change = FieldChange(stored.field, stored.value)
    for claim_id in sorted(before):
        with _refusals_noted(plan, claim_id):
            claim = lock_claim(session, claim_id)
            if read_field(session, claim, change) != change.target:
                raise ChangedSinceError
            write_field(session, claim, change, before[claim_id])
            plan.done.append(claim_id)
    data = {"claims": plan.done, "stay": list(plan.refused)}
    _append(session, stored, action="claims.undo", now=now, data=data)
    return plan


@contextmanager
def _refusals_noted(plan: BulkPlan, claim_id: int) -> Iterator[None]:
    # A refusal comes before any change of its claim, so there is nothing to undo, and the rest go on.
    try:
        yield
    except ClaimTrackError as error:
        plan.refused[claim_id] = error


def _keep(
    session: Session, change: FieldChange, rows: list[BulkChangeClaim], *, identity: Identity, now: datetime
) -> int:
    stored = BulkChange(
        field=change.field,
        value=change.value,
        changed_by_id=identity.user_id,
        changed_at=now,
        claims=rows,
    )
    session.add(stored)
    session.flush()
    claims = [each.claim_id for each in rows]
    data = {"value": change.value, "claims": claims, "digest": bulk_digest(stored)}
    _append(session, stored, action="claims.change", now=now, data=data)
    return stored.id


def _append(
    session: Session, stored: BulkChange, *, action: str, now: datetime, data: dict[str, Any]
) -> None:
    append_event(
        session,
        at=now,
        actor=Actor.user(stored.changed_by_id),
        action=action,
        object_kind=BULK_CHANGE,
        object_id=stored.id,
        data={"field": stored.field.value, **data},
    )


def _lock_change(session: Session, change_id: int, identity: Identity) -> BulkChange:
    stored = session.scalar(
        select(BulkChange)
        .where(BulkChange.id == change_id, BulkChange.changed_by_id == identity.user_id)
        .options(selectinload(BulkChange.claims))
        .with_for_update()
    )
    if stored is None:
        raise NotFoundError(thing="change")
    return stored
