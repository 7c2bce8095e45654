"""Reading the audit for people: a claim's history, and the desk's newest events."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, union_all
from sqlalchemy.orm import Session

from claimtrack.models import BulkChangeClaim, Event

PAGE_SIZE = 100
MOST_EVENTS = 500
_BATCH = 1000
# A clock that is set back puts events of an hour among those of another one.
_SLACK = 10_000
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


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What of the audit is wanted; everything by default.

    `actor` is one as the audit names it, or only its kind with a colon; the times are half-open.
    """

    actor: str | None = None
    action: str | None = None
    object_kind: str | None = None
    object_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None


EVERYTHING = EventFilter()


def list_events(
    session: Session,
    *,
    before: int | None = None,
    wanted: EventFilter = EVERYTHING,
    size: int = PAGE_SIZE,
) -> list[Event]:
    """Return up to 100 wanted events with a number below `before` (of all), the newest first."""
    statement = select(Event).where(*_conditions(wanted)).order_by(Event.seq.desc()).limit(size)
    if before is not None:
        statement = statement.where(Event.seq < before)
    return list(session.scalars(statement))


def walk_events(session: Session, *, wanted: EventFilter) -> Iterator[Event]:
    """Give every wanted event, the newest first; memory is needed for few of them at a time."""
    before: int | None = None
    while events := list_events(session, before=before, wanted=wanted, size=_BATCH):
        yield from events
        before = events[-1].seq
        session.expunge_all()


def _conditions(wanted: EventFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.actor is not None:
        # Of a kind of actor, all.
        whole = not wanted.actor.endswith(":")
        yield Event.actor == wanted.actor if whole else Event.actor.startswith(wanted.actor, autoescape=True)
    if wanted.action is not None:
        yield Event.action == wanted.action
    if wanted.object_kind is not None:
        yield Event.object_kind == wanted.object_kind
        if wanted.object_id is not None:
            yield Event.object_id == wanted.object_id
    for border, step in ((wanted.since, 1), (wanted.until, -1)):
        if border is None:
            continue
        yield Event.at >= border if step > 0 else Event.at < border
        # Numbers rise with time, and a page is found by its numbers: without this one in the past is far.
        edge = Event.at >= border if step > 0 else Event.at < border
        nearest = select(Event.seq).where(edge).order_by(Event.at if step > 0 else Event.at.desc()).limit(1)
        number = nearest.scalar_subquery()
        yield Event.seq >= number - _SLACK if step > 0 else Event.seq <= number + _SLACK


def event_data(event: Event) -> dict[str, Any]:
    """Return what an event says changed."""
    data: dict[str, Any] = json.loads(event.body)["data"]
    return data
