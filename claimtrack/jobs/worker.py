"""The worker process: huey's consumer with the desk's jobs and the sweep."""

import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial

import structlog

from claimtrack.clock import utc_now
from claimtrack.db import Database
from claimtrack.db.migrations import require_head
from claimtrack.jobs.kinds import KINDS
from claimtrack.jobs.pages import page_kinds
from claimtrack.jobs.push import APART, push_kinds
from claimtrack.jobs.queue import JobQueue
from claimtrack.jobs.runner import run_job
from claimtrack.jobs.signing import sign_head
from claimtrack.jobs.sweep import ask_for_old_copies, send_due_jobs, start_due_work, sweep
from claimtrack.services.articles.extraction_options import extraction_options
from claimtrack.services.database import open_database
from claimtrack.services.evidence.fetching import make_fetcher, make_poster
from claimtrack.services.file_store import snapshot_store
from claimtrack.services.operating.heartbeat import beat_until
from claimtrack.services.operating.jobs import kind_of_job, recover_jobs
from claimtrack.settings import Settings

_log = structlog.get_logger(__name__)
# Receivers that hang, all at the same time, before others have to wait for them.
_MOST_APART = 8


def run_worker(settings: Settings, *, parent: int | None = None) -> None:
    """Run jobs until a signal comes, or until the process `parent` is gone.

    Raises DatabaseNotReadyError before ``claimtrack init``.
    """
    queue = JobQueue(settings)
    database = open_database(settings, dispatch=queue.send)
    require_head(database)
    kinds = {
        **KINDS,
        **page_kinds(make_fetcher(settings, now=utc_now), snapshot_store(settings)),
        **push_kinds(make_poster(settings, now=utc_now), settings),
    }
    run = partial(run_job, database, clock=utc_now, options=extraction_options(settings), kinds=kinds)
    others = ThreadPoolExecutor(_MOST_APART, thread_name_prefix="push")
    queue.on_job(partial(_start, database, run, others))
    look = partial(
        sweep,
        database,
        queue,
        zone=settings.zone,
        check_every=settings.page_check_interval,
        keep_log=settings.delivery_log_time,
    )
    queue.every_minute("sweep", lambda: look(now=utc_now()))
    queue.every_minute("sign_head", lambda: sign_head(database, settings, now=utc_now()))
    if parent is not None:
        _end_with(parent)
    ending = threading.Event()
    beat_until(settings, ending, clock=utc_now)
    with database.writing() as session:
        recover_jobs(session, started_before=utc_now(), now=utc_now())
    ask_for_old_copies(database, now=utc_now())
    start_due_work(database, now=utc_now(), zone=settings.zone)
    send_due_jobs(database, queue, now=utc_now())
    try:
        queue.huey.create_consumer(workers=1, max_delay=1.0, check_worker_health=False).run()
    finally:
        ending.set()
        # What was not begun is sent again by the next worker's sweep.
        others.shutdown(wait=False, cancel_futures=True)


def _start(database: Database, run: Callable[[int], bool], others: Executor, job_id: int) -> None:
    """Run a job: here, or beside everything else when it waits for somebody else's server."""
    with database.reading() as session:
        apart = kind_of_job(session, job_id=job_id) in APART
    if apart:
        others.submit(_run, run, job_id).add_done_callback(_report)
    else:
        _run(run, job_id)


def _run(run: Callable[[int], bool], job_id: int) -> None:
    if run(job_id):
        _log.info("job done", job=job_id)


def _report(future: Future[None]) -> None:
    error = None if future.cancelled() else future.exception()
    if error is not None:
        _log.error("a job broke off, the sweep sends it again", error=f"{type(error).__name__}: {error}")


def _end_with(parent: int) -> None:
    """A web server that was killed cannot stop its worker, so the worker looks after it."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()
