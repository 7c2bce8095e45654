"""Checking the audit: the chain itself, and the rows that its events vouch for."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit.canonical import GENESIS, canonical_json, link_hash
from claimtrack.audit.vouched import Told, check_event_rows, check_remaining_rows
from claimtrack.db.types import stored_time
from claimtrack.errors import ChainBrokenError
from claimtrack.models import Event

# Events read from the database at a time.
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of a chain: whoever keeps it can tell later whether history was rewritten."""

    seq: int
    hash: str


def verify_audit(session: Session, *, known_head: Head | None = None) -> Head:
    """Return the head of a chain that holds, from the first event to the last.

    Raises ChainBrokenError, naming the first event that does not hold: a gap, a wrong hash, a column that
    differs from the body, a revision, approval or publication that is not what its event says, or a
    `known_head` that is no longer part of the chain.
    """
    head, told = Head(0, GENESIS), Told()
    try:
        for event in stream_events(session):
            body = _check_link(event, head)
            check_event_rows(session, event, body, told)
            head = Head(event.seq, event.hash)
            _check_known(head, known_head)
        if known_head is not None and known_head.seq > head.seq:
            problem = f"events up to {known_head.seq} have been cut off"
            raise ChainBrokenError(seq=head.seq + 1, problem=problem)
        check_remaining_rows(session, told, seq=head.seq)
    except (ValueError, LookupError, TypeError) as error:
        # Tampering may leave what is no time, no JSON or no known state.
        raise ChainBrokenError(seq=head.seq + 1, problem=f"it cannot be read ({error})") from error
    return head


def stream_events(session: Session) -> Iterator[Event]:
    """Give the events in order, a batch at a time, each forgotten as soon as it was looked at."""
    last = 0
    while True:
        batch = session.scalars(select(Event).where(Event.seq > last).order_by(Event.seq).limit(BATCH)).all()
        if not batch:
            return
        yield from batch
        last = batch[-1].seq
        session.expunge_all()


def _check_link(event: Event, head: Head) -> dict[str, Any]:
    seq = head.seq + 1
    if event.seq != seq:
        raise ChainBrokenError(seq=seq, problem="the event is missing")
    if event.previous_hash != head.hash or event.hash != link_hash(head.hash, event.body):
        raise ChainBrokenError(seq=seq, problem="the hash does not fit the event and the one before it")
    body: dict[str, Any] = json.loads(event.body)
    if canonical_json(body) != event.body or _columns(event) != _columns_in(body):
        raise ChainBrokenError(seq=seq, problem="the columns differ from the event's body")
    return body


def _columns(event: Event) -> tuple[object, ...]:
    at = stored_time(event.at)
    return (event.seq, at, event.actor, event.action, event.object_kind, event.object_id)


def _columns_in(body: dict[str, Any]) -> tuple[object, ...]:
    actor, thing = body["actor"], body["object"]
    name = f"{actor['kind']}:{actor['name']}"
    return (body["seq"], body["at"], name, body["action"], thing["kind"], thing["id"])


def _check_known(head: Head, known_head: Head | None) -> None:
    if known_head is not None and known_head.seq == head.seq and known_head != head:
        raise ChainBrokenError(seq=head.seq, problem="it is not the event that was seen here before")
