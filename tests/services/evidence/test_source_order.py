"""The order of sources: moved one step at a time, by whoever holds the claim, and frozen as it is."""

from dataclasses import replace

import pytest

from claimtrack.errors import NotHolderError
from claimtrack.models import Stance, VerdictRevision
from claimtrack.services.evidence.known_sources import reuse_source
from claimtrack.services.evidence.source_order import move_source
from claimtrack.services.evidence.sources import add_source, list_sources, remove_source
from claimtrack.services.verdicts.revision_body import read_body
from tests.desk import SOURCE, TrialDesk
from tests.services.record import history

TITLES = {
    "Account": Stance.REFUTES,
    "Speech": Stance.SUPPORTS,
    "Minutes": Stance.REFUTES,
    "Map": Stance.REFUTES,
}


@pytest.fixture
def claim_id(desk: TrialDesk) -> int:
    """A claim that alice holds, with four sources."""
    claim_id = desk.add_claim()
    desk.take(claim_id)
    for title, stance in TITLES.items():
        cite(desk, claim_id, title, stance)
    return claim_id


def cite(desk: TrialDesk, claim_id: int, title: str, stance: Stance, note: str = "") -> int:
    with desk.writing() as session:
        details = replace(SOURCE, title=title, stance=stance, note=note)
        who = desk.person("alice")
        return add_source(session, claim_id=claim_id, details=details, identity=who, now=desk.now).id


def move(desk: TrialDesk, source_id: int, seen: int, *, up: bool, by: str = "alice") -> None:
    with desk.writing() as session:
        move_source(session, source_id=source_id, seen=seen, up=up, identity=desk.person(by), now=desk.now)


def order(desk: TrialDesk, claim_id: int) -> list[str]:
    with desk.database.reading() as session:
        return [source.title for source in list_sources(session, claim_id=claim_id)]


def test_a_source_moves_past_those_that_say_the_same(desk: TrialDesk, claim_id: int) -> None:
    move(desk, 3, 3, up=True)
    assert order(desk, claim_id) == ["Minutes", "Speech", "Account", "Map"]
    move(desk, 3, 1, up=False)
    assert order(desk, claim_id) == list(TITLES)
    told = history(desk, claim_id)[-1]
    assert (told.action, told.data["order"]) == ("source.move", [1, 2, 3, 4])


def test_sent_twice_it_moves_once(desk: TrialDesk, claim_id: int) -> None:
    for _ in range(2):
        move(desk, 1, 1, up=False)
    assert order(desk, claim_id) == ["Minutes", "Speech", "Account", "Map"]
    assert [line.action for line in history(desk, claim_id)].count("source.move") == 1


def test_the_first_stays_first_and_the_last_last(desk: TrialDesk, claim_id: int) -> None:
    move(desk, 1, 1, up=True)
    move(desk, 4, 4, up=False)
    move(desk, 2, 2, up=True)
    assert order(desk, claim_id) == list(TITLES)
    assert "source.move" not in [line.action for line in history(desk, claim_id)]


def test_what_was_removed_does_not_stand_in_the_way_and_does_not_move(desk: TrialDesk, claim_id: int) -> None:
    with desk.writing() as session:
        remove_source(session, source_id=3, identity=desk.person("alice"), now=desk.now)
    move(desk, 3, 3, up=True)
    move(desk, 4, 4, up=True)
    assert order(desk, claim_id) == ["Map", "Speech", "Account"]


def test_only_the_holder_orders_them(desk: TrialDesk, claim_id: int) -> None:
    with pytest.raises(NotHolderError):
        move(desk, 1, 1, up=False, by="charlie")


def test_a_proposal_freezes_the_order(desk: TrialDesk, claim_id: int) -> None:
    move(desk, 3, 3, up=True)
    proposal = desk.propose(claim_id)
    with desk.database.reading() as session:
        body = read_body(session.get_one(VerdictRevision, proposal.revision_id))
    assert [source["title"] for source in body["sources"]] == [
        *("Minutes", "Speech", "Account", "Map", "Final account")
    ]


def test_a_note_is_the_desks_alone(desk: TrialDesk, claim_id: int) -> None:
    source_id = cite(desk, claim_id, "Letter", Stance.CONTEXT, note="  Ana has a drawer of these.\n")
    proposal = desk.propose(claim_id)
    with desk.database.reading() as session:
        revision = session.get_one(VerdictRevision, proposal.revision_id)
        assert "drawer" not in revision.body
        notes = {source.title: source.note for source in list_sources(session, claim_id=claim_id)}
    assert notes["Letter"] == "Ana has a drawer of these."
    lines = history(desk, claim_id)
    assert [line.data["noted"] for line in lines if line.data.get("source") == source_id] == [True]
    assert not any("drawer" in str(line.data) for line in lines)


def test_a_note_does_not_come_along_to_another_claim(desk: TrialDesk, claim_id: int) -> None:
    source_id = cite(desk, claim_id, "Letter", Stance.CONTEXT, note="Only here.")
    other = desk.add_claim("It is long", article_id=1)
    desk.take(other)
    with desk.writing() as session:
        taken = reuse_source(
            session,
            source_id=source_id,
            claim_id=other,
            stance=Stance.SUPPORTS,
            identity=desk.person("alice"),
            now=desk.now,
        )
        assert taken.note == ""
