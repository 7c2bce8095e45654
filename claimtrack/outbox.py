"""Jobs written in the transaction that needs them, and handed to the queue after it committed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from claimtrack.db.pending import add_pending, take_pending
from claimtrack.db.sessions import DISPATCH, DeskSession
from claimtrack.models import Job
from claimtrack.models.job import UNFINISHED

_WRITTEN = "job"


def enqueue_job(
    session: Session, *, kind: str, arguments: Mapping[str, Any], dedupe_key: str, now: datetime
) -> Job:
    """Return the job for this work: the unfinished one with the same dedupe key, else a new one.

    It is handed to the queue when `session` has committed. A queue that cannot be reached then loses
    nothing: the worker's sweep sends every unfinished job again.
    """
    waiting = find_unfinished(session, dedupe_key=dedupe_key)
    if waiting is not None:
        return waiting
    job = Job(kind=kind, arguments=dict(arguments), dedupe_key=dedupe_key, created_at=now, run_after=now)
    session.add(job)
    session.flush()
    dispatch_job(session, job_id=job.id)
    return job


def find_unfinished(session: Session, *, dedupe_key: str) -> Job | None:
    """Return the job that waits or runs with this key, of which there is one at most."""
    return session.scalar(select(Job).where(Job.dedupe_key == dedupe_key, UNFINISHED))


def dispatch_job(session: Session, *, job_id: int) -> None:
    """Have a job handed to the queue when `session` has committed."""
    add_pending(session, _WRITTEN, job_id)


@event.listens_for(DeskSession, "after_commit")
def _dispatch_jobs(session: Session) -> None:
    dispatch: Callable[[int], None] | None = session.info.get(DISPATCH)
    for job_id in take_pending(session, _WRITTEN):
        if dispatch is not None:
            dispatch(job_id)
