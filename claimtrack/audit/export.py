"""Taking the audit away: JSON Lines, an event a line, that anyone can check with a SHA-256."""

import json
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import verify
from claimtrack.audit.lines import stored_events
from claimtrack.models import Checkpoint, Event

# The program that checks an export: it needs Python's standard library alone.
VERIFIER = Path(__file__).with_name("standalone.py")


def export_lines(session: Session) -> Iterator[str]:
    """Give each event as a line: its number, the previous hash, its hash, and its body as it was hashed."""
    for rows in stored_events(session, most=verify.BATCH):
        for seq, *_, body, previous, digest in rows:
            line = {"seq": seq, "previous_hash": previous, "hash": digest, "body": body}
            yield json.dumps(line, ensure_ascii=False) + "\n"


def export_checkpoints(session: Session) -> Iterator[str]:
    """Give each checkpoint as a line: its statement as it was signed, the signature and the public key."""
    keys = {key["key"]: key["public_key"] for key in announced_keys(session)}
    for checkpoint in session.scalars(select(Checkpoint).order_by(Checkpoint.number)):
        line = {
            "checkpoint": checkpoint.statement,
            "signature": checkpoint.signature,
            "public_key": keys.get(checkpoint.key_id, ""),
        }
        yield json.dumps(line, ensure_ascii=False) + "\n"


def announced_keys(session: Session) -> list[dict[str, str | None]]:
    """Return what the audit says of each key that signs checkpoints, the first one first."""
    bodies = session.scalars(select(Event.body).where(Event.action == "audit.key").order_by(Event.seq))
    return [json.loads(body)["data"] for body in bodies]
