"""The audit's line on what was done to the desk as a whole."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

import claimtrack.services.database  # noqa: F401 - what a commit has to do hooks in when it is imported
from claimtrack.audit import Actor, append_event
from claimtrack.db import Database
from claimtrack.db.migrations import current_revision, head_revision
from claimtrack.errors import ClaimTrackError

# There is one desk in a database.
_DESK = 1


def add_note(session: Session, *, action: str, command: str, data: Mapping[str, Any], now: datetime) -> None:
    """Have one event on the desk written when `session` commits."""
    append_event(
        session,
        at=now,
        actor=Actor.command(command),
        action=action,
        object_kind="desk",
        object_id=_DESK,
        data=data,
    )


def note_if_possible(url: str, *, action: str, command: str, data: Mapping[str, Any], now: datetime) -> bool:
    """Return whether the event could be written: a full disk or an old schema keeps nobody from a backup."""
    database = Database(url)
    try:
        if current_revision(database) != head_revision():
            return False
        with database.writing() as session:
            add_note(session, action=action, command=command, data=data, now=now)
    except (DBAPIError, ClaimTrackError):
        return False
    finally:
        database.close()
    return True
