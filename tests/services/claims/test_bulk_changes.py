"""Planning many claims at once: alice changes them together and takes it back; bob changes one meanwhile."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from claimtrack.audit.verify import verify_audit
from claimtrack.errors import (
    ChainBrokenError,
    ChangedSinceError,
    DueDayError,
    NotFoundError,
    NotPermittedError,
)
from claimtrack.models import BulkChangeClaim, BulkField, Priority
from claimtrack.services.claims.bulk_changes import BulkPlan, change_claims, undo_change
from claimtrack.services.claims.claim_fields import FieldChange
from claimtrack.services.claims.claim_plans import ClaimPlan
from claimtrack.services.records.history import list_claim_events
from tests.desk import TrialDesk
from tests.services.at_once import at_once
from tests.services.claims.test_claim_plans import TODAY, plan, stored, topic
from tests.services.claims.test_queue import add_claims
from tests.services.record import event_count, last_event

URGENT = FieldChange(BulkField.PRIORITY, str(Priority.URGENT.value))


def change(desk: TrialDesk, wanted: FieldChange, *ids: int, by: str = "alice") -> BulkPlan:
    with desk.writing() as session:
        return change_claims(
            session, claim_ids=ids, change=wanted, identity=desk.person(by), now=desk.now, today=TODAY
        )


def undo(desk: TrialDesk, plan: BulkPlan, *, by: str = "alice") -> BulkPlan:
    with desk.writing() as session:
        return undo_change(session, change_id=plan.change_id or 0, identity=desk.person(by), now=desk.now)


def priorities(desk: TrialDesk, *ids: int) -> list[Priority]:
    return [desk.claim(claim_id).priority for claim_id in ids]


def test_many_claims_change_with_one_event_that_every_history_shows(desk: TrialDesk) -> None:
    add_claims(desk, 3)
    before = event_count(desk)
    done = change(desk, URGENT, 3, 1, 1, 99)
    assert (done.done, list(done.refused)) == ([1, 3], [99])
    assert event_count(desk) == before + 1
    event = last_event(desk)
    assert (event.actor, event.action) == ("alice", "claims.change")
    assert event.data["claims"] == [1, 3]
    assert (event.data["field"], event.data["value"], len(event.data["digest"])) == ("priority", "3", 64)
    with desk.database.reading() as session:
        shown = [len(list_claim_events(session, claim_id=claim_id)) for claim_id in (1, 2, 3)]
    assert shown == [1, 0, 1]
    assert desk.claim(1).touched


def test_undo_gives_each_claim_its_own_value_back(desk: TrialDesk) -> None:
    add_claims(desk, 3)
    plan(desk, ClaimPlan(Priority.LOW))
    done = change(desk, URGENT, 1, 2)
    assert priorities(desk, 1, 2, 3) == [Priority.URGENT, Priority.URGENT, Priority.NORMAL]
    assert undo(desk, done).done == [1, 2]
    assert priorities(desk, 1, 2) == [Priority.LOW, Priority.NORMAL]
    assert last_event(desk).action == "claims.undo"
    assert undo(desk, done).done == []
    assert last_event(desk).data["claims"] == [1, 2]


def test_what_somebody_changed_since_stays(desk: TrialDesk) -> None:
    add_claims(desk, 2)
    done = change(desk, URGENT, 1, 2)
    plan(desk, ClaimPlan(Priority.HIGH), by="bob")
    back = undo(desk, done)
    assert back.done == [2]
    assert isinstance(back.refused[1], ChangedSinceError)
    assert priorities(desk, 1, 2) == [Priority.HIGH, Priority.NORMAL]


def test_claims_that_were_so_already_are_no_change(desk: TrialDesk) -> None:
    add_claims(desk, 2)
    change(desk, URGENT, 1)
    before = event_count(desk)
    done = change(desk, URGENT, 1)
    assert (done.change_id, done.same) == (None, [1])
    assert event_count(desk) == before


def test_days_people_and_topics_change_and_come_back(desk: TrialDesk) -> None:
    add_claims(desk, 2)
    roads, bob = str(topic(desk)), str(desk.person("bob").user_id)
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    changes = [
        FieldChange(BulkField.DUE_ON, tomorrow),
        FieldChange(BulkField.ASSIGNEE, bob),
        FieldChange(BulkField.TAG, roads),
    ]
    done = [change(desk, each, 1, 2) for each in changes]
    wanted = ClaimPlan(
        due_on=date.fromisoformat(tomorrow), assignee_id=int(bob), topic_ids=frozenset({int(roads)})
    )
    assert stored(desk) == wanted
    assert change(desk, FieldChange(BulkField.UNTAG, roads), 1).done == [1]
    assert change(desk, FieldChange(BulkField.DUE_ON, None), 1).done == [1]
    assert stored(desk) == ClaimPlan(assignee_id=int(bob))
    assert [undo(desk, each).done for each in done] == [[2], [1, 2], [2]]
    assert stored(desk) == ClaimPlan()


def test_what_no_claim_can_get_is_refused_before_any_change(desk: TrialDesk) -> None:
    add_claims(desk, 1)
    with pytest.raises(DueDayError):
        change(desk, FieldChange(BulkField.DUE_ON, "2026-03-01"), 1)
    with pytest.raises(NotFoundError):
        change(desk, FieldChange(BulkField.TAG, "99"), 1)
    with pytest.raises(NotPermittedError):
        change(desk, URGENT, 1, by="vera")


def test_only_who_changed_them_takes_it_back(desk: TrialDesk) -> None:
    add_claims(desk, 1)
    done = change(desk, URGENT, 1)
    with pytest.raises(NotFoundError):
        undo(desk, done, by="bob")
    assert priorities(desk, 1) == [Priority.URGENT]


def test_two_who_change_the_same_claims_at_once_do_not_wait_for_each_other(desk: TrialDesk) -> None:
    add_claims(desk, 20)

    def set_to(priority: Priority, ids: list[int]) -> bool:
        wanted = FieldChange(BulkField.PRIORITY, str(priority.value))
        with desk.database.writing() as session:
            change_claims(
                session,
                claim_ids=ids,
                change=wanted,
                identity=desk.person("alice"),
                now=desk.now,
                today=TODAY,
            )
        return True

    ids = list(range(1, 21))
    both = (lambda: set_to(Priority.HIGH, ids), lambda: set_to(Priority.LOW, ids[::-1]))
    assert at_once(*both) == [True, True]
    assert len(set(priorities(desk, *ids))) == 1


def test_the_audit_finds_a_change_that_was_tampered_with(desk: TrialDesk) -> None:
    add_claims(desk, 2)
    change(desk, URGENT, 1, 2)
    with desk.database.reading() as session:
        verify_audit(session)
    with desk.writing() as session:
        session.execute(update(BulkChangeClaim).where(BulkChangeClaim.claim_id == 1).values(before="0"))
    with desk.database.reading() as session, pytest.raises(ChainBrokenError, match="many claims"):
        verify_audit(session)
