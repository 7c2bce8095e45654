"""The next claim: the best free one of a view, and no claim for two people."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from claimtrack.db import Database
from claimtrack.errors import NoFreeClaimError, NotPermittedError
from claimtrack.models import Claim, Lease, Priority
from claimtrack.security.identity import Identity
from claimtrack.services.claims.next_claim import take_next_claim
from claimtrack.services.claims.queue_filter import QueueFilter, QueueOrder
from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.services.at_once import at_once
from tests.services.claims.test_queue import add_claims
from tests.services.crowd import add_crowd
from tests.services.record import actions, count_rows, holder

CROWD = 20
FREE = 13


def next_claim(desk: TrialDesk, *, by: str = "alice", **wanted: object) -> int:
    view = replace(QueueFilter(), **wanted)  # type: ignore[arg-type]
    with desk.writing() as session:
        identity = desk.person(by)
        return take_next_claim(session, wanted=view, identity=identity, now=desk.now).claim_id


def test_the_best_free_claim_is_taken_and_then_the_next_best(desk: TrialDesk) -> None:
    add_claims(desk, 6)
    assert [next_claim(desk), next_claim(desk, by="charlie"), next_claim(desk)] == [6, 3, 5]
    assert (holder(desk, 6), holder(desk, 3)) == (
        desk.person("alice").user_id,
        desk.person("charlie").user_id,
    )
    assert actions(desk, 6) == ["claim.take"]
    assert desk.claim(6).state is ClaimState.IN_REVIEW


def test_the_view_says_which_and_in_which_order(desk: TrialDesk) -> None:
    add_claims(desk, 3)
    add_claims(desk, 3, language="sl")
    assert next_claim(desk, language="sl", order=QueueOrder.OLDEST) == 4
    assert next_claim(desk, language="sl", order=QueueOrder.NEWEST) == 6
    with pytest.raises(NoFreeClaimError):
        next_claim(desk, language="de")


def test_only_what_is_to_do_is_given(desk: TrialDesk) -> None:
    add_claims(desk, 2, state=ClaimState.APPROVED)
    add_claims(desk, 2, state=ClaimState.DISMISSED)
    for states in (frozenset(), frozenset({ClaimState.DISMISSED}), frozenset(ClaimState)):
        with pytest.raises(NoFreeClaimError):
            next_claim(desk, states=states)
    add_claims(desk, 1, state=ClaimState.CHANGES_REQUESTED)
    assert next_claim(desk) == 5


def test_a_viewer_gets_none(desk: TrialDesk) -> None:
    add_claims(desk, 1)
    with pytest.raises(NotPermittedError):
        next_claim(desk, by="vera")
    assert count_rows(desk, Lease) == 0


def test_the_same_form_sent_again_gives_the_same_claim(desk: TrialDesk) -> None:
    add_claims(desk, 3)
    shown = desk.now - timedelta(seconds=5)

    def press(since: object) -> int:
        with desk.writing() as session:
            return take_next_claim(
                session,
                wanted=QueueFilter(),
                identity=desk.person("alice"),
                now=desk.now,
                since=since,  # type: ignore[arg-type]
            ).claim_id

    assert press(shown) == press(shown) == 3
    assert press(desk.now) == 2
    assert count_rows(desk, Lease) == 2


def test_one_person_who_clicks_twenty_times_at_once_gets_one_claim(desk: TrialDesk) -> None:
    add_claims(desk, FREE)
    alice, shown = desk.person("alice"), desk.now - timedelta(seconds=5)

    def press() -> bool:
        with desk.database.writing() as session:
            take_next_claim(session, wanted=QueueFilter(), identity=alice, now=desk.now, since=shown)
        return True

    assert all(at_once(*[press] * CROWD))
    assert count_rows(desk, Lease) == 1


def test_of_twenty_who_ask_at_once_no_two_get_the_same(desk: TrialDesk) -> None:
    add_claims(desk, FREE)
    given: list[int] = []

    def ask(database: Database, who: Identity) -> bool:
        try:
            with database.writing() as session:
                lease = take_next_claim(session, wanted=QueueFilter(), identity=who, now=desk.now)
                claim_id = lease.claim_id
        except NoFreeClaimError:
            return False
        given.append(claim_id)
        return True

    won = at_once(*[lambda who=who: ask(desk.database, who) for who in add_crowd(desk, CROWD)])
    assert won.count(True) == FREE
    assert sorted(given) == list(range(1, FREE + 1))
    assert count_rows(desk, Lease) == FREE
    assert all(actions(desk, claim_id) == ["claim.take"] for claim_id in given)


def test_priority_and_the_day_come_before_the_score(desk: TrialDesk) -> None:
    add_claims(desk, 6)
    with desk.writing() as session:
        session.get_one(Claim, 2).due_on = date(2026, 3, 9)
        session.get_one(Claim, 1).priority = Priority.HIGH
        session.get_one(Claim, 6).priority = Priority.LOW
    assert [next_claim(desk) for _ in range(3)] == [1, 2, 3]


def test_a_claim_that_is_assigned_is_kept_for_that_person(desk: TrialDesk) -> None:
    add_claims(desk, 2)
    with desk.writing() as session:
        session.get_one(Claim, 2).assignee_id = desk.person("bob").user_id
    assert next_claim(desk, by="charlie") == 1
    with pytest.raises(NoFreeClaimError):
        next_claim(desk, by="charlie")
    assert next_claim(desk, by="bob") == 2


def test_who_opens_an_assigned_claim_may_still_take_it(desk: TrialDesk) -> None:
    add_claims(desk, 1)
    with desk.writing() as session:
        session.get_one(Claim, 1).assignee_id = desk.person("bob").user_id
    desk.take(1, by="charlie")
    assert holder(desk, 1) == desk.person("charlie").user_id


def test_a_claim_whose_lease_ran_out_is_free(desk: TrialDesk) -> None:
    add_claims(desk, 1)
    assert next_claim(desk) == 1
    with pytest.raises(NoFreeClaimError):
        next_claim(desk, by="charlie")
    desk.now += timedelta(hours=2)
    assert next_claim(desk, by="charlie") == 1
    assert actions(desk, 1) == ["claim.take", "claim.expire", "claim.take"]
    assert holder(desk, 1) == desk.person("charlie").user_id


def test_overdue_claims_go_to_no_two_who_ask_at_once(desk: TrialDesk) -> None:
    add_claims(desk, FREE)
    for _ in range(FREE):
        next_claim(desk, by="bob")
    later = desk.now + timedelta(hours=2)
    people = add_crowd(desk, CROWD)

    def ask(who: Identity) -> bool:
        try:
            with desk.database.writing() as session:
                take_next_claim(session, wanted=QueueFilter(), identity=who, now=later)
        except NoFreeClaimError:
            return False
        return True

    won = at_once(*[lambda who=who: ask(who) for who in people])
    assert 1 <= won.count(True) <= FREE
    assert count_rows(desk, Lease) == won.count(True)
    assert all(actions(desk, key).count("claim.take") <= 2 for key in range(1, FREE + 1))
