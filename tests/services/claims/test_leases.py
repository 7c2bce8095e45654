from datetime import timedelta

import pytest
from sqlalchemy import select

from claimtrack.errors import LeaseHeldError, NotHolderError, NotPermittedError, WrongStateError
from claimtrack.models import Lease, Role
from claimtrack.services.claims.leases import (
    expire_leases,
    find_lease,
    release_claim,
    renew_lease,
    take_claim,
    take_over_claim,
)
from claimtrack.services.verdicts.drafts import save_draft
from claimtrack.workflow import ClaimState
from tests.desk import WORDS, TrialDesk
from tests.services.record import actions, change_role, event_count, history, holder, last_event

HOUR = timedelta(minutes=60)


def test_alice_takes_a_claim_and_holds_it_for_an_hour(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    with desk.database.reading() as session:
        lease = session.scalars(select(Lease)).one()
    assert (lease.claim_id, lease.holder_id) == (claim_id, desk.person("alice").user_id)
    assert (lease.taken_at, lease.until) == (desk.now, desk.now + HOUR)
    assert desk.claim(claim_id).state is ClaimState.IN_REVIEW


def test_taking_is_an_event_with_the_states_and_the_person(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    line = last_event(desk)
    assert (line.actor, line.action) == ("alice", "claim.take")
    assert line.data == {"from": "queued", "to": "in_review"}


def test_bob_cannot_take_what_alice_holds_and_learns_who_has_it(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    until = desk.now + HOUR
    with pytest.raises(LeaseHeldError) as refusal:
        desk.take(claim_id, by="bob")
    assert refusal.value.params == {"holder": "Alice", "until": until}
    assert holder(desk, claim_id) == desk.person("alice").user_id


def test_taking_twice_renews_the_lease_and_writes_one_event(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.take(claim_id)
    with desk.database.reading() as session:
        lease = find_lease(session, claim_id=claim_id)
    assert lease is not None
    assert lease.until == desk.now + HOUR
    assert actions(desk, claim_id) == ["claim.add", "claim.take"]


def test_releasing_puts_the_claim_back_and_keeps_the_draft(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    version = desk.write(claim_id)
    with desk.writing() as session:
        release_claim(session, claim_id=claim_id, identity=desk.person("alice"), now=desk.now)
    assert desk.claim(claim_id).state is ClaimState.QUEUED
    assert holder(desk, claim_id) is None
    assert (last_event(desk).actor, last_event(desk).action) == ("alice", "claim.release")
    desk.take(claim_id, by="charlie")
    assert desk.write(claim_id, by="charlie", summary="Charlie's.") == version + 1


def test_only_the_holder_releases(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    with pytest.raises(NotHolderError), desk.writing() as session:
        release_claim(session, claim_id=claim_id, identity=desk.person("charlie"), now=desk.now)
    assert holder(desk, claim_id) == desk.person("alice").user_id


def test_releasing_twice_is_refused_and_done_once(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    for attempt in range(2):
        try:
            with desk.writing() as session:
                release_claim(session, claim_id=claim_id, identity=desk.person("alice"), now=desk.now)
        except WrongStateError:
            assert attempt == 1
    assert actions(desk, claim_id).count("claim.release") == 1


def test_work_renews_the_lease_without_an_event(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    before = event_count(desk)
    with desk.writing() as session:
        save_draft(
            session, claim_id=claim_id, version=0, words=WORDS, identity=desk.person("alice"), now=desk.now
        )
    with desk.writing() as session:
        lease = find_lease(session, claim_id=claim_id)
        assert lease is not None
        assert lease.until == desk.now - timedelta(minutes=1) + HOUR
        renew_lease(session, claim_id=claim_id, identity=desk.person("alice"), now=desk.now)
        assert lease.until == desk.now + HOUR
    assert event_count(desk) == before


def test_the_sweep_expires_what_ran_out_and_nothing_else(desk: TrialDesk) -> None:
    old = desk.add_claim()
    desk.take(old)
    desk.now += timedelta(minutes=40)
    fresh = desk.add_claim("It is long", article_id=1)
    desk.take(fresh, by="charlie")
    desk.now += timedelta(minutes=21)
    with desk.writing() as session:
        assert expire_leases(session, now=desk.now) == 1
    assert (holder(desk, old), holder(desk, fresh)) == (None, desk.person("charlie").user_id)
    assert desk.claim(old).state is ClaimState.QUEUED
    line = history(desk, old)[-1]
    assert (line.actor, line.action) == ("job:expire_leases", "claim.expire")
    assert line.data["holder"] == desk.person("alice").user_id


def test_a_lease_ends_at_its_instant_and_not_before(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    until = desk.now + HOUR
    with desk.writing() as session:
        assert expire_leases(session, now=until - timedelta(microseconds=1)) == 0
        assert expire_leases(session, now=until) == 1
        assert expire_leases(session, now=until) == 0


def test_bob_takes_what_alice_forgot_and_both_steps_are_told(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.now += HOUR
    desk.take(claim_id, by="bob")
    assert holder(desk, claim_id) == desk.person("bob").user_id
    assert [(line.actor, line.action) for line in history(desk, claim_id)[-2:]] == [
        ("job:expire_leases", "claim.expire"),
        ("bob", "claim.take"),
    ]


def test_a_forgotten_lease_that_nobody_wanted_still_belongs_to_its_holder(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.now += 2 * HOUR
    assert desk.write(claim_id) == 2


def test_who_lost_the_lease_cannot_write_into_the_others_draft(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.now += HOUR
    desk.take(claim_id, by="charlie")
    with pytest.raises(NotHolderError):
        desk.write(claim_id, by="alice")


def test_an_editor_takes_over_and_the_draft_stays(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    version = desk.write(claim_id)
    with desk.writing() as session:
        take_over_claim(session, claim_id=claim_id, identity=desk.person("bob"), now=desk.now)
    assert holder(desk, claim_id) == desk.person("bob").user_id
    assert (last_event(desk).actor, last_event(desk).action) == ("bob", "claim.take_over")
    assert desk.write(claim_id, by="bob", summary="Bob's.") == version + 1
    with pytest.raises(NotHolderError):
        desk.write(claim_id, by="alice")


def test_a_reviewer_cannot_take_over(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    with pytest.raises(NotPermittedError), desk.writing() as session:
        take_over_claim(session, claim_id=claim_id, identity=desk.person("charlie"), now=desk.now)


def test_what_nobody_holds_cannot_be_taken_over(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    with pytest.raises(WrongStateError), desk.writing() as session:
        take_over_claim(session, claim_id=claim_id, identity=desk.person("bob"), now=desk.now)


def test_a_holder_who_became_a_viewer_cannot_go_on(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    alice = change_role(desk, "alice", Role.VIEWER)
    with pytest.raises(NotPermittedError), desk.writing() as session:
        save_draft(session, claim_id=claim_id, version=0, words=WORDS, identity=alice, now=desk.now)


def test_what_waits_for_a_decision_cannot_be_taken(desk: TrialDesk) -> None:
    proposal = desk.propose()
    with pytest.raises(WrongStateError):
        desk.take(proposal.claim_id, by="charlie")


def test_taking_a_claim_that_is_not_there_says_so(desk: TrialDesk) -> None:
    with pytest.raises(Exception, match="no such claim"), desk.writing() as session:
        take_claim(session, claim_id=987, identity=desk.person("alice"), now=desk.now)
