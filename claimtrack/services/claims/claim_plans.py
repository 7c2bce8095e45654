"""Planning one claim: its priority, due day, assignee and topics; one event for each that changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.errors import StaleVersionError
from claimtrack.models import BulkField, Claim, ClaimTopic, Priority, Topic
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.claims.claim_fields import FieldChange, check_change, read_field, write_field
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.policy.policies import current_policy, require_writable

_ACTIONS = {
    BulkField.PRIORITY: "claim.prioritise",
    BulkField.DUE_ON: "claim.set_due",
    BulkField.ASSIGNEE: "claim.assign",
    BulkField.TAG: "claim.tag",
    BulkField.UNTAG: "claim.untag",
}


@dataclass(frozen=True, slots=True)
class ClaimPlan:
    """What the desk plans for a claim; `due_on` is a day on the desk's clocks."""

    priority: Priority = Priority.NORMAL
    due_on: date | None = None
    assignee_id: int | None = None
    topic_ids: frozenset[int] = frozenset()


def plan_of(session: Session, claim: Claim) -> ClaimPlan:
    """Return what is planned for the claim now."""
    filed = select(ClaimTopic.topic_id).where(ClaimTopic.claim_id == claim.id)
    topics = frozenset(session.scalars(filed))
    return ClaimPlan(claim.priority, claim.due_on, claim.assignee_id, topics)


def plan_claim(
    session: Session,
    *,
    claim_id: int,
    version: int,
    plan: ClaimPlan,
    identity: Identity,
    now: datetime,
    today: date,
) -> Claim:
    """Return the claim, planned so. Sent twice, it is done once.

    `version` is the claim's that the form was made from, `today` the day on the desk's clocks. Raises
    StaleVersionError, DueDayError, NotAssignableError, NotFoundError, ReadOnlyError or NotPermittedError.
    """
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.CLAIM_REVIEW, policy)
    claim = lock_claim(session, claim_id)
    changes = list(_changes(plan_of(session, claim), plan))
    if changes and claim.version != version:
        raise StaleVersionError
    for change in changes:
        check_change(session, change, policy=policy, today=today)
    for change in changes:
        data = {"value": change.value, "was": read_field(session, claim, change), **_named(session, change)}
        write_field(session, claim, change, change.target)
        note_on_claim(
            session,
            claim_id=claim.id,
            action=_ACTIONS[change.field],
            actor=Actor.user(identity.user_id),
            now=now,
            data=data,
        )
    return claim


def _changes(present: ClaimPlan, wanted: ClaimPlan) -> Iterator[FieldChange]:
    if wanted.priority is not present.priority:
        yield FieldChange(BulkField.PRIORITY, str(wanted.priority.value))
    if wanted.due_on != present.due_on:
        yield FieldChange(BulkField.DUE_ON, wanted.due_on.isoformat() if wanted.due_on else None)
    if wanted.assignee_id != present.assignee_id:
        yield FieldChange(BulkField.ASSIGNEE, str(wanted.assignee_id) if wanted.assignee_id else None)
    for topic_id in sorted(wanted.topic_ids - present.topic_ids):
        yield FieldChange(BulkField.TAG, str(topic_id))
    for topic_id in sorted(present.topic_ids - wanted.topic_ids):
        yield FieldChange(BulkField.UNTAG, str(topic_id))


def _named(session: Session, change: FieldChange) -> dict[str, Any]:
    """Return what a topic is called, since its label may change: the history says what it was."""
    if change.field not in {BulkField.TAG, BulkField.UNTAG}:
        return {}
    topic = session.get_one(Topic, int(change.value or 0))
    return {"topic": topic.slug}
