"""The last line of safety mode: whatever asks for it, no change is committed while the desk is read-only.

Every change is one event, so a commit with events is a change. Views, commands and jobs refuse earlier and
say it better; this holds for the one that forgot.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from claimtrack.audit.append import PENDING, PendingEvent
from claimtrack.db import DeskSession
from claimtrack.db.pending import list_pending
from claimtrack.errors import ReadOnlyError
from claimtrack.models import Policy
from claimtrack.services.policy.modes import SET_MODE

GO_ON: Final = frozenset(
    {
        SET_MODE,
        # Who came, and who did not get in.
        *("user.log_in", "user.log_out", "user.refuse_log_in"),
        # What was taken away: that reads.
        "desk.export",
        # For somebody who is attacked; a shell alone can set it now.
        "user.password",
        # A desk may be read-only because of one. Lifting it waits.
        "hold.place",
        # A receiver of what is public already does not answer.
        "webhook.pause",
    }
)
# Subjects of events that tell what was checked and kept safe, and change nothing on the desk.
WATCHING: Final = frozenset({"audit", "backup"})


# Before the hook that links events, which takes them away.
@event.listens_for(DeskSession, "before_commit", insert=True)
def _refuse_changes(session: Session) -> None:
    pending: Sequence[PendingEvent] = list_pending(session, PENDING)
    if all(_goes_on(line.action) for line in pending):
        return
    if session.scalar(select(Policy.read_only).order_by(Policy.version.desc()).limit(1)):
        raise ReadOnlyError


def _goes_on(action: str) -> bool:
    return action in GO_ON or action.partition(".")[0] in WATCHING
