"""Jobs are rows of the transaction that needs them, and are sent after it committed."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from claimtrack.db import Database, DeskSession
from claimtrack.models import Job, JobState
from claimtrack.outbox import enqueue_job


@pytest.fixture
def sent() -> list[int]:
    """The ids that were dispatched, in their order."""
    return []


@pytest.fixture
def sending(database_url: str, sent: list[int]) -> Iterator[Database]:
    """A desk whose commits write down what they dispatch."""
    opened = Database(database_url, dispatch=sent.append)
    yield opened
    opened.close()


def enqueue(session: DeskSession, key: str, now: datetime) -> int:
    return enqueue_job(session, kind="trial", arguments={"version": 1}, dedupe_key=key, now=now).id


def test_a_job_is_sent_after_the_commit_and_not_before(
    sending: Database, sent: list[int], now: datetime
) -> None:
    with sending.writing() as session:
        job_id = enqueue(session, "one", now)
        assert sent == []
    assert sent == [job_id]


def test_a_job_is_stored_with_all_that_the_worker_needs(sending: Database, now: datetime) -> None:
    with sending.writing() as session:
        job_id = enqueue(session, "one", now)
    with sending.reading() as session:
        job = session.get_one(Job, job_id)
    assert (job.kind, job.arguments, job.dedupe_key) == ("trial", {"version": 1}, "one")
    assert (job.state, job.attempts, job.run_after) == (JobState.PENDING, 0, now)


def test_a_job_of_a_transaction_that_failed_is_neither_stored_nor_sent(
    sending: Database, sent: list[int], now: datetime
) -> None:
    with sending.open_session(writing=True) as session:
        enqueue(session, "one", now)
        session.rollback()
        session.commit()
        assert session.scalar(select(Job.id)) is None
    assert sent == []


def test_a_job_in_a_savepoint_waits_for_the_whole_transaction(
    sending: Database, sent: list[int], now: datetime
) -> None:
    with sending.writing() as session:
        with session.begin_nested():
            job_id = enqueue(session, "one", now)
        assert sent == []
    assert sent == [job_id]


def test_the_same_work_is_queued_once(sending: Database, sent: list[int], now: datetime) -> None:
    with sending.writing() as session:
        first, again = enqueue(session, "one", now), enqueue(session, "one", now)
    with sending.writing() as session:
        later = enqueue(session, "one", now)
    assert first == again == later
    assert sent == [first]


@pytest.mark.parametrize(("state", "same"), [(JobState.RUNNING, True), (JobState.DONE, False)])
def test_work_that_is_finished_may_be_queued_again(
    sending: Database, now: datetime, state: JobState, *, same: bool
) -> None:
    with sending.writing() as session:
        first = enqueue(session, "one", now)
        session.get_one(Job, first).state = state
    with sending.writing() as session:
        assert (enqueue(session, "one", now) == first) is same


def test_the_database_itself_refuses_two_unfinished_jobs_for_one_work(
    sending: Database, now: datetime
) -> None:
    with sending.writing() as session:
        enqueue(session, "one", now)
    twin = Job(kind="trial", arguments={}, dedupe_key="one", created_at=now, run_after=now)
    with pytest.raises(IntegrityError), sending.writing() as session:
        session.add(twin)


def test_a_desk_without_a_queue_stores_its_jobs(database: Database, now: datetime) -> None:
    with database.writing() as session:
        job_id = enqueue(session, "one", now)
    with database.reading() as session:
        assert session.get_one(Job, job_id).state is JobState.PENDING
