"""The state of jobs: taken, finished, failed, and sent again when a worker died over one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.errors import NotFoundError, ReadOnlyError
from claimtrack.models import Job, JobState
from claimtrack.outbox import dispatch_job, find_unfinished
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.policy.policies import current_policy

MOST_ATTEMPTS = 5
FIRST_RETRY = timedelta(seconds=30)
# What a job says that waits for the desk to be opened.
WAITS = f"{ReadOnlyError.__name__}: {ReadOnlyError()}"
WORKER_LOST = "The worker ended while it ran this."
# A job that runs longer than this has lost its worker.
LONGEST_RUN = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class TakenJob:
    """A job that this worker runs now."""

    id: int
    kind: str
    arguments: dict[str, Any]


def take_job(
    session: Session, *, job_id: int, now: datetime, kinds: Collection[str] | None = None
) -> TakenJob | None:
    """Return the job, now running, or None when there is nothing to do or another worker has it.

    A job that is not of one of the `kinds` waits, and says so: a read-only desk is not changed.
    """
    job = session.get(Job, job_id, with_for_update=True)
    if job is None or job.state is not JobState.PENDING or not (job.run_after <= now or job.created_at > now):
        return None
    if kinds is not None and job.kind not in kinds:
        job.last_error = WAITS
        return None
    job.state, job.started_at = JobState.RUNNING, now
    job.attempts += 1
    return TakenJob(job.id, job.kind, job.arguments)


def kind_of_job(session: Session, *, job_id: int) -> str | None:
    """Return the kind of a job, or None when it is gone."""
    return session.scalar(select(Job.kind).where(Job.id == job_id))


def finish_job(session: Session, *, job_id: int, now: datetime) -> None:
    """Mark a job as done."""
    job = session.get_one(Job, job_id, with_for_update=True)
    job.state, job.finished_at, job.last_error = JobState.DONE, now, None


def fail_job(session: Session, *, job_id: int, error: str, now: datetime) -> None:
    """Note the error and have the job tried again later, doubling the wait; give up after five attempts."""
    job = session.get_one(Job, job_id, with_for_update=True)
    job.last_error = error[:2000]
    if job.attempts >= MOST_ATTEMPTS:
        job.state, job.finished_at = JobState.FAILED, now
        return
    job.state = JobState.PENDING
    job.run_after = now + FIRST_RETRY * 2 ** (job.attempts - 1)


def put_off_job(session: Session, *, job_id: int) -> None:
    """Have a job wait that the desk, read-only since it began, refused: that was no attempt."""
    job = session.get_one(Job, job_id, with_for_update=True)
    job.state, job.last_error = JobState.PENDING, WAITS
    job.attempts -= 1


def due_jobs(
    session: Session, *, now: datetime, kinds: Collection[str] | None = None, most: int = 1000
) -> list[int]:
    """Return the ids of jobs that wait to be run now, the oldest first; with `kinds` of those alone.

    What was asked for after `now` was so by a clock that has been set back: it does not wait for that time.
    """
    statement = (
        select(Job.id)
        .where(Job.state == JobState.PENDING, or_(Job.run_after <= now, Job.created_at > now))
        .order_by(Job.run_after, Job.id)
        .limit(most)
    )
    return list(session.scalars(statement if kinds is None else statement.where(Job.kind.in_(kinds))))


def recover_jobs(session: Session, *, started_before: datetime, now: datetime | None = None) -> None:
    """Have jobs that began before this moment, and never ended, run again: their worker is gone.

    With `now` also those that began after it, by a clock that has been set back. A job that took its worker
    along five times is given up, as one that failed five times.
    """
    began = Job.started_at < started_before
    lost = update(Job).where(
        Job.state == JobState.RUNNING, began if now is None else or_(began, Job.started_at > now)
    )
    session.execute(lost.where(Job.attempts < MOST_ATTEMPTS).values(state=JobState.PENDING))
    session.execute(lost.values(state=JobState.FAILED, finished_at=started_before, last_error=WORKER_LOST))


def list_failed_jobs(session: Session) -> list[Job]:
    """Return the newest jobs that were given up, with their last error."""
    statement = select(Job).where(Job.state == JobState.FAILED).order_by(Job.id.desc()).limit(50)
    return list(session.scalars(statement))


def try_job_again(session: Session, *, job_id: int, identity: Identity, now: datetime) -> None:
    """Have a job that was given up run again, with all of its attempts. One that was not is left alone.

    Where the same work waits already under another number, that one does it, and this one goes. Raises
    NotPermittedError or NotFoundError.
    """
    require(identity, Permission.DESK_ADMINISTER, current_policy(session))
    job = session.get(Job, job_id, with_for_update=True)
    if job is None:
        raise NotFoundError(thing="job")
    if job.state is not JobState.FAILED:
        return
    append_event(
        session,
        at=now,
        actor=Actor.user(identity.user_id),
        action="job.retry",
        object_kind="job",
        object_id=job_id,
        data={"kind": job.kind},
    )
    if find_unfinished(session, dedupe_key=job.dedupe_key) is not None:
        session.delete(job)
        return
    job.state, job.attempts, job.run_after, job.finished_at = JobState.PENDING, 0, now, None
    dispatch_job(session, job_id=job_id)


def find_job(session: Session, *, dedupe_key: str) -> Job:
    """Return the newest job with this key. Raises NotFoundError."""
    job = session.scalar(select(Job).where(Job.dedupe_key == dedupe_key).order_by(Job.id.desc()).limit(1))
    if job is None:
        raise NotFoundError(thing="job")
    return job
