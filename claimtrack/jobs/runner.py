"""Running one job: take it, do it, note how it ended."""

from collections.abc import Callable, Mapping
from datetime import datetime

import structlog
from structlog.contextvars import bound_contextvars

from claimtrack.db import Database
from claimtrack.errors import ReadOnlyError
from claimtrack.extract import ExtractionOptions
from claimtrack.extract.options import DEFAULT_OPTIONS
from claimtrack.jobs.kinds import KINDS, Work
from claimtrack.jobs.waiting import kinds_that_run
from claimtrack.services.operating.jobs import fail_job, finish_job, put_off_job, take_job

_log = structlog.get_logger(__name__)


def run_job(
    database: Database,
    job_id: int,
    *,
    clock: Callable[[], datetime],
    options: ExtractionOptions = DEFAULT_OPTIONS,
    kinds: Mapping[str, Work] = KINDS,
) -> bool:
    """Run a job if it still waits; return whether it was done. A failure is stored on the job, and logged.

    `options` are what the process's settings say about reading articles, `kinds` what it can do.
    """
    with database.writing() as session:
        job = take_job(session, job_id=job_id, now=clock(), kinds=kinds_that_run(session))
    if job is None:
        return False
    with bound_contextvars(job=job_id, actor=f"job:{job.kind}"):
        try:
            kinds[job.kind](database, job.arguments, clock(), options)
        except Exception as error:  # noqa: BLE001 - whatever it was, the job's row has to say so
            _note_failure(database, job_id, error, now=clock())
            return False
    with database.writing() as session:
        finish_job(session, job_id=job_id, now=clock())
    return True


def _note_failure(database: Database, job_id: int, error: Exception, *, now: datetime) -> None:
    refused = isinstance(error, ReadOnlyError)
    if not refused:
        _log.error("job failed", exc_info=error)
    with database.writing() as session:
        if refused:
            put_off_job(session, job_id=job_id)
        else:
            fail_job(session, job_id=job_id, error=f"{type(error).__name__}: {error}", now=now)
