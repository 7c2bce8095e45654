from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest

from claimtrack.db import Database
from claimtrack.extract import ExtractionOptions
from claimtrack.jobs.kinds import KINDS
from claimtrack.jobs.runner import run_job
from claimtrack.models import Claim, Job, JobState
from claimtrack.outbox import enqueue_job
from claimtrack.services.articles.articles import EXTRACT
from claimtrack.services.operating.jobs import FIRST_RETRY, MOST_ATTEMPTS
from tests.desk import TrialDesk
from tests.services.record import count_rows, event_count


class Work:
    """A kind of job that notes its calls and fails as often as it is told to."""

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.failures = 0
        self.options = ExtractionOptions()

    def __call__(
        self, _database: Database, arguments: dict[str, Any], _now: datetime, options: ExtractionOptions
    ) -> None:
        self.calls.append(arguments)
        self.options = options
        if len(self.calls) <= self.failures:
            raise RuntimeError(f"failure {len(self.calls)}")


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """A kind of job called work."""
    made = Work()
    monkeypatch.setitem(KINDS, "work", made)
    return made


def enqueue(desk: TrialDesk, kind: str = "work") -> int:
    with desk.writing() as session:
        return enqueue_job(session, kind=kind, arguments={"id": 7}, dedupe_key=f"{kind}:7", now=desk.now).id


def run(desk: TrialDesk, job_id: int) -> bool:
    return run_job(desk.database, job_id, clock=lambda: desk.now)


def job(desk: TrialDesk, job_id: int) -> Job:
    with desk.database.reading() as session:
        return session.get_one(Job, job_id)


def test_a_job_is_run_with_its_arguments_and_marked_done(desk: TrialDesk, work: Work) -> None:
    job_id = enqueue(desk)
    assert run(desk, job_id) is True
    assert work.calls == [{"id": 7}]
    done = job(desk, job_id)
    assert (done.state, done.attempts, done.last_error) == (JobState.DONE, 1, None)
    assert done.started_at == done.finished_at == desk.now


def test_a_job_knows_what_the_settings_say_about_reading(desk: TrialDesk, work: Work) -> None:
    options = ExtractionOptions(scorer="semantic", pipelines=(("de", "de_core_news_md"),))
    run_job(desk.database, enqueue(desk), clock=lambda: desk.now, options=options)
    assert work.options == options


def test_a_job_that_is_done_is_not_run_again(desk: TrialDesk, work: Work) -> None:
    job_id = enqueue(desk)
    run(desk, job_id)
    assert run(desk, job_id) is False
    assert len(work.calls) == 1


def test_a_failure_is_stored_and_the_job_waits_for_another_try(desk: TrialDesk, work: Work) -> None:
    work.failures = 1
    job_id = enqueue(desk)
    assert run(desk, job_id) is False
    failed = job(desk, job_id)
    assert (failed.state, failed.last_error) == (JobState.PENDING, "RuntimeError: failure 1")
    assert failed.run_after == desk.now + FIRST_RETRY
    assert run(desk, job_id) is False
    desk.now += FIRST_RETRY
    assert run(desk, job_id) is True
    assert (job(desk, job_id).state, job(desk, job_id).last_error) == (JobState.DONE, None)


def test_after_five_failures_it_is_given_up(desk: TrialDesk, work: Work) -> None:
    work.failures = 99
    job_id = enqueue(desk)
    for _ in range(MOST_ATTEMPTS + 2):
        run(desk, job_id)
        desk.now += timedelta(hours=1)
    assert len(work.calls) == MOST_ATTEMPTS
    assert (job(desk, job_id).state, job(desk, job_id).last_error) == (
        JobState.FAILED,
        "RuntimeError: failure 5",
    )


def test_a_kind_that_nobody_knows_fails_like_any_other(desk: TrialDesk) -> None:
    job_id = enqueue(desk, "unheard_of")
    assert run(desk, job_id) is False
    assert "unheard_of" in (job(desk, job_id).last_error or "")


def test_a_job_that_is_not_there_is_nothing_to_do(desk: TrialDesk) -> None:
    assert run(desk, 99) is False


def test_of_two_runners_one_runs_the_job(desk: TrialDesk, work: Work) -> None:
    job_id, start = enqueue(desk), Barrier(2)

    def runner(_number: int) -> bool:
        start.wait()
        return run(desk, job_id)

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(runner, range(2))) == [False, True]
    assert len(work.calls) == 1


def test_a_job_writes_no_events_of_its_own(desk: TrialDesk, work: Work) -> None:
    job_id = enqueue(desk)
    before = event_count(desk)
    run(desk, job_id)
    assert event_count(desk) == before


def test_extraction_is_a_job_of_the_worker(desk: TrialDesk) -> None:
    desk.add_article()
    assert run(desk, 1) is True
    assert job(desk, 1).kind == EXTRACT
    assert count_rows(desk, Claim) > 0
