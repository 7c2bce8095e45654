"""The claim page: alice works on a claim, bob decides, charlie is another reviewer, vera looks on."""

import re

import pytest

from claimtrack.db import Database
from claimtrack.models import CorrectionKind
from claimtrack.services.evidence.sources import SourceDetails, add_source
from claimtrack.services.records.history import list_claim_events
from claimtrack.workflow import ClaimState, PublicationState
from tests.desk import PASSAGE, SOURCE, TrialDesk
from tests.visitor import Visitor
from tests.web.desk.policies import change_policy
from tests.web.queries import counted_queries

ACTIONS = ("take", "take-over", "release", "withdraw", "reopen", "dismiss", "correct", "approve", "propose")


def offered(page: str) -> set[str]:
    """Return the actions that the page has a form or a button for."""
    return {action for action in ACTIONS if re.search(rf'action="/claims/\d+/{action}["#]', page)}


def events_of(desk: TrialDesk, claim_id: int) -> list[str]:
    """Return the actions in the claim's history, the oldest first."""
    with desk.database.reading() as session:
        return [event.action for event in reversed(list_claim_events(session, claim_id=claim_id))]


def test_it_asks_to_log_in(visitor: Visitor, desk: TrialDesk) -> None:
    assert visitor.get(f"/claims/{desk.add_claim()}").status_code == 401


def test_there_is_no_such_claim(visitor: Visitor) -> None:
    assert visitor.log_in("vera").get("/claims/4711").status_code == 404


def test_it_shows_the_claim_in_its_paragraph(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    page = visitor.log_in("vera").get(f"/claims/{claim_id}").text
    assert f"<mark>{PASSAGE}</mark>, said Mayor Wren. 🚢 It is long." in page
    assert "reopened on Monday" not in page
    assert re.search(rf'href="/articles/\d+#claim-{claim_id}">Bridge reopens</a>', page)
    assert "The Gazette" in page
    assert "A person marked it" in page
    assert f"<title>{PASSAGE} · ClaimTrack</title>" in page
    assert page.count("<h1>") == 1


@pytest.mark.parametrize(
    ("person", "actions"),
    [("vera", set()), ("charlie", {"take", "dismiss"}), ("bob", {"take", "dismiss"})],
)
def test_a_queued_claim_offers_what_the_role_allows(
    visitor: Visitor, desk: TrialDesk, person: str, actions: set[str]
) -> None:
    page = visitor.log_in(person).get(f"/claims/{desk.add_claim()}").text
    assert offered(page) == actions


def test_taking_wants_post_a_token_and_the_permission(visitor: Visitor, desk: TrialDesk) -> None:
    path = f"/claims/{desk.add_claim()}/take"
    assert visitor.client.post(path).status_code == 401
    assert visitor.log_in("alice").get(path).status_code == 405
    assert visitor.client.post(path).status_code == 400
    assert visitor.log_in("vera").post(path).status_code == 403


def test_alice_takes_a_claim_and_nobody_else_can(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    answer = visitor.log_in("alice").post(f"/claims/{claim_id}/take")
    assert (answer.status_code, answer.location) == (303, f"/claims/{claim_id}")
    page = visitor.get(f"/claims/{claim_id}").text
    assert "You are working on it until" in page
    assert {"release", "dismiss"} <= offered(page)
    charlie = visitor.another().log_in("charlie")
    assert offered(charlie.get(f"/claims/{claim_id}").text) == set()
    refused = charlie.post(f"/claims/{claim_id}/take")
    assert refused.status_code == 409
    assert "Alice is working on this claim until" in refused.text


def test_a_lease_that_ran_out_does_not_stand_in_the_way(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)  # long before the web's clock
    charlie = visitor.log_in("charlie")
    page = charlie.get(f"/claims/{claim_id}").text
    assert "anyone may take it now" in page
    assert "take" in offered(page)
    assert charlie.post(f"/claims/{claim_id}/take").status_code == 303
    assert events_of(desk, claim_id)[-2:] == ["claim.expire", "claim.take"]


def test_a_release_that_is_sent_twice_is_done_once(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    visitor.log_in("alice")
    answers = [visitor.post(f"/claims/{claim_id}/release").status_code for _ in range(2)]
    assert answers == [303, 303]
    assert events_of(desk, claim_id).count("claim.release") == 1
    assert desk.claim(claim_id).state is ClaimState.QUEUED


def test_only_an_editor_takes_over_and_once(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    visitor.log_in("alice").post(f"/claims/{claim_id}/take")
    assert visitor.another().log_in("charlie").post(f"/claims/{claim_id}/take-over").status_code == 403
    bob = visitor.another().log_in("bob")
    assert "take-over" in offered(bob.get(f"/claims/{claim_id}").text)
    assert [bob.post(f"/claims/{claim_id}/take-over").status_code for _ in range(2)] == [303, 303]
    assert events_of(desk, claim_id).count("claim.take_over") == 1
    assert "You are working on it" in bob.get(f"/claims/{claim_id}").text


def test_dismissing_gives_a_reason_and_can_be_undone(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    fields = {"reason": "out_of_scope", "note": "We check national matters."}
    assert visitor.log_in("alice").post(f"/claims/{claim_id}/dismiss", fields).status_code == 303
    page = visitor.get(f"/claims/{claim_id}").text
    assert "Will not be checked: Out of scope." in page
    assert "<q>We check national matters.</q>" in page
    assert offered(page) == {"reopen"}
    assert [visitor.post(f"/claims/{claim_id}/reopen").status_code for _ in range(2)] == [303, 303]
    assert events_of(desk, claim_id)[-2:] == ["claim.dismiss", "claim.reopen"]


def test_a_refused_dismissal_keeps_the_note(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    visitor.log_in("alice").post(f"/claims/{claim_id}/take")
    fields = {"reason": "opinion", "note": "It is what he thinks."}
    answer = visitor.another().log_in("charlie").post(f"/claims/{claim_id}/dismiss", fields)
    assert answer.status_code == 409
    assert "Alice is working on this claim" in answer.text
    assert "It is what he thinks.</textarea>" in answer.text
    assert '<option selected value="opinion">' in answer.text
    assert desk.claim(claim_id).state is ClaimState.IN_REVIEW


def test_a_published_verdict_is_opened_for_a_change_by_an_editor(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = desk.publish()
    path = f"/claims/{proposal.claim_id}"
    assert offered(visitor.log_in("alice").get(path).text) == set()
    bob = visitor.another().log_in("bob")
    page = bob.get(path).text
    assert re.search(r'href="/verdicts/[\w-]+"', page)
    assert offered(page) == {"correct"}
    fields = {"kind": "retraction", "note": "The account was withdrawn."}
    assert [bob.post(f"{path}/correct", fields).status_code for _ in range(2)] == [303, 303]
    assert events_of(desk, proposal.claim_id).count("verdict.correct") == 1
    page = bob.get(path).text
    assert "This changes a public verdict (Retraction)" in page
    assert PublicationState.PUBLISHED.name.title() in page


def test_a_correction_needs_a_note_for_readers(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = desk.publish()
    answer = visitor.log_in("bob").post(
        f"/claims/{proposal.claim_id}/correct", {"kind": "update", "note": " "}
    )
    assert answer.status_code == 422
    assert "Tell readers what changes and why." in answer.text
    assert desk.claim(proposal.claim_id).state is ClaimState.APPROVED


def test_the_history_says_who_did_what_and_what_changed(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = desk.publish()
    desk.correct(proposal.claim_id, kind=CorrectionKind.CORRECTION, note="The table was misread.")
    page = visitor.log_in("vera").get(f"/claims/{proposal.claim_id}").text
    history = page[page.index('id="history"') :]
    for words in (
        "Claim marked by hand",
        "Queued → In review",
        "“Final account” (Refutes, primary)",
        f"Revision 1, {proposal.revision_hash[:8]}: Disputed",
        "Verdict approved",
        "Verdict published",
        "“The table was misread.”",
        "Revision 2, ",
        "<span>Alice</span>",
        "<span>Bob</span>",
        "<span>Adam</span>",
    ):
        assert words in history, words
    assert "own work approved" not in history


def test_approving_one_s_own_work_is_flagged(visitor: Visitor, desk: TrialDesk) -> None:
    change_policy(desk, self_approval=True)
    proposal = desk.propose(by="bob")
    desk.approve(proposal, by="bob")
    page = visitor.log_in("vera").get(f"/claims/{proposal.claim_id}").text
    assert "own work approved" in page
    assert "own work</strong>" in page


def test_a_read_only_desk_offers_nothing_and_says_so(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    change_policy(desk, read_only=True)
    page = visitor.log_in("alice").get(f"/claims/{claim_id}").text
    assert "The desk is read-only now." in page
    assert offered(page) == set()
    assert "/draft" not in page


def test_the_page_asks_a_fixed_number_of_queries(
    visitor: Visitor, desk: TrialDesk, database: Database
) -> None:
    small = desk.propose()
    large = desk.add_claim("It is long", article_id=desk.add_article("It is long. Indeed.", title="Long"))
    desk.take(large)
    desk.write(large)
    with desk.writing() as session:
        for number in range(12):
            details = SourceDetails(title=f"Source {number}", stance=SOURCE.stance, url=SOURCE.url)
            add_source(session, claim_id=large, details=details, identity=desk.person("alice"), now=desk.now)
    desk.correct(
        desk.publish(desk.propose(large)).claim_id, kind=CorrectionKind.UPDATE, note="More is known."
    )
    counts = []
    visitor.log_in("alice")
    for claim_id in (small.claim_id, large):
        with counted_queries(database) as seen:
            assert visitor.get(f"/claims/{claim_id}").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 25
