"""Putting events into a session; they are numbered and linked just before it commits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.audit.actor import Actor
from claimtrack.db.pending import add_pending

PENDING = "event"


@dataclass(frozen=True, slots=True)
class PendingEvent:
    """An event without its place in the chain."""

    at: datetime
    actor: Actor
    action: str
    object_kind: str
    object_id: int
    data: Mapping[str, Any]


def append_event(
    session: Session,
    *,
    at: datetime,
    actor: Actor,
    action: str,
    object_kind: str,
    object_id: int,
    data: Mapping[str, Any],
) -> None:
    """Have one event written when `session` commits.

    `data` holds strings, integers, booleans, null, lists and objects of them; people appear as ids, and
    what may have to be forgotten as a digest. The chain's lock is taken by the commit, not here: taken in
    the middle of a service it deadlocks with the rows that the service locks later.
    """
    add_pending(session, PENDING, PendingEvent(at, actor, action, object_kind, object_id, data))
