"""What has to happen by itself: jobs sent again, leases that ran out, verdicts whose time has come."""

from datetime import datetime, timedelta, tzinfo

from claimtrack.db import Database
from claimtrack.jobs.queue import JobQueue
from claimtrack.jobs.waiting import kinds_that_run
from claimtrack.services.claims.leases import expire_leases
from claimtrack.services.evidence.copies import ask_for_missing_copies, settle_copies
from claimtrack.services.evidence.page_checks import enqueue_page_checks
from claimtrack.services.operating.jobs import LONGEST_RUN, due_jobs, recover_jobs
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.push.deliveries import enqueue_due_deliveries
from claimtrack.services.push.delivery_log import forget_deliveries
from claimtrack.services.push.hubs import enqueue_due_pings
from claimtrack.services.verdicts.rechecks import recheck_due
from claimtrack.services.verdicts.schedules import enqueue_due_publications


def sweep(
    database: Database,
    queue: JobQueue,
    *,
    now: datetime,
    zone: tzinfo,
    check_every: timedelta | None = None,
    keep_log: timedelta | None = None,
) -> None:
    """Expire leases, see what is due, and send every job that waits: huey forgets tasks of a killed worker.

    `zone` is the desk's: it says which day it is. Pages that public verdicts cite are looked at again when
    that was `check_every` ago; never without it. What was sent to webhooks before `keep_log` is forgotten;
    nothing without it. While the desk is read-only, nothing on it moves on.
    """
    with database.writing() as session:
        recover_jobs(session, started_before=now - LONGEST_RUN, now=now)
        settle_copies(session)
    if not _is_read_only(database):
        _move_on(database, check_every, keep_log, now=now)
    start_due_work(database, now=now, zone=zone)
    send_due_jobs(database, queue, now=now)


def _move_on(
    database: Database, check_every: timedelta | None, keep_log: timedelta | None, *, now: datetime
) -> None:
    with database.writing() as session:
        expire_leases(session, now=now)
    if check_every is not None:
        with database.writing() as session:
            enqueue_page_checks(session, every=check_every, now=now)
    if keep_log is not None:
        with database.writing() as session:
            forget_deliveries(session, before=now - keep_log)


def _is_read_only(database: Database) -> bool:
    with database.reading() as session:
        return current_policy(session).read_only


def start_due_work(database: Database, *, now: datetime, zone: tzinfo) -> None:
    """Have what was set for a time begin: scheduled verdicts get a job, old ones are looked at again.

    What other machines did not take is sent to them again.
    """
    with database.writing() as session:
        enqueue_due_publications(session, now=now)
        enqueue_due_deliveries(session, now=now)
        enqueue_due_pings(session, now=now)
    with database.writing() as session:
        recheck_due(session, today=now.astimezone(zone).date(), now=now)


def ask_for_old_copies(database: Database, *, now: datetime) -> None:
    """Have sources archived that were added before the desk archived them."""
    more = not _is_read_only(database)
    while more:
        with database.writing() as session:
            more = ask_for_missing_copies(session, now=now) > 0


def send_due_jobs(database: Database, queue: JobQueue, *, now: datetime) -> None:
    """Send every job that waits and may run; one that is sent twice runs once."""
    with database.reading() as session:
        waiting = due_jobs(session, now=now, kinds=kinds_that_run(session))
    for job_id in waiting:
        queue.send(job_id)
