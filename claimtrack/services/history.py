"""Reading the audit for people: a claim's history, and the desk's newest events."""

import json
from typing import Any

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from claimtrack.models import BulkChangeClaim, Event

PAGE_SIZE = 100
MOST_EVENTS = 500
# What the event of a change of many claims is about.
BULK_CHANGE = "bulk_change"


def list_claim_events(session: Session, *, claim_id: int) -> list[Event]:
    """Return the newest 500 events of one claim, alone or among many at once, the newest first."""
    changes = select(BulkChangeClaim.bulk_change_id).where(BulkChangeClaim.claim_id == claim_id)
    own = select(Event.seq).where(Event.object_kind == "claim", Event.object_id == claim_id)
    shared = select(Event.seq).where(Event.object_kind == BULK_CHANGE, Event.object_id.in_(changes))
    told = union_all(own, shared).subquery()
    statement = (
        select(Event).where(Event.seq.in_(select(told.c.seq))).order_by(Event.seq.desc()).limit(MOST_EVENTS)
    )
    return list(session.scalars(statement))


def list_events(session: Session, *, before: int | None = None) -> list[Event]:
    """Return up to 100 events with a number below `before` (of all), the newest first."""
    statement = select(Event).order_by(Event.seq.desc()).limit(PAGE_SIZE)
    if before is not None:
        statement = statement.where(Event.seq < before)
    return list(session.scalars(statement))


def event_data(event: Event) -> dict[str, Any]:
    """Return what an event says changed."""
    data: dict[str, Any] = json.loads(event.body)["data"]
    return data
