"""Reading the audit for people: a claim's history, and the desk's newest events."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.models import Event

PAGE_SIZE = 100


def list_claim_events(session: Session, *, claim_id: int) -> list[Event]:
    """Return the newest 500 events of one claim, the newest first."""
    statement = (
        select(Event)
        .where(Event.object_kind == "claim", Event.object_id == claim_id)
        .order_by(Event.seq.desc())
        .limit(500)
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
