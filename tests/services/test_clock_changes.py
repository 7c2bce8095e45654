"""Clocks that are put forward or back: nobody loses a claim by it, and nothing is published twice."""

from datetime import UTC, datetime, timedelta

import pytest

from claimtrack.audit.verify import verify_audit
from claimtrack.errors import LeaseHeldError
from claimtrack.services.claims.leases import expire_leases, find_lease, renew_lease, take_claim
from claimtrack.services.publishing.feed import FeedFilter, feed_state
from claimtrack.services.verdicts.schedules import enqueue_due_publications, publish_due
from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.services.record import actions
from tests.services.situations import schedule

HOUR = timedelta(hours=1)
# An hour before summer time begins in Ljubljana, and before it ends: 2 o'clock becomes 3, and 3 becomes 2.
CHANGES = [datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]


@pytest.mark.parametrize("start", CHANGES, ids=["summer", "winter"])
def test_an_hour_is_an_hour_when_summer_time_changes(desk: TrialDesk, start: datetime) -> None:
    claim_id = desk.add_claim()
    desk.now = start
    desk.take(claim_id)
    end = desk.now + HOUR
    with desk.database.writing() as session:
        assert expire_leases(session, now=end - timedelta(seconds=1)) == 0
        assert expire_leases(session, now=end) == 1


@pytest.mark.parametrize("start", CHANGES, ids=["summer", "winter"])
def test_a_verdict_comes_at_its_instant_when_summer_time_changes(desk: TrialDesk, start: datetime) -> None:
    proposal = desk.propose()
    desk.approve(proposal)
    desk.now = start
    schedule(desk, proposal, hours=2)
    moment = desk.now + 2 * HOUR
    with desk.database.writing() as session:
        due = [
            publish_due(session, claim_id=proposal.claim_id, now=moment + after)
            for after in (-HOUR, timedelta(seconds=-1), timedelta())
        ]
    assert due == [False, False, True]


def test_who_works_keeps_the_claim_when_the_clock_is_set_back(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    earlier = desk.now - HOUR
    with desk.database.writing() as session:
        assert expire_leases(session, now=earlier) == 0
    with pytest.raises(LeaseHeldError), desk.database.writing() as session:
        take_claim(session, claim_id=claim_id, identity=desk.person("charlie"), now=earlier)
    with desk.database.writing() as session:
        renew_lease(session, claim_id=claim_id, identity=desk.person("alice"), now=earlier)
    with desk.database.reading() as session:
        lease = find_lease(session, claim_id=claim_id)
        assert lease is not None
        assert (lease.holder_id, lease.until) == (desk.person("alice").user_id, earlier + HOUR)


def test_work_goes_on_and_the_audit_holds_when_the_clock_is_set_back(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.now -= 2 * HOUR
    proposal = desk.publish(desk.propose(claim_id))
    assert desk.claim(claim_id).state is ClaimState.APPROVED
    assert actions(desk, proposal.claim_id)[-1] == "verdict.publish"
    with desk.database.reading() as session:
        verify_audit(session)


def test_what_came_at_its_time_comes_once_though_the_time_comes_twice(desk: TrialDesk) -> None:
    proposal = desk.propose()
    desk.approve(proposal)
    schedule(desk, proposal, hours=2)
    moment = desk.now + 2 * HOUR
    with desk.database.writing() as session:
        assert publish_due(session, claim_id=proposal.claim_id, now=moment)
    for again in (moment - HOUR, moment):
        with desk.database.writing() as session:
            assert enqueue_due_publications(session, now=again) == 0
            assert not publish_due(session, claim_id=proposal.claim_id, now=again)
    with desk.database.reading() as session:
        assert feed_state(session, wanted=FeedFilter()).count == 1
    assert actions(desk, proposal.claim_id).count("verdict.publish") == 1
