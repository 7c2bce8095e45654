"""What tests look up afterwards: a claim's events, rows, and the policy, which they may change."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, update

from claimtrack.models import Event, Lease, Policy, Role, User
from claimtrack.security.identity import Identity
from claimtrack.services.policy.policies import current_policy
from tests.desk import TrialDesk


@dataclass(frozen=True, slots=True)
class Line:
    """An event as a test reads it: "alice", "claim.take", what it says."""

    actor: str
    action: str
    data: dict[str, Any]


def history(desk: TrialDesk, claim_id: int) -> list[Line]:
    """Return a claim's events, the oldest first, people by their names."""
    return _lines(desk, Event.object_kind == "claim", Event.object_id == claim_id)


def actions(desk: TrialDesk, claim_id: int) -> list[str]:
    """Return what happened to a claim, the oldest first."""
    return [line.action for line in history(desk, claim_id)]


def last_event(desk: TrialDesk) -> Line:
    """Return the newest event of the whole desk."""
    return _lines(desk)[-1]


def event_count(desk: TrialDesk) -> int:
    """Return how many events there are."""
    return count_rows(desk, Event)


def count_rows(desk: TrialDesk, model: type[Any]) -> int:
    """Return how many rows a table has."""
    with desk.database.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def holder(desk: TrialDesk, claim_id: int) -> int | None:
    """Return the id of who holds the claim."""
    with desk.database.reading() as session:
        return session.scalar(select(Lease.holder_id).where(Lease.claim_id == claim_id))


def change_policy(desk: TrialDesk, **changes: object) -> None:
    """Put the next version of the policy in force."""
    with desk.writing() as session:
        old = current_policy(session)
        values = {column.key: getattr(old, column.key) for column in Policy.__table__.columns}
        session.add(Policy(**{**values, "version": old.version + 1, **changes}))


def change_role(desk: TrialDesk, name: str, role: Role) -> Identity:
    """Give a person another role and return who they are now."""
    user_id = desk.person(name).user_id
    with desk.writing() as session:
        session.execute(update(User).where(User.id == user_id).values(role=role))
    return Identity(user_id, role)


def _lines(desk: TrialDesk, *conditions: Any) -> list[Line]:
    with desk.database.reading() as session:
        names = {f"user:{user.id}": user.name for user in session.scalars(select(User))}
        events = session.scalars(select(Event).where(*conditions).order_by(Event.seq)).all()
    return [
        Line(names.get(event.actor, event.actor), event.action, json.loads(event.body)["data"])
        for event in events
    ]


def newest_seq(desk: TrialDesk) -> int:
    """Return the number of the audit's newest event, 0 without one."""
    with desk.database.reading() as session:
        return session.scalar(select(func.max(Event.seq))) or 0
