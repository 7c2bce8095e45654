import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, timedelta

import pytest
from sqlalchemy import delete, select

from claimtrack.jobs.queue import JobQueue
from claimtrack.jobs.sweep import ask_for_old_copies, send_due_jobs, sweep
from claimtrack.models import Job, JobState, SourceCopy
from claimtrack.services.database import open_database
from claimtrack.services.evidence.copies import ARCHIVE
from claimtrack.services.operating.jobs import LONGEST_RUN, take_job
from claimtrack.settings import Settings
from claimtrack.workflow import ClaimState
from tests.desk import PEOPLE, TrialDesk
from tests.services.record import count_rows


@pytest.fixture
def queue(settings: Settings) -> Iterator[JobQueue]:
    """The desk's queue, empty."""
    made = JobQueue(settings)
    yield made
    made.huey.storage.close()


@pytest.fixture
def sending(desk: TrialDesk, settings: Settings, queue: JobQueue) -> Iterator[TrialDesk]:
    """The desk whose commits tell the queue, as those of the web do."""
    database = open_database(settings, dispatch=queue.send)
    yield TrialDesk(database, PEOPLE, now=desk.now)
    database.close()


def waiting(queue: JobQueue) -> int:
    count: int = queue.huey.pending_count()
    return count


def state(desk: TrialDesk) -> JobState:
    with desk.database.reading() as session:
        return session.get_one(Job, 1).state


def test_a_job_is_sent_when_its_transaction_commits(sending: TrialDesk, queue: JobQueue) -> None:
    sending.add_article()
    assert waiting(queue) == 1


def test_what_huey_forgot_is_sent_again(desk: TrialDesk, queue: JobQueue) -> None:
    desk.add_article()
    assert waiting(queue) == 0
    sweep(desk.database, queue, now=desk.now, zone=UTC)
    assert waiting(queue) == 1


def test_what_is_sent_arrives_by_its_id(desk: TrialDesk, queue: JobQueue) -> None:
    arrived: list[int] = []
    queue.on_job(arrived.append)
    desk.add_article()
    send_due_jobs(desk.database, queue, now=desk.now)
    queue.huey.execute(queue.huey.dequeue())
    assert arrived == [1]


def test_a_job_whose_worker_is_gone_for_too_long_is_sent_again(desk: TrialDesk, queue: JobQueue) -> None:
    desk.add_article()
    with desk.writing() as session:
        take_job(session, job_id=1, now=desk.now)
    started = desk.now
    sweep(desk.database, queue, now=started + LONGEST_RUN, zone=UTC)
    assert (state(desk), waiting(queue)) == (JobState.RUNNING, 0)
    sweep(desk.database, queue, now=started + LONGEST_RUN + timedelta(seconds=1), zone=UTC)
    assert (state(desk), waiting(queue)) == (JobState.PENDING, 1)


def test_sources_without_a_copy_are_archived(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.write(claim_id)
    with desk.writing() as session:
        session.execute(delete(SourceCopy))
        session.execute(delete(Job).where(Job.kind == ARCHIVE))
    ask_for_old_copies(desk.database, now=desk.now)
    with desk.database.reading() as session:
        assert session.scalars(select(Job.kind).order_by(Job.id)).all()[-1] == ARCHIVE


def test_leases_that_ran_out_come_back(desk: TrialDesk, queue: JobQueue) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    sweep(desk.database, queue, now=desk.now + timedelta(minutes=60), zone=UTC)
    assert desk.claim(claim_id).state is ClaimState.QUEUED


def test_a_queue_that_is_down_loses_nothing(sending: TrialDesk, settings: Settings) -> None:
    with closing(sqlite3.connect(settings.instance / "queue.db")) as connection:
        connection.execute("DROP TABLE task")
    sending.add_article()
    assert (count_rows(sending, Job), state(sending)) == (1, JobState.PENDING)
    mended = JobQueue(settings)
    sweep(sending.database, mended, now=sending.now, zone=UTC)
    assert waiting(mended) == 1
    mended.huey.storage.close()
