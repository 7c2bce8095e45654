"""Who looks at a claim: told while browsers say so, forgotten soon after."""

from datetime import timedelta

from claimtrack.models import Presence
from claimtrack.services.claims.presences import end_presence, list_onlookers, note_presence
from tests.desk import TrialDesk
from tests.services.record import count_rows, event_count


def look(desk: TrialDesk, claim_id: int, name: str) -> None:
    """Have somebody's browser say that the page is open; half a minute passes."""
    desk.now -= timedelta(seconds=30)
    with desk.writing() as session:
        note_presence(session, claim_id=claim_id, identity=desk.person(name), now=desk.now)


def onlookers(desk: TrialDesk, claim_id: int, *, seen_by: str) -> list[tuple[str, int]]:
    """Return who else looks, and for how many seconds."""
    with desk.database.reading() as session:
        found = list_onlookers(session, claim_id=claim_id, identity=desk.person(seen_by), now=desk.now)
    return [(each.name, (desk.now - each.since).seconds) for each in found]


def test_others_are_told_since_when(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    events = event_count(desk)
    look(desk, claim_id, "alice")
    look(desk, claim_id, "bob")
    look(desk, claim_id, "alice")
    assert onlookers(desk, claim_id, seen_by="alice") == [("Bob", 30)]
    assert onlookers(desk, claim_id, seen_by="vera") == [("Alice", 60), ("Bob", 30)]
    assert event_count(desk) == events


def test_somebody_who_went_is_not_told_and_comes_anew(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    look(desk, claim_id, "bob")
    desk.now += timedelta(minutes=3)
    assert onlookers(desk, claim_id, seen_by="alice") == []
    look(desk, claim_id, "bob")
    assert onlookers(desk, claim_id, seen_by="alice") == [("Bob", 0)]
    with desk.writing() as session:
        end_presence(session, claim_id=claim_id, identity=desk.person("bob"))
    assert onlookers(desk, claim_id, seen_by="alice") == []


def test_a_claim_that_is_not_there_has_nobody(desk: TrialDesk) -> None:
    look(desk, 4711, "bob")
    assert count_rows(desk, Presence) == 0


def test_what_is_a_day_old_is_swept_by_the_next(desk: TrialDesk) -> None:
    old, new = desk.add_claim(), desk.add_claim("It is long", article_id=1)
    look(desk, old, "bob")
    desk.now += timedelta(days=2)
    look(desk, new, "alice")
    assert count_rows(desk, Presence) == 1
