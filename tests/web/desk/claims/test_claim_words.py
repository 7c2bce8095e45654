"""Editing a claim's words: alice holds the claim, charlie and bob do not, vera looks on."""

import re
from typing import Any

import pytest

from claimtrack.models import Claimant
from claimtrack.services.records.history import list_claim_events
from tests.desk import TrialDesk
from tests.services.record import actions, count_rows
from tests.visitor import Visitor

ODD = '<script>alert("x")</script> <b>bold</b> 🚢 \u202e\u05e2\u05d1\u05e8\u05d9\u05ea'
ESCAPED = "&lt;script&gt;alert("
FIELDS = {
    "version": "1",
    "wording": "It cost 18 million crowns",
    "standalone": "[The harbour bridge] cost 18 million crowns",
    "kind": "comparison",
    "claimant": "Jenny Wren",
    "claimant_kind": "person",
    "claimant_role": "Mayor",
    "claimant_party": "Harbour List",
}


@pytest.fixture
def claim_id(visitor: Visitor, desk: TrialDesk) -> int:
    """A claim that alice took at the web's own time."""
    claim_id = desk.add_claim()
    visitor.another().log_in("alice").post(f"/claims/{claim_id}/take")
    return claim_id


def send(visitor: Visitor, claim_id: int, **fields: str) -> Any:
    """Return the answer to the form, as alice sends it."""
    return visitor.log_in("alice").post(f"/claims/{claim_id}/words", {**FIELDS, **fields})


def test_it_wants_post_a_token_and_the_permission(visitor: Visitor, claim_id: int) -> None:
    path = f"/claims/{claim_id}/words"
    assert visitor.client.post(path).status_code == 401
    assert visitor.log_in("alice").get(path).status_code == 405
    assert visitor.client.post(path).status_code == 400
    assert visitor.another().log_in("vera").post(path, FIELDS).status_code == 403


def test_the_form_stands_with_the_holder_alone(visitor: Visitor, claim_id: int) -> None:
    path = f"/claims/{claim_id}"
    assert f'action="{path}/words#words"' in visitor.log_in("alice").get(path).text
    for name in ("charlie", "bob", "vera"):
        assert f"{path}/words" not in visitor.another().log_in(name).get(path).text


def test_a_change_shows_in_the_heading_the_facts_and_the_history(
    visitor: Visitor, desk: TrialDesk, claim_id: int
) -> None:
    assert send(visitor, claim_id).status_code == 303
    page = visitor.get(f"/claims/{claim_id}").text
    assert "The claim was changed. The history can undo it." in page
    assert '<span class="added">[The harbour bridge]</span> cost 18 million crowns' in page
    assert "Comparison" in page
    history = page[page.index('id="history"') :]
    assert "Words of the claim changed" in history
    assert "<ins>Jenny Wren, Mayor, Harbour List</ins>" in history
    assert re.search(r"<ins>\[The harbour bridge\] ?</ins>|<ins>\[The harbour bridge\]", history)


def test_undo_puts_it_back_and_a_stale_undo_changes_nothing(
    visitor: Visitor, desk: TrialDesk, claim_id: int
) -> None:
    before = desk.claim(claim_id).standalone
    send(visitor, claim_id)
    with desk.database.reading() as session:
        seq = list_claim_events(session, claim_id=claim_id)[0].seq
    path = f"/claims/{claim_id}/words/undo"
    page = visitor.get(f"/claims/{claim_id}").text
    assert f'aria-label="Undo the change no. {seq}"' in page
    stale = visitor.post(path, {"seq": str(seq), "version": "1"})
    assert stale.status_code == 303
    assert "The words changed since you opened the page." in visitor.get(f"/claims/{claim_id}").text
    assert desk.claim(claim_id).standalone != before
    assert [visitor.post(path, {"seq": str(seq), "version": "2"}).status_code for _ in range(2)] == [303, 303]
    assert desk.claim(claim_id).standalone == before
    assert actions(desk, claim_id).count("claim.change") == 2
    assert f"undoes no. {seq}" in visitor.get(f"/claims/{claim_id}").text
    assert visitor.post(path, {"seq": "999999999999999999", "version": "3"}).status_code == 404
    assert visitor.post(path, {"seq": "x", "version": "3"}).status_code == 404


def test_a_double_click_changes_it_once(visitor: Visitor, desk: TrialDesk, claim_id: int) -> None:
    assert [send(visitor, claim_id).status_code for _ in range(2)] == [303, 303]
    assert actions(desk, claim_id).count("claim.change") == 1


def test_a_stale_form_shows_both_versions_and_keeps_what_was_typed(
    visitor: Visitor, desk: TrialDesk, claim_id: int
) -> None:
    send(visitor, claim_id)
    answer = send(visitor, claim_id, standalone="Mine, from the other window.", kind="event")
    assert answer.status_code == 409
    assert "Last changed by Alice." in answer.text
    for words in ("[The", "harbour", "Mine,", "<mark>Comparison</mark>", "<mark>Event</mark>"):
        assert words in answer.text
    assert "Mine, from the other window.</textarea>" in answer.text
    assert 'name="version" value="2"' in answer.text
    assert desk.claim(claim_id).standalone == FIELDS["standalone"]
    assert send(visitor, claim_id, version="2", standalone="Mine, from the other window.").status_code == 303


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"wording": " "}, "A claim needs its words"),
        ({"standalone": "a" * 5_001}, "Field cannot be longer than 5000 characters"),
        ({"claimant": "a" * 201}, "Field cannot be longer than 200 characters"),
        ({"claimant_kind": ""}, "The desk knows no claimant called “Jenny Wren”"),
        ({"kind": "rumour"}, "Not a valid choice"),
    ],
)
def test_what_is_refused_keeps_everything_typed(
    visitor: Visitor, desk: TrialDesk, claim_id: int, fields: dict[str, str], problem: str
) -> None:
    answer = send(visitor, claim_id, **{"standalone": ODD, **fields})
    assert answer.status_code == 422
    assert problem in answer.text
    assert 'value="Harbour List"' in answer.text
    assert re.search(r'id="words"\s+open>', answer.text)
    assert count_rows(desk, Claimant) == 0


def test_what_was_typed_without_the_claim_is_saved_by_taking_it(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    answer = send(visitor, claim_id)
    assert answer.status_code == 409
    assert "You do not hold this claim now." in answer.text
    assert "Take it and save" in answer.text
    assert send(visitor, claim_id, take="take").status_code == 303
    assert desk.claim(claim_id).standalone == FIELDS["standalone"]


def test_what_a_proposal_froze_is_not_reached(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = desk.propose()
    answer = send(visitor, proposal.claim_id)
    assert answer.status_code == 409
    assert "You cannot save now. Copy what you need from here." in answer.text
    assert send(visitor, proposal.claim_id, take="take").status_code == 409


def test_markup_in_the_words_stays_text(visitor: Visitor, claim_id: int) -> None:
    send(visitor, claim_id, wording=ODD, standalone=ODD, claimant="<i>Wren</i>", claimant_role=ODD[:190])
    for path in (f"/claims/{claim_id}", "/queue?state=all", "/articles/1", "/claimants?claimant=wren"):
        page = visitor.get(path).text
        assert "<script>alert" not in page
        assert "<i>Wren" not in page
    assert ESCAPED in visitor.get(f"/claims/{claim_id}").text


def test_claimants_are_suggested_and_nothing_is_said_of_none(visitor: Visitor, claim_id: int) -> None:
    send(visitor, claim_id)
    assert (
        '<option value="Jenny Wren">Mayor, Harbour List</option>'
        in visitor.get("/claimants?claimant=WREN").text
    )
    assert visitor.get("/claimants?claimant=Nobody").status_code == 204
    assert visitor.get("/claimants").status_code == 204
    assert visitor.another().log_in("vera").get("/claimants?claimant=Wren").status_code == 403
