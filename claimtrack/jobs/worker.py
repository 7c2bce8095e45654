"""The worker process: huey's consumer with the desk's jobs and the sweep."""

import os
import signal
import threading
import time
from collections.abc import Mapping
from functools import partial

import structlog

from claimtrack.clock import utc_now
from claimtrack.db import Database
from claimtrack.db.migrations import require_head
from claimtrack.extract import ExtractionOptions
from claimtrack.jobs.kinds import KINDS, Work
from claimtrack.jobs.pages import page_kinds
from claimtrack.jobs.queue import JobQueue
from claimtrack.jobs.runner import run_job
from claimtrack.jobs.sweep import ask_for_old_copies, send_due_jobs, start_due_work, sweep
from claimtrack.services.database import open_database
from claimtrack.services.extraction_options import extraction_options
from claimtrack.services.fetching import make_fetcher
from claimtrack.services.file_store import snapshot_store
from claimtrack.services.jobs import recover_jobs
from claimtrack.settings import Settings

_log = structlog.get_logger(__name__)


def run_worker(settings: Settings, *, parent: int | None = None) -> None:
    """Run jobs until a signal comes, or until the process `parent` is gone.

    Raises DatabaseNotReadyError before ``claimtrack init``.
    """
    queue = JobQueue(settings)
    database = open_database(settings, dispatch=queue.send)
    require_head(database)
    kinds = {**KINDS, **page_kinds(make_fetcher(settings, now=utc_now), snapshot_store(settings))}
    queue.on_job(partial(_run, database, extraction_options(settings), kinds))
    every = settings.page_check_interval
    queue.every_minute(lambda: sweep(database, queue, now=utc_now(), zone=settings.zone, check_every=every))
    if parent is not None:
        _end_with(parent)
    with database.writing() as session:
        recover_jobs(session, started_before=utc_now())
    ask_for_old_copies(database, now=utc_now())
    start_due_work(database, now=utc_now(), zone=settings.zone)
    send_due_jobs(database, queue, now=utc_now())
    queue.huey.create_consumer(workers=1, max_delay=1.0, check_worker_health=False).run()


def _run(database: Database, options: ExtractionOptions, kinds: Mapping[str, Work], job_id: int) -> None:
    if run_job(database, job_id, clock=utc_now, options=options, kinds=kinds):
        _log.info("job done", job=job_id)


def _end_with(parent: int) -> None:
    """A web server that was killed cannot stop its worker, so the worker looks after it."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()
