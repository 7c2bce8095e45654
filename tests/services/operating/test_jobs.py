from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.errors import NotFoundError, NotPermittedError
from claimtrack.models import Event, Job, JobState
from claimtrack.outbox import enqueue_job
from claimtrack.services.operating.jobs import (
    FIRST_RETRY,
    MOST_ATTEMPTS,
    WORKER_LOST,
    due_jobs,
    fail_job,
    find_job,
    finish_job,
    list_failed_jobs,
    recover_jobs,
    take_job,
    try_job_again,
)
from tests.desk import TrialDesk


def enqueue(desk: TrialDesk, key: str = "work:1") -> int:
    with desk.writing() as session:
        return enqueue_job(session, kind="work", arguments={"id": 1}, dedupe_key=key, now=desk.now).id


def job(desk: TrialDesk, job_id: int) -> Job:
    with desk.database.reading() as session:
        return session.get_one(Job, job_id)


def take(desk: TrialDesk, job_id: int) -> bool:
    with desk.writing() as session:
        return take_job(session, job_id=job_id, now=desk.now) is not None


def fail(desk: TrialDesk, job_id: int, error: str = "ValueError: no") -> None:
    with desk.writing() as session:
        fail_job(session, job_id=job_id, error=error, now=desk.now)


def due(session: Session, desk: TrialDesk) -> list[int]:
    return due_jobs(session, now=desk.now)


def test_a_job_is_taken_once(desk: TrialDesk) -> None:
    job_id = enqueue(desk)
    assert take(desk, job_id) is True
    assert take(desk, job_id) is False
    running = job(desk, job_id)
    assert (running.state, running.attempts) == (JobState.RUNNING, 1)


def test_the_same_work_is_queued_once_until_it_is_done(desk: TrialDesk) -> None:
    first = enqueue(desk)
    assert enqueue(desk) == first
    take(desk, first)
    assert enqueue(desk) == first
    with desk.writing() as session:
        finish_job(session, job_id=first, now=desk.now)
    assert enqueue(desk) != first


def test_a_job_that_is_done_is_not_taken_again(desk: TrialDesk) -> None:
    job_id = enqueue(desk)
    take(desk, job_id)
    with desk.writing() as session:
        finish_job(session, job_id=job_id, now=desk.now)
    assert take(desk, job_id) is False
    assert (job(desk, job_id).state, job(desk, job_id).finished_at) == (
        JobState.DONE,
        desk.now - timedelta(minutes=1),
    )


def test_each_failure_doubles_the_wait_and_the_fifth_is_the_last(desk: TrialDesk) -> None:
    job_id = enqueue(desk)
    for attempt in range(MOST_ATTEMPTS):
        assert take(desk, job_id) is True
        fail(desk, job_id, f"attempt {attempt}")
        failed = job(desk, job_id)
        if attempt < MOST_ATTEMPTS - 1:
            assert failed.run_after - desk.now == FIRST_RETRY * 2**attempt
            desk.now = failed.run_after
    assert (failed.state, failed.attempts, failed.last_error) == (JobState.FAILED, 5, "attempt 4")
    assert take(desk, job_id) is False
    with desk.database.reading() as session:
        assert [given_up.id for given_up in list_failed_jobs(session)] == [job_id]


def test_a_job_that_has_to_wait_is_neither_due_nor_taken(desk: TrialDesk) -> None:
    job_id = enqueue(desk)
    take(desk, job_id)
    desk.now += timedelta(hours=1)
    fail(desk, job_id)
    desk.now -= timedelta(minutes=1)
    assert take(desk, job_id) is False
    with desk.database.reading() as session:
        assert due_jobs(session, now=desk.now) == []
        assert due_jobs(session, now=desk.now + FIRST_RETRY) == [job_id]


def test_due_jobs_come_the_oldest_first(desk: TrialDesk) -> None:
    ids = [enqueue(desk, f"work:{number}") for number in range(3)]
    with desk.database.reading() as session:
        assert due(session, desk) == ids
        assert due_jobs(session, now=desk.now, most=2) == ids[:2]


def test_a_job_whose_worker_died_runs_again(desk: TrialDesk) -> None:
    lost, young = enqueue(desk, "work:1"), enqueue(desk, "work:2")
    take(desk, lost)
    desk.now += timedelta(minutes=30)
    take(desk, young)
    with desk.writing() as session:
        recover_jobs(session, started_before=desk.now - timedelta(minutes=5))
    assert (job(desk, lost).state, job(desk, young).state) == (JobState.PENDING, JobState.RUNNING)
    assert take(desk, lost) is True


def test_a_job_that_took_its_worker_along_five_times_is_given_up(desk: TrialDesk) -> None:
    job_id = enqueue(desk)
    for _ in range(MOST_ATTEMPTS):
        assert take(desk, job_id) is True
        with desk.writing() as session:
            recover_jobs(session, started_before=desk.now)
    assert (job(desk, job_id).state, job(desk, job_id).last_error) == (JobState.FAILED, WORKER_LOST)


def test_a_very_long_error_is_cut(desk: TrialDesk) -> None:
    job_id = enqueue(desk)
    take(desk, job_id)
    fail(desk, job_id, "x" * 10_000)
    assert len(job(desk, job_id).last_error or "") == 2000


def test_a_job_is_found_by_its_key(desk: TrialDesk) -> None:
    job_id = enqueue(desk)
    with desk.database.reading() as session:
        assert find_job(session, dedupe_key="work:1").id == job_id
        with pytest.raises(NotFoundError):
            find_job(session, dedupe_key="work:2")


def give_up(desk: TrialDesk, key: str = "work:1") -> int:
    job_id = enqueue(desk, key)
    with desk.writing() as session:
        job = session.get_one(Job, job_id)
        job.state, job.attempts, job.finished_at = JobState.FAILED, MOST_ATTEMPTS, desk.now
    return job_id


def retry(desk: TrialDesk, job_id: int, by: str = "adam") -> None:
    with desk.writing() as session:
        try_job_again(session, job_id=job_id, identity=desk.person(by), now=desk.now)


def test_a_job_that_was_given_up_is_tried_again(desk: TrialDesk) -> None:
    job_id = give_up(desk)
    retry(desk, job_id)
    retry(desk, job_id)
    waiting = job(desk, job_id)
    assert (waiting.state, waiting.attempts, waiting.finished_at) == (JobState.PENDING, 0, None)
    assert take(desk, job_id) is True
    with desk.database.reading() as session:
        retries = session.scalars(select(Event.object_id).where(Event.action == "job.retry")).all()
    assert retries == [job_id]


def test_work_that_waits_already_is_not_done_twice(desk: TrialDesk) -> None:
    job_id = give_up(desk)
    waiting = enqueue(desk)
    retry(desk, job_id)
    with desk.database.reading() as session:
        assert (list_failed_jobs(session), due(session, desk)) == ([], [waiting])


def test_only_an_administrator_has_a_job_tried_again(desk: TrialDesk) -> None:
    job_id = give_up(desk)
    with pytest.raises(NotPermittedError):
        retry(desk, job_id, by="bob")
    with pytest.raises(NotFoundError):
        retry(desk, job_id + 1)
    assert job(desk, job_id).state is JobState.FAILED
