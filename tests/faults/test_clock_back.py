"""The clock is set back an hour: work goes on, nothing is lost or done twice, the audit holds."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from claimtrack.audit.verify import verify_audit
from claimtrack.errors import TooManyAttemptsError
from claimtrack.jobs.runner import run_job
from claimtrack.jobs.sweep import start_due_work
from claimtrack.models import Job, JobState
from claimtrack.security.rate_limit import LOGIN_BY_NAME, spend_token
from claimtrack.services.operating.jobs import due_jobs, recover_jobs, take_job
from claimtrack.services.publishing.published import find_publication
from claimtrack.services.verdicts.schedules import PUBLISH_SCHEDULED
from claimtrack.settings import Settings
from claimtrack.workflow import PublicationState
from tests.desk import TrialDesk
from tests.services.record import actions
from tests.services.situations import schedule

HOUR = timedelta(hours=1)


def _the_time(now: datetime) -> datetime:
    return now


def holds(desk: TrialDesk) -> bool:
    with desk.database.reading() as session:
        return verify_audit(session).seq > 0


def job_state(desk: TrialDesk, job_id: int) -> JobState:
    with desk.database.reading() as session:
        return session.get_one(Job, job_id).state


def test_a_verdict_goes_its_way(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.now -= HOUR
    desk.write(claim_id)
    proposal = desk.publish(
        desk.propose(desk.add_claim("It is long", article_id=desk.add_article("It is long.")))
    )
    assert actions(desk, proposal.claim_id)[-1] == "verdict.publish"
    assert holds(desk)


def test_a_job_of_the_time_that_is_to_come_again_is_run_now(desk: TrialDesk) -> None:
    desk.add_article()
    earlier = desk.now - HOUR
    with desk.database.reading() as session:
        assert due_jobs(session, now=earlier) == [1]
    assert run_job(desk.database, 1, clock=lambda: earlier)
    assert not run_job(desk.database, 1, clock=lambda: desk.now)
    assert job_state(desk, 1) is JobState.DONE


def test_a_job_whose_worker_died_before_is_taken_up_by_the_next(desk: TrialDesk) -> None:
    desk.add_article()
    with desk.database.writing() as session:
        assert take_job(session, job_id=1, now=desk.now) is not None
    earlier = desk.now - HOUR
    with desk.database.writing() as session:
        recover_jobs(session, started_before=earlier, now=earlier)
    assert job_state(desk, 1) is JobState.PENDING
    assert run_job(desk.database, 1, clock=lambda: earlier)


def test_a_job_that_failed_waits_its_time_and_no_longer(desk: TrialDesk) -> None:
    desk.add_article()

    def fail(*_arguments: object) -> None:
        raise RuntimeError("once")

    assert not run_job(desk.database, 1, clock=lambda: desk.now, kinds={"extract_article": fail})
    with desk.database.reading() as session:
        assert due_jobs(session, now=desk.now) == []
        assert due_jobs(session, now=desk.now + HOUR) == [1]


def test_what_was_scheduled_is_published_once_at_its_time(desk: TrialDesk, settings: Settings) -> None:
    proposal = desk.propose()
    desk.approve(proposal)
    schedule(desk, proposal)
    for now in (desk.now - HOUR, desk.now + 3 * HOUR, desk.now, desk.now + 3 * HOUR):
        start_due_work(desk.database, now=now, zone=settings.zone)
        with desk.database.reading() as session:
            waiting = due_jobs(session, now=now, kinds={PUBLISH_SCHEDULED})
        for job_id in waiting:
            run_job(desk.database, job_id, clock=partial(_the_time, now))
    with desk.database.reading() as session:
        found = find_publication(session, claim_id=proposal.claim_id)
        assert found is not None
        assert found.state is PublicationState.PUBLISHED
    assert actions(desk, proposal.claim_id).count("verdict.publish") == 1
    assert holds(desk)


def test_nobody_is_locked_out_and_nobody_gets_more_attempts(desk: TrialDesk) -> None:
    attempt = partial(spend_token, key="login:alice", limit=LOGIN_BY_NAME)
    for now in (desk.now, *[desk.now - HOUR] * (LOGIN_BY_NAME.burst - 1)):
        with desk.database.writing() as session:
            attempt(session, now=now)
    with pytest.raises(TooManyAttemptsError), desk.database.writing() as session:
        attempt(session, now=desk.now - HOUR)


def test_a_lease_of_before_keeps_its_holder(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.now -= HOUR
    desk.write(claim_id)
    assert "claim.expire" not in actions(desk, claim_id)
