"""Safety mode: who switches it, what the audit says, and that nothing slips through."""

from datetime import timedelta

import pytest

from claimtrack.audit import Actor, append_event
from claimtrack.errors import ModeReasonMissingError, NotPermittedError, ReadOnlyError
from claimtrack.jobs.queue import JobQueue
from claimtrack.jobs.runner import run_job
from claimtrack.jobs.sweep import sweep
from claimtrack.models import Article, Event, Job, JobState, Lease, Policy
from claimtrack.services.operating.jobs import WAITS
from claimtrack.services.policy.modes import (
    LONGEST_REASON,
    Mode,
    ModeNow,
    current_mode,
    set_mode,
    set_mode_by_hand,
)
from claimtrack.services.records.history import event_data, list_events
from claimtrack.settings import Settings
from tests.desk import TrialDesk
from tests.services.record import count_rows

SHELL = Actor.command("mode read-only")
WHY = "The election is on Sunday."


def switch(desk: TrialDesk, mode: Mode = Mode.READ_ONLY, reason: str = WHY) -> ModeNow:
    with desk.writing() as session:
        return set_mode(session, mode=mode, reason=reason, actor=SHELL, now=desk.now)


def test_the_audit_says_who_when_and_why(desk: TrialDesk) -> None:
    with desk.writing() as session:
        adam = desk.person("adam")
        set_mode_by_hand(session, mode=Mode.READ_ONLY, reason=f"  {WHY}\n", identity=adam, now=desk.now)
    with desk.database.reading() as session:
        assert current_mode(session) == ModeNow(Mode.READ_ONLY, desk.now, WHY)
        event = list_events(session)[0]
    assert (event.action, event.actor, event.at) == ("policy.mode", f"user:{adam.user_id}", desk.now)
    assert event_data(event) == {"mode": "read-only", "reason": WHY}


def test_the_rest_of_the_policy_stays_as_it_was(desk: TrialDesk) -> None:
    switch(desk)
    switch(desk, Mode.OPEN, "It is over.")
    with desk.database.reading() as session:
        first, last = session.get_one(Policy, 1), session.get_one(Policy, 3)
        columns = {column.key for column in Policy.__table__.columns} - {"version", "created_at"}
        assert {key for key in columns if getattr(first, key) != getattr(last, key)} == set()


def test_switched_twice_it_is_switched_once(desk: TrialDesk) -> None:
    first = switch(desk)
    assert switch(desk, reason="Another.") == first
    assert count_rows(desk, Policy) == 2
    assert switch(desk, Mode.OPEN, "") == switch(desk, Mode.OPEN, "") == ModeNow(Mode.OPEN, None, "")
    assert count_rows(desk, Policy) == 3


@pytest.mark.parametrize("reason", ["", " \n", "x" * (LONGEST_REASON + 1)])
def test_a_read_only_desk_says_why(desk: TrialDesk, reason: str) -> None:
    with pytest.raises(ModeReasonMissingError):
        switch(desk, reason=reason)
    assert count_rows(desk, Policy) == 1


@pytest.mark.parametrize("person", ["alice", "bob", "vera"])
def test_only_an_administrator_switches_it(desk: TrialDesk, person: str) -> None:
    for mode in Mode:
        with pytest.raises(NotPermittedError), desk.writing() as session:
            set_mode_by_hand(session, mode=mode, reason=WHY, identity=desk.person(person), now=desk.now)


def slip_in(desk: TrialDesk) -> None:
    with desk.writing() as session:
        session.add(Article(title="Slipped in", language="en", created_at=desk.now))
        append_event(
            session, at=desk.now, actor=SHELL, action="x.y", object_kind="article", object_id=1, data={}
        )


def test_a_change_that_asked_nobody_is_refused_by_its_commit(desk: TrialDesk) -> None:
    switch(desk)
    before = count_rows(desk, Event)
    with pytest.raises(ReadOnlyError):
        slip_in(desk)
    assert (count_rows(desk, Article), count_rows(desk, Event)) == (0, before)


def test_jobs_wait_without_an_attempt_and_are_done_later(desk: TrialDesk) -> None:
    desk.add_article()
    switch(desk)
    assert not run_job(desk.database, 1, clock=lambda: desk.now)
    with desk.database.reading() as session:
        job = session.get_one(Job, 1)
        assert (job.state, job.attempts, job.last_error) == (JobState.PENDING, 0, WAITS)
    switch(desk, Mode.OPEN)
    assert run_job(desk.database, 1, clock=lambda: desk.now)
    with desk.database.reading() as session:
        job = session.get_one(Job, 1)
        assert (job.state, job.attempts, job.last_error) == (JobState.DONE, 1, None)


def test_a_job_that_was_running_when_it_was_switched_waits_too(desk: TrialDesk) -> None:
    desk.add_article()

    def work(*_arguments: object) -> None:
        switch(desk)
        raise ReadOnlyError

    assert not run_job(desk.database, 1, clock=lambda: desk.now, kinds={"extract_article": work})
    with desk.database.reading() as session:
        job = session.get_one(Job, 1)
        assert (job.state, job.attempts, job.last_error) == (JobState.PENDING, 0, WAITS)


def test_nothing_moves_on_by_itself(desk: TrialDesk, settings: Settings) -> None:
    desk.take(desk.add_claim())
    switch(desk)
    queue, later = JobQueue(settings), desk.now + timedelta(days=400)
    before = count_rows(desk, Event)
    every = timedelta(days=1)
    sweep(desk.database, queue, now=later, zone=settings.zone, check_every=every)
    assert (count_rows(desk, Lease), count_rows(desk, Event)) == (1, before)
    assert queue.huey.pending_count() == 0
    switch(desk, Mode.OPEN)
    sweep(desk.database, queue, now=later, zone=settings.zone, check_every=every)
    assert count_rows(desk, Lease) == 0
    assert queue.huey.pending_count() > 0
    queue.huey.storage.close()
