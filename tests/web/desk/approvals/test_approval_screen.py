"""One proposal on one screen: alice proposed, bob decides, adam too, charlie may not."""

import re
from dataclasses import replace

import pytest

from claimtrack.models import CorrectionKind
from claimtrack.services.evidence.sources import (
    SourceDetails,
    add_source,
    change_source,
    details_of,
    list_sources,
)
from claimtrack.services.verdicts.corrections import open_correction
from claimtrack.services.verdicts.verdicts import propose_verdict, withdraw_proposal
from claimtrack.workflow import ClaimState
from tests.desk import SOURCE, Proposal, TrialDesk
from tests.services.record import actions
from tests.visitor import Visitor
from tests.web.desk.policies import change_policy
from tests.web.pages import hidden_values
from tests.web.queries import counted_queries


@pytest.fixture
def proposal(desk: TrialDesk) -> Proposal:
    """What alice proposed."""
    return desk.propose()


def another_proposal(
    desk: TrialDesk, words: str = "It is long", *, by: str = "alice", **options: str
) -> Proposal:
    article_id = desk.add_article(f"{words}. Indeed.", title=words, **options)
    return desk.propose(desk.add_claim(words, article_id=article_id), by=by)


def decide(visitor: Visitor, proposal: Proposal, decision: str) -> int:
    sent = {"revision_hash": proposal.revision_hash, "decision": decision}
    return visitor.post(f"/approvals/{proposal.claim_id}", sent).status_code


def propose_again(desk: TrialDesk, claim_id: int, *, summary: str) -> Proposal:
    """Return the next revision: alice withdrew the last one, or took what was sent back."""
    if desk.claim(claim_id).state is ClaimState.IN_APPROVAL:
        with desk.writing() as session:
            withdraw_proposal(session, claim_id=claim_id, identity=desk.person("alice"), now=desk.now)
    else:
        desk.take(claim_id)
    version = desk.write(claim_id, summary=summary)
    with desk.writing() as session:
        revision = propose_verdict(
            session, claim_id=claim_id, draft_version=version, identity=desk.person("alice"), now=desk.now
        )
        return Proposal(claim_id, revision.id, revision.content_hash)


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_screen_has_the_proposal_and_its_evidence(visitor: Visitor, proposal: Proposal) -> None:
    page = visitor.log_in("bob").get(f"/approvals/{proposal.claim_id}").text
    for words in (
        "The harbour bridge cost 18 million crowns.",
        "The final account says 21 million.",
        "Disputed",
    ):
        assert words in page
    refuting = page[page.index('id="evidence-refutes"') :]
    assert "Final account" in refuting
    assert "Archived copy: waiting" in refuting
    assert 'id="changed"' not in page
    keys = re.findall(r'value="(\w+)"\s+data-key="(\w)"', page)
    assert keys == [("publish", "p"), ("approve", "a"), ("changes", "b")]


SAID = {
    "approve": "You approved the verdict.",
    "publish": "Approved, and published: readers see it now.",
    "changes": "The proposal went back with your reason.",
}


@pytest.mark.parametrize(
    ("decision", "done"),
    [
        ("approve", ["verdict.approve"]),
        ("publish", ["verdict.approve", "verdict.publish"]),
        ("changes", ["verdict.request_changes"]),
    ],
)
def test_a_decision_leads_to_the_next_proposal(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal, decision: str, done: list[str]
) -> None:
    own = another_proposal(desk, "It is wide", by="bob")
    later = another_proposal(desk)
    bob = visitor.log_in("bob")
    answer = bob.post(
        f"/approvals/{proposal.claim_id}",
        {"revision_hash": proposal.revision_hash, "decision": decision, "reason": "Look at the account."},
        follow_redirects=True,
    )
    assert SAID[decision] in answer.text
    assert answer.request.path == f"/approvals/{later.claim_id}"
    assert desk.claim(own.claim_id).state is ClaimState.IN_APPROVAL
    # Sent twice, it is done once.
    again = bob.post(
        f"/approvals/{proposal.claim_id}",
        {"revision_hash": proposal.revision_hash, "decision": decision, "reason": "Look at the account."},
    )
    assert again.status_code == 303
    history = actions(desk, proposal.claim_id)
    assert history[history.index("verdict.propose") + 1 :] == done


def test_nothing_more_to_decide_is_said(visitor: Visitor, proposal: Proposal) -> None:
    sent = {"revision_hash": proposal.revision_hash, "decision": "approve"}
    answer = visitor.log_in("bob").post(f"/approvals/{proposal.claim_id}", sent, follow_redirects=True)
    assert "No other proposal waits for your decision." in answer.text
    assert "No proposal is waiting." in answer.text


def test_a_decision_is_chosen_and_going_back_has_a_reason(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal
) -> None:
    bob = visitor.log_in("bob")
    sent = {"revision_hash": proposal.revision_hash, "reason": " "}
    nothing = bob.post(f"/approvals/{proposal.claim_id}", {**sent, "reason": "Half of it"})
    assert (nothing.status_code, "Choose what you decide." in nothing.text) == (422, True)
    assert "Half of it</textarea>" in nothing.text
    without = bob.post(f"/approvals/{proposal.claim_id}", {**sent, "decision": "changes"})
    assert (without.status_code, "Give a reason" in without.text) == (422, True)
    assert re.search(r'value="changes"[^>]*checked', without.text)
    assert desk.claim(proposal.claim_id).state is ClaimState.IN_APPROVAL


def test_a_proposal_that_changed_shows_both_and_keeps_the_reason(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal
) -> None:
    bob = visitor.log_in("bob")
    propose_again(desk, proposal.claim_id, summary="The final account says 22 million.")
    sent = {"revision_hash": proposal.revision_hash, "decision": "changes", "reason": "Look again."}
    answer = bob.post(f"/approvals/{proposal.claim_id}", sent)
    assert answer.status_code == 409
    assert "The proposal changed after you opened it." in answer.text
    assert "What changed since you opened it (revision 1)" in answer.text
    assert "<del>21</del>" in answer.text
    assert "<ins>22</ins>" in answer.text
    assert "Look again.</textarea>" in answer.text
    # What was chosen was chosen for something else.
    assert not re.search(r"<input[^>]*name=[^>]*checked", answer.text)
    again = {**hidden_values(answer.text), "decision": "changes", "reason": "Look again."}
    assert bob.post(f"/approvals/{proposal.claim_id}", again).status_code == 303


def test_a_proposal_that_is_gone_keeps_the_reason(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal
) -> None:
    with desk.writing() as session:
        withdraw_proposal(session, claim_id=proposal.claim_id, identity=desk.person("alice"), now=desk.now)
    bob = visitor.log_in("bob")
    sent = {"revision_hash": proposal.revision_hash, "decision": "changes", "reason": "Look again."}
    answer = bob.post(f"/approvals/{proposal.claim_id}", sent)
    assert answer.status_code == 409
    assert "No proposal of this claim waits now" in answer.text
    assert "Look again.</textarea>" in answer.text


def test_who_decided_before_sees_what_changed_since(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal
) -> None:
    bob = visitor.log_in("bob")
    sent = {"revision_hash": proposal.revision_hash, "decision": "changes", "reason": "Add the report."}
    bob.post(f"/approvals/{proposal.claim_id}", sent)
    claim_id, alice = proposal.claim_id, desk.person("alice")
    desk.take(claim_id)
    with desk.writing() as session:
        [source] = list_sources(session, claim_id=claim_id)
        details = replace(details_of(source), quote="Total: 22,000,000 crowns")
        change_source(
            session,
            source_id=source.id,
            version=source.version,
            details=details,
            identity=alice,
            now=desk.now,
        )
        report = SourceDetails(title="Report", stance=SOURCE.stance, url="https://example.org/report")
        add_source(session, claim_id=claim_id, details=report, identity=alice, now=desk.now)
    with desk.writing() as session:
        propose_verdict(session, claim_id=claim_id, draft_version=2, identity=alice, now=desk.now)
    page = bob.get(f"/approvals/{claim_id}").text
    changed = text_of(page[page.index('id="changed"') : page.index('id="proposal"')])
    assert "What changed since you decided on revision 1" in changed
    assert "Sources added" in changed
    assert "Report https://example.org/report" in changed
    assert "Source changed: Final account" in changed
    assert "Total: 22,000,000 crowns" in changed
    assert "Sources removed" not in changed
    # Somebody else has not seen the first one.
    assert 'id="changed"' not in visitor.another().log_in("adam").get(f"/approvals/{claim_id}").text


def test_a_correction_is_compared_with_what_readers_see(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = desk.publish(None, by="adam")
    with desk.writing() as session:
        kind, who = CorrectionKind.CORRECTION, desk.person("bob")
        open_correction(
            session, claim_id=proposal.claim_id, kind=kind, note="Mended.", identity=who, now=desk.now
        )
    version = desk.write(proposal.claim_id, by="bob", rating="half-true")
    with desk.writing() as session:
        propose_verdict(
            session,
            claim_id=proposal.claim_id,
            draft_version=version,
            identity=desk.person("bob"),
            now=desk.now,
        )
    charlie = visitor.log_in("charlie").get(f"/approvals/{proposal.claim_id}").text
    changed = text_of(charlie[charlie.index('id="changed"') : charlie.index('id="proposal"')])
    assert "What changed since the published revision 1" in changed
    assert "Rating Disputed Half true" in changed
    assert "What readers are told empty Correction: Mended." in changed


def test_who_may_not_decide_is_told_why(visitor: Visitor, desk: TrialDesk, proposal: Proposal) -> None:
    path = f"/approvals/{proposal.claim_id}"
    charlie = visitor.log_in("charlie")
    assert "Your role does not allow this." in charlie.get(path).text
    assert decide(charlie, proposal, "approve") == 403
    own = another_proposal(desk, by="bob")
    bob = visitor.another().log_in("bob")
    page = bob.get(f"/approvals/{own.claim_id}").text
    assert "You worked on this verdict, so somebody else has to decide on it." in page
    assert 'name="decision"' not in page
    refused = bob.post(
        f"/approvals/{own.claim_id}", {"revision_hash": own.revision_hash, "decision": "approve"}
    )
    assert refused.status_code == 403
    assert desk.claim(own.claim_id).state is ClaimState.IN_APPROVAL


def test_the_list_is_narrowed_by_language_proposer_age_and_own_work(
    visitor: Visitor, desk: TrialDesk
) -> None:
    english = desk.propose()
    slovenian = another_proposal(desk, "Most je dolg", by="bob", language="sl")

    def listed(query: str) -> list[int]:
        page = visitor.get(f"/approvals{query}").text
        return [int(found) for found in re.findall(r'<th[^>]*>\s*<a href="/approvals/(\d+)', page)]

    visitor.log_in("bob")
    bob = desk.person("bob").user_id
    assert listed("") == [english.claim_id, slovenian.claim_id]
    assert listed("?language=sl") == [slovenian.claim_id]
    assert listed(f"?proposer={bob}") == [slovenian.claim_id]
    assert listed("?mine=y") == [english.claim_id]
    assert listed("?age=1d") == [english.claim_id, slovenian.claim_id]
    assert listed("?language=xx&proposer=x&age=9") == [english.claim_id, slovenian.claim_id]
    empty = visitor.get("/approvals?language=sl&mine=y").text
    assert "No proposal in this view is waiting." in empty
    # The view goes along to the next one.
    following = visitor.get("/approvals/next?language=en")
    assert following.location == f"/approvals/{english.claim_id}?language=en"


def test_many_proposals_come_in_pages(
    visitor: Visitor, desk: TrialDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.services.verdicts.proposal_list.PAGE_SIZE", 2)
    made = [another_proposal(desk, f"It is {number} long").claim_id for number in range(5)]
    visitor.log_in("bob")
    found: list[int] = []
    address: str | None = "/approvals"
    while address:
        page = visitor.get(address).text
        found += [int(each) for each in re.findall(r'<th[^>]*>\s*<a href="/approvals/(\d+)', page)]
        following = re.search(r'rel="next"\s+href="([^"]+)"', page)
        address = following[1].replace("&amp;", "&") if following else None
    assert found == made
    assert visitor.get("/approvals?after=99999999999999999-1").status_code == 200
    assert visitor.get("/approvals?after=nonsense").status_code == 200


def test_next_goes_round_and_leaves_out_what_is_not_ones_own_to_decide(
    visitor: Visitor, desk: TrialDesk
) -> None:
    first = desk.propose()
    another_proposal(desk, "It is wide", by="bob")
    last = another_proposal(desk)
    bob = visitor.log_in("bob")
    page = bob.get(f"/approvals/{last.claim_id}").text
    address = re.search(r'href="(/approvals/next[^"]*)"', page)
    assert address
    assert bob.get(address[1].replace("&amp;", "&")).location == f"/approvals/{first.claim_id}"


def test_with_a_quorum_of_two_approving_goes_on(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal
) -> None:
    change_policy(desk, quorum=2)
    bob = visitor.log_in("bob")
    assert 'value="publish"' not in bob.get(f"/approvals/{proposal.claim_id}").text
    decide(bob, proposal, "approve")
    assert desk.claim(proposal.claim_id).state is ClaimState.IN_APPROVAL
    assert "You approved this." in bob.get(f"/approvals/{proposal.claim_id}").text
    adam = visitor.another().log_in("adam")
    assert 'value="publish"' in adam.get(f"/approvals/{proposal.claim_id}").text
    decide(adam, proposal, "publish")
    assert desk.claim(proposal.claim_id).state is ClaimState.APPROVED


def test_the_screen_asks_a_fixed_number_of_queries(
    visitor: Visitor, desk: TrialDesk, proposal: Proposal
) -> None:
    visitor.log_in("bob")
    with counted_queries(desk.database) as few:
        visitor.get(f"/approvals/{proposal.claim_id}")
    for number in range(3):
        propose_again(desk, proposal.claim_id, summary=f"It says {number}.")
        another_proposal(desk, f"It is {number} long")
    with counted_queries(desk.database) as many:
        visitor.get(f"/approvals/{proposal.claim_id}")
    assert len(few) == len(many)


def test_a_claim_without_a_proposal_says_so(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    bob = visitor.log_in("bob")
    assert "No proposal of this claim waits now" in bob.get(f"/approvals/{claim_id}").text
    assert bob.get("/approvals/99").status_code == 404
    assert bob.post("/approvals/99", {"decision": "approve", "revision_hash": "x"}).status_code == 404


def test_the_approver_reads_what_other_machines_would_get_wrong(visitor: Visitor, desk: TrialDesk) -> None:
    wording = "Disputed: the harbour bridge cost 18 million crowns, and twice as much with the quay wall."
    proposal = desk.propose(short_wording=wording)
    path = f"/approvals/{proposal.claim_id}"
    page = visitor.log_in("bob").get(path).text
    assert "It cannot be published like this:" in page
    assert "The short wording holds the rating." in page
    assert "search results will cut it" in page
    fields = {"decision": "publish", "revision_hash": proposal.revision_hash, "reason": "Kept."}
    answer = visitor.post(path, fields)
    assert answer.status_code == 422
    assert "Send it back, so that it can be mended." in answer.text
    assert "Kept." in answer.text
