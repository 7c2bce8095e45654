"""Deciding on proposals: alice proposed, bob decides, adam is an administrator, charlie may not."""

import re

import pytest

from claimtrack.db import Database
from claimtrack.services.publishing.feed import find_public
from claimtrack.services.publishing.published import find_publication
from claimtrack.services.records.history import list_claim_events
from claimtrack.workflow import ClaimState
from tests.desk import Proposal, TrialDesk
from tests.visitor import Visitor
from tests.web.desk.policies import change_policy
from tests.web.queries import counted_queries


@pytest.fixture
def proposal(desk: TrialDesk) -> Proposal:
    """What alice proposed."""
    return desk.propose()


def events_of(desk: TrialDesk, claim_id: int) -> list[str]:
    with desk.database.reading() as session:
        return [event.action for event in list_claim_events(session, claim_id=claim_id)]


def decide(visitor: Visitor, proposal: Proposal, verb: str, **fields: str) -> int:
    sent = {"revision_hash": proposal.revision_hash, **fields}
    return visitor.post(f"/claims/{proposal.claim_id}/{verb}", sent).status_code


def test_the_list_asks_to_log_in(visitor: Visitor) -> None:
    assert visitor.get("/approvals").status_code == 401


def test_an_empty_list_says_so(visitor: Visitor) -> None:
    assert "No proposal is waiting." in visitor.log_in("vera").get("/approvals").text


def test_proposals_come_oldest_first_with_who_may_decide(visitor: Visitor, desk: TrialDesk) -> None:
    older = desk.propose()
    article_id = desk.add_article("It is long. Indeed.", title="Long")
    newer = desk.propose(desk.add_claim("It is long", article_id=article_id), by="bob")
    page = visitor.log_in("bob").get("/approvals").text
    links = [int(found) for found in re.findall(r'<th[^>]*>\s*<a href="/approvals/(\d+)"', page)]
    assert links == [older.claim_id, newer.claim_id]
    assert "Disputed" in page
    assert page.count("Read and decide") == 1
    assert "You worked on this verdict, so somebody else has to decide on it." in page
    charlie = visitor.another().log_in("charlie").get("/approvals").text
    assert "Read and decide" not in charlie
    assert "Your role does not allow this." in charlie
    change_policy(desk, peer_approval=True)
    assert visitor.another().log_in("charlie").get("/approvals").text.count("Read and decide") == 2


def test_the_list_asks_a_fixed_number_of_queries(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal, database: Database
) -> None:
    visitor.log_in("bob")
    with counted_queries(database) as few:
        visitor.get("/approvals")
    for number in range(3):
        article_id = desk.add_article(f"It is {number} long. Indeed.", title="Long")
        desk.propose(desk.add_claim(f"It is {number} long", article_id=article_id))
    with counted_queries(database) as many:
        visitor.get("/approvals")
    assert len(few) == len(many) <= 10


def test_the_proposal_shows_what_readers_will_see(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal
) -> None:
    page = visitor.log_in("bob").get(f"/claims/{proposal.claim_id}").text
    shown = page[page.index('id="proposal"') :]
    for words in (
        "The harbour bridge cost 18 million crowns.",
        "Disputed",
        "<strong>March 2025</strong>",
        "Final account",
        "Contributors: Alice.",
        "revision 1",
        proposal.revision_hash[:8],
    ):
        assert words in shown, words
    assert shown.count(f'name="revision_hash" value="{proposal.revision_hash}"') == 3


@pytest.mark.parametrize("person", ["alice", "charlie", "vera"])
def test_who_may_not_decide_is_offered_no_decision(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal, person: str
) -> None:
    page = visitor.log_in(person).get(f"/claims/{proposal.claim_id}").text
    assert "revision_hash" not in page
    for verb in ("approve", "approve-and-publish", "publish", "request-changes"):
        assert decide(visitor, proposal, verb, reason="No.") == 403
    assert desk.claim(proposal.claim_id).state is ClaimState.IN_APPROVAL


def test_a_contributor_is_told_why_somebody_else_has_to_decide(visitor: Visitor, desk: TrialDesk) -> None:
    for person in ("bob", "adam"):
        article_id = desk.add_article(f"By {person} it is long. Indeed.", title=person)
        proposal = desk.propose(desk.add_claim("it is long", article_id=article_id), by=person)
        page = visitor.another().log_in(person).get(f"/claims/{proposal.claim_id}").text
        assert "You worked on this verdict, so somebody else has to decide on it." in page
        assert "revision_hash" not in page
        refused = visitor.another().log_in(person)
        assert decide(refused, proposal, "approve-and-publish") == 403
        assert decide(refused, proposal, "request-changes", reason="I changed my mind.") == 403
        assert desk.claim(proposal.claim_id).state is ClaimState.IN_APPROVAL


def test_approve_and_publish_is_two_actions_done_once(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal
) -> None:
    visitor.log_in("bob")
    assert [decide(visitor, proposal, "approve-and-publish") for _ in range(2)] == [303, 303]
    events = events_of(desk, proposal.claim_id)
    assert events[:2] == ["verdict.publish", "verdict.approve"]
    assert events.count("verdict.publish") == 1
    with desk.database.reading() as session:
        publication = find_publication(session, claim_id=proposal.claim_id)
        assert publication is not None
        assert publication.slug is not None
        assert find_public(session, slug=publication.slug) is not None


def test_approving_and_publishing_can_be_two_steps(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal
) -> None:
    visitor.log_in("bob")
    assert [decide(visitor, proposal, "approve") for _ in range(2)] == [303, 303]
    page = visitor.get(f"/claims/{proposal.claim_id}").text
    assert "Approved, and not public yet." in page
    assert f'action="/claims/{proposal.claim_id}/publish"' in page
    assert [decide(visitor, proposal, "publish") for _ in range(2)] == [303, 303]
    events = events_of(desk, proposal.claim_id)
    assert (events.count("verdict.approve"), events.count("verdict.publish")) == (1, 1)


def test_a_decision_is_on_what_was_read(visitor: Visitor, desk: TrialDesk, proposal: Proposal) -> None:
    visitor.log_in("bob")
    stale = visitor.post(f"/claims/{proposal.claim_id}/approve-and-publish", {"revision_hash": "0" * 64})
    assert stale.status_code == 409
    assert "The proposal changed after you opened it." in stale.text
    assert desk.claim(proposal.claim_id).state is ClaimState.IN_APPROVAL


def test_changes_are_asked_for_with_a_reason(visitor: Visitor, desk: TrialDesk, proposal: Proposal) -> None:
    visitor.log_in("bob")
    path = f"/claims/{proposal.claim_id}/request-changes"
    missing = visitor.post(path, {"revision_hash": proposal.revision_hash, "reason": "  "})
    assert missing.status_code == 422
    assert "Give a reason: others will need it." in missing.text
    assert [decide(visitor, proposal, "request-changes", reason="Add page 4.") for _ in range(2)] == [
        303,
        303,
    ]
    assert events_of(desk, proposal.claim_id).count("verdict.request_changes") == 1
    page = visitor.another().log_in("alice").get(f"/claims/{proposal.claim_id}").text
    assert "Bob asks for changes:" in page
    assert "<q>Add page 4.</q>" in page


def test_a_stale_request_for_changes_keeps_the_reason(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal
) -> None:
    fields = {"revision_hash": "0" * 64, "reason": "A long and careful reason."}
    answer = visitor.log_in("bob").post(f"/claims/{proposal.claim_id}/request-changes", fields)
    assert answer.status_code == 409
    assert "A long and careful reason.</textarea>" in answer.text


def test_a_second_approval_is_asked_for_when_the_desk_wants_two(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal
) -> None:
    change_policy(desk, quorum=2)
    visitor.log_in("bob")
    assert "Approve and publish" not in visitor.get(f"/claims/{proposal.claim_id}").text
    assert decide(visitor, proposal, "approve") == 303
    page = visitor.get(f"/claims/{proposal.claim_id}").text
    assert "You approved this. The desk asks for one more person." in page
    adam = visitor.another().log_in("adam")
    assert "Approve and publish" in adam.get(f"/claims/{proposal.claim_id}").text
    assert decide(adam, proposal, "approve-and-publish") == 303
