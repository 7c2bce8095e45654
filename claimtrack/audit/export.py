"""Taking the audit away: JSON Lines, an event a line, that anyone can check with a SHA-256."""

import json
from collections.abc import Iterator

from sqlalchemy.orm import Session

from claimtrack.audit.verify import stream_events


def export_lines(session: Session) -> Iterator[str]:
    """Give each event as a line: its number, the previous hash, its hash, and its body as it was hashed."""
    for event in stream_events(session):
        line = {
            "seq": event.seq,
            "previous_hash": event.previous_hash,
            "hash": event.hash,
            "body": event.body,
        }
        yield json.dumps(line, ensure_ascii=False) + "\n"
