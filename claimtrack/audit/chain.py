"""Numbering and linking events: one hook just before a commit, under the chain's lock."""

from typing import Any

from sqlalchemy import event, insert, text
from sqlalchemy.orm import Session

from claimtrack.audit.append import PENDING, PendingEvent
from claimtrack.audit.canonical import GENESIS, canonical_json, link_hash
from claimtrack.db import DeskSession
from claimtrack.db.pending import take_pending
from claimtrack.db.types import stored_time
from claimtrack.models import Event

# The key of PostgreSQL's advisory lock: "claim" in ASCII.
CHAIN_LOCK = 0x636C61696D
_LAST = "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"


def event_body(seq: int, pending: PendingEvent) -> str:
    """Return the canonical JSON that an event is hashed over."""
    return canonical_json(
        {
            "seq": seq,
            "at": stored_time(pending.at),
            "actor": {"kind": pending.actor.kind.value, "name": pending.actor.name},
            "action": pending.action,
            "object": {"kind": pending.object_kind, "id": pending.object_id},
            "data": pending.data,
        }
    )


@event.listens_for(DeskSession, "before_commit")
def _link_events(session: Session) -> None:
    pending: list[PendingEvent] = take_pending(session, PENDING)
    if not pending:
        return
    session.flush()
    first, previous = _lock_head(session)
    rows = []
    for seq, line in enumerate(pending, start=first):
        row = _linked_row(seq, previous, line)
        previous = row["hash"]
        rows.append(row)
    session.execute(insert(Event), rows)


def _lock_head(session: Session) -> tuple[int, str]:
    """Have nobody else add events until this transaction ends; return the next number and the last hash."""
    if session.get_bind().dialect.name == "postgresql":
        # Everybody waits for whoever has the lock, so it asks once; the second statement sees what the one
        # before in line committed.
        driver: Any = session.connection().connection.driver_connection
        cursor = driver.execute(f"SELECT pg_advisory_xact_lock({CHAIN_LOCK}); {_LAST}")
        cursor.nextset()
        last = cursor.fetchone()
    else:
        last = session.execute(text(_LAST)).first()
    return (last[0] + 1, last[1]) if last else (1, GENESIS)


def take_chain_lock(session: Session) -> None:
    """Have nobody else add events until this transaction ends.

    SQLite's BEGIN IMMEDIATE holds the only write lock already.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CHAIN_LOCK})


def _linked_row(seq: int, previous: str, line: PendingEvent) -> dict[str, Any]:
    body = event_body(seq, line)
    return {
        "seq": seq,
        "at": line.at,
        "actor": str(line.actor),
        "action": line.action,
        "object_kind": line.object_kind,
        "object_id": line.object_id,
        "body": body,
        "previous_hash": previous,
        "hash": link_hash(previous, body),
    }
