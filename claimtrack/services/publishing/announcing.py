"""What other machines are to be told of, noted in the transaction that makes it public."""

from datetime import datetime
from uuid import uuid5

from sqlalchemy.orm import Session

from claimtrack.db.types import stored_time
from claimtrack.models import CorrectionKind, Publication, PushEvent
from claimtrack.outbox import enqueue_job

# The kind of the job.
ANNOUNCE = "announce_verdict"
_EVENTS = {
    None: PushEvent.PUBLISHED,
    CorrectionKind.CORRECTION: PushEvent.CORRECTED,
    CorrectionKind.UPDATE: PushEvent.UPDATED,
    CorrectionKind.CLARIFICATION: PushEvent.CLARIFIED,
    CorrectionKind.RETRACTION: PushEvent.RETRACTED,
}


def announce_change(
    session: Session, *, publication: Publication, kind: CorrectionKind | None, now: datetime
) -> None:
    """Have a job tell that a verdict is public, for the first time or after a change of this `kind`."""
    announce_page(session, publication=publication, event=_EVENTS[kind], now=now)


def announce_page(session: Session, *, publication: Publication, event: PushEvent, now: datetime) -> None:
    """Have a job tell what happened to a verdict's page."""
    at = stored_time(now)
    # The same message however often the job is run, and another one for whatever happens later.
    key = f"msg_{uuid5(publication.uuid, f'{event.value} {publication.revision_id} {at}').hex}"
    arguments = {"publication_id": publication.id, "event": event.value, "at": at, "key": key}
    enqueue_job(session, kind=ANNOUNCE, arguments=arguments, dedupe_key=f"{ANNOUNCE}:{key}", now=now)
