"""What the desk plans for a claim, one field at a time, as text: read, checked and written the same way
for one claim and for many.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from claimtrack.errors import DueDayError, NotAssignableError, NotFoundError
from claimtrack.models import BulkField, Claim, ClaimTopic, Policy, Priority, Topic, User
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import permits

FURTHEST = timedelta(days=5 * 366)
# The value of a claim that is filed under the topic in question.
FILED = "filed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field and the value that claims get: a priority's number, a day, the key of a person or a topic."""

    field: BulkField
    value: str | None

    @property
    def target(self) -> str | None:
        """What `read_field` gives for a claim that has been changed so."""
        if self.field is BulkField.TAG:
            return FILED
        return None if self.field is BulkField.UNTAG else self.value


def check_change(session: Session, change: FieldChange, *, policy: Policy, today: date) -> None:
    """Raise DueDayError, NotAssignableError or NotFoundError when no claim can be given the value."""
    if change.value is None:
        return
    if change.field is BulkField.DUE_ON:
        _check_day(date.fromisoformat(change.value), today)
    elif change.field is BulkField.ASSIGNEE:
        person = session.get(User, int(change.value))
        if person is None or not may_be_assigned(person, policy=policy):
            raise NotAssignableError
    elif change.field in {BulkField.TAG, BulkField.UNTAG} and session.get(Topic, int(change.value)) is None:
        raise NotFoundError(thing="topic")


def may_be_assigned(person: User, *, policy: Policy) -> bool:
    """Return whether claims can be given to a person: one whose role allows to work on them."""
    return person.active and permits(Identity.of(person), Permission.CLAIM_REVIEW, policy)


def read_field(session: Session, claim: Claim, change: FieldChange) -> str | None:
    """Return the claim's present value of the change's field."""
    if change.field is BulkField.PRIORITY:
        return str(claim.priority.value)
    if change.field is BulkField.DUE_ON:
        return claim.due_on.isoformat() if claim.due_on else None
    if change.field is BulkField.ASSIGNEE:
        return str(claim.assignee_id) if claim.assignee_id else None
    return FILED if session.get(ClaimTopic, (claim.id, int(change.value or 0))) else None


def write_field(session: Session, claim: Claim, change: FieldChange, value: str | None) -> None:
    """Give the claim, whose row is locked, a value as `read_field` returns it."""
    # Extraction leaves alone what somebody touched, and a form that was made before this is stale.
    claim.touched = True
    claim.version += 1
    if change.field is BulkField.PRIORITY:
        claim.priority = Priority(int(value or Priority.NORMAL))
    elif change.field is BulkField.DUE_ON:
        claim.due_on = date.fromisoformat(value) if value else None
    elif change.field is BulkField.ASSIGNEE:
        claim.assignee_id = int(value) if value else None
    else:
        _file(session, claim.id, int(change.value or 0), filed=value == FILED)
    session.flush()


def _file(session: Session, claim_id: int, topic_id: int, *, filed: bool) -> None:
    if filed:
        session.add(ClaimTopic(claim_id=claim_id, topic_id=topic_id))
    else:
        row = session.get(ClaimTopic, (claim_id, topic_id))
        if row is not None:
            session.delete(row)


def _check_day(day: date, today: date) -> None:
    if not today <= day <= today + FURTHEST:
        raise DueDayError
