"""Who took what of the desk away: files that leave it are history too."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event

# What an event about the whole desk is about.
DESK: Final = "desk"


def record_export(
    session: Session, *, kind: str, actor: Actor, now: datetime, data: Mapping[str, Any] | None = None
) -> None:
    """Append the event of a file that is taken away: `kind` is audit, labels, queue, ..."""
    append_event(
        session,
        at=now,
        actor=actor,
        action="desk.export",
        object_kind=DESK,
        object_id=1,
        data={"kind": kind, **(data or {})},
    )
