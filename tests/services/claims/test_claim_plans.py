"""Planning one claim: alice sets priority, day, person and topics, bob changed it meanwhile."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from claimtrack.errors import (
    DueDayError,
    NotAssignableError,
    NotFoundError,
    NotPermittedError,
    ReadOnlyError,
    StaleVersionError,
    TopicNameError,
)
from claimtrack.models import Priority, due_rank
from claimtrack.services.claims.claim_plans import ClaimPlan, plan_claim, plan_of
from claimtrack.services.claims.topics import add_topic, list_topics
from tests.desk import TrialDesk
from tests.services.claims.test_queue import add_claims
from tests.services.record import actions, change_policy, history, last_event

TODAY = date(2026, 3, 2)


def plan(desk: TrialDesk, wanted: ClaimPlan, *, by: str = "alice", version: int | None = None) -> None:
    made_from = desk.claim(1).version if version is None else version
    with desk.writing() as session:
        plan_claim(
            session,
            claim_id=1,
            version=made_from,
            plan=wanted,
            identity=desk.person(by),
            now=desk.now,
            today=TODAY,
        )


def stored(desk: TrialDesk) -> ClaimPlan:
    with desk.database.reading() as session:
        return plan_of(session, desk.claim(1))


def topic(desk: TrialDesk, name: str = "Public roads") -> int:
    with desk.writing() as session:
        added = add_topic(session, name=name, language="en", identity=desk.person("alice"), now=desk.now)
        return added.id


def test_each_thing_that_changes_is_one_event(desk: TrialDesk) -> None:
    add_claims(desk, 1)
    roads = topic(desk)
    bob = desk.person("bob").user_id
    wanted = ClaimPlan(Priority.URGENT, TODAY + timedelta(days=3), bob, frozenset({roads}))
    plan(desk, wanted)
    assert stored(desk) == wanted
    assert actions(desk, 1) == ["claim.prioritise", "claim.set_due", "claim.assign", "claim.tag"]
    told = [(line.data["value"], line.data["was"]) for line in history(desk, 1)]
    assert told == [("3", "1"), ("2026-03-05", None), (str(bob), None), (str(roads), None)]
    assert history(desk, 1)[-1].data["topic"] == "public-roads"
    claim = desk.claim(1)
    assert claim.touched
    assert claim.due_rank == due_rank(date(2026, 3, 5))


def test_what_stays_makes_no_event_and_sent_twice_it_is_done_once(desk: TrialDesk) -> None:
    add_claims(desk, 1)
    wanted = ClaimPlan(Priority.HIGH)
    plan(desk, wanted, version=1)
    plan(desk, wanted, version=1)
    assert actions(desk, 1) == ["claim.prioritise"]


def test_everything_can_be_taken_back(desk: TrialDesk) -> None:
    add_claims(desk, 1)
    roads = topic(desk)
    plan(desk, ClaimPlan(Priority.LOW, TODAY, desk.person("alice").user_id, frozenset({roads})))
    plan(desk, ClaimPlan())
    assert stored(desk) == ClaimPlan()
    assert desk.claim(1).due_rank == 0
    assert actions(desk, 1)[-1] == "claim.untag"


def test_a_plan_made_from_an_older_version_is_stale(desk: TrialDesk) -> None:
    add_claims(desk, 1)
    plan(desk, ClaimPlan(Priority.HIGH), version=1)
    with pytest.raises(StaleVersionError):
        plan(desk, ClaimPlan(Priority.LOW), version=1, by="bob")
    assert stored(desk).priority is Priority.HIGH


@pytest.mark.parametrize("days", [-1, 5 * 366 + 1])
def test_a_day_that_is_past_or_too_far_is_refused(desk: TrialDesk, days: int) -> None:
    add_claims(desk, 1)
    with pytest.raises(DueDayError):
        plan(desk, ClaimPlan(due_on=TODAY + timedelta(days=days)))
    plan(desk, ClaimPlan(due_on=TODAY))
    # A day that has passed since stays as it is when something else is changed.
    with desk.writing() as session:
        session.get_one(type(desk.claim(1)), 1).due_on = TODAY - timedelta(days=9)
    plan(desk, replace(stored(desk), priority=Priority.LOW))
    assert stored(desk).due_on == TODAY - timedelta(days=9)


def test_claims_are_given_to_those_who_can_work_on_them(desk: TrialDesk) -> None:
    add_claims(desk, 1)
    for person in (desk.person("vera").user_id, 999):
        with pytest.raises(NotAssignableError):
            plan(desk, ClaimPlan(assignee_id=person))
    with pytest.raises(NotFoundError):
        plan(desk, ClaimPlan(topic_ids=frozenset({99})))
    assert stored(desk) == ClaimPlan()


def test_a_viewer_and_a_read_only_desk_plan_nothing(desk: TrialDesk) -> None:
    add_claims(desk, 1)
    with pytest.raises(NotPermittedError):
        plan(desk, ClaimPlan(Priority.LOW), by="vera")
    change_policy(desk, read_only=True)
    with pytest.raises(ReadOnlyError):
        plan(desk, ClaimPlan(Priority.LOW))


def test_a_topic_is_added_once_and_found_again_by_its_slug(desk: TrialDesk) -> None:
    assert topic(desk, "  Javno   zdravje ") == topic(desk, "javno zdravje")
    with desk.database.reading() as session:
        assert [(each.slug, each.labels) for each in list_topics(session)] == [
            ("javno-zdravje", {"en": "Javno zdravje"})
        ]
    assert last_event(desk).action == "topic.add"


@pytest.mark.parametrize("name", ["", " ", "!?", "x" * 61])
def test_a_topic_needs_a_name(desk: TrialDesk, name: str) -> None:
    with pytest.raises(TopicNameError):
        topic(desk, name)
