from dataclasses import replace
from uuid import UUID

import pytest

from claimtrack.errors import (
    ContributorMayNotApproveError,
    NotPermittedError,
    ReasonMissingError,
    RevisionChangedError,
    WrongStateError,
)
from claimtrack.models import Approval, Decision, VerdictRevision
from claimtrack.services.evidence.sources import add_source
from claimtrack.services.publishing.publications import publish_verdict
from claimtrack.services.verdicts.approvals import approve_verdict, list_approvals, request_changes
from claimtrack.services.verdicts.drafts import find_draft, save_draft, words_of
from claimtrack.services.verdicts.verdicts import propose_verdict, withdraw_proposal
from claimtrack.workflow import ClaimState
from tests.desk import SOURCE, Proposal, TrialDesk
from tests.services.record import actions, change_policy, count_rows, last_event


def send_back(desk: TrialDesk, proposal: Proposal, *, reason: str = "Page 3?", by: str = "bob") -> None:
    with desk.writing() as session:
        request_changes(
            session,
            claim_id=proposal.claim_id,
            revision_hash=proposal.revision_hash,
            reason=reason,
            identity=desk.person(by),
            now=desk.now,
        )


def propose_held(desk: TrialDesk, claim_id: int, *, by: str) -> Proposal:
    """Have `by`, who holds the claim, propose the draft as it stands."""
    with desk.writing() as session:
        draft = find_draft(session, claim_id=claim_id)
        assert draft is not None
        revision = propose_verdict(
            session, claim_id=claim_id, draft_version=draft.version, identity=desk.person(by), now=desk.now
        )
        return Proposal(claim_id, revision.id, revision.content_hash)


def mend_comma(desk: TrialDesk, claim_id: int, *, by: str) -> None:
    with desk.writing() as session:
        draft = find_draft(session, claim_id=claim_id)
        assert draft is not None
        words = words_of(draft)
        save_draft(
            session,
            claim_id=claim_id,
            version=draft.version,
            words=replace(words, summary=words.summary.replace(" says", ", says")),
            identity=desk.person(by),
            now=desk.now,
        )


def add_second_source(desk: TrialDesk, claim_id: int, *, by: str) -> None:
    with desk.writing() as session:
        second = replace(SOURCE, title="Second")
        add_source(session, claim_id=claim_id, details=second, identity=desk.person(by), now=desk.now)


def wait_for_lease(desk: TrialDesk) -> None:
    desk.now = desk.now.replace(hour=desk.now.hour + 2)


def test_bob_approves_what_alice_proposed(desk: TrialDesk) -> None:
    proposal = desk.propose()
    desk.approve(proposal)
    assert desk.claim(proposal.claim_id).state is ClaimState.APPROVED


def test_an_approval_says_who_when_and_of_which_hash(desk: TrialDesk) -> None:
    proposal = desk.propose()
    desk.approve(proposal)
    with desk.database.reading() as session:
        revision = session.get_one(VerdictRevision, proposal.revision_id)
        (approval,) = list_approvals(session, revision=revision)
    assert (approval.approver_id, approval.decided_at) == (desk.person("bob").user_id, desk.now)
    assert (approval.decision, approval.revision_hash) == (Decision.APPROVE, proposal.revision_hash)


def test_approving_is_an_event_with_the_decision(desk: TrialDesk) -> None:
    proposal = desk.propose()
    desk.approve(proposal)
    line = last_event(desk)
    assert (line.actor, line.action) == ("bob", "verdict.approve")
    assert (line.data["from"], line.data["to"]) == ("in_approval", "approved")
    assert (line.data["revision"], line.data["hash"]) == (proposal.revision_id, proposal.revision_hash)
    assert line.data["decision"] == "approve"
    assert line.data["self_approval"] is False


def test_who_wrote_it_may_not_approve_it(desk: TrialDesk) -> None:
    proposal = desk.propose(by="bob")
    with pytest.raises(ContributorMayNotApproveError):
        desk.approve(proposal, by="bob")
    assert count_rows(desk, Approval) == 0


def test_an_administrator_who_wrote_it_is_no_exception(desk: TrialDesk) -> None:
    proposal = desk.propose(by="adam")
    with pytest.raises(ContributorMayNotApproveError):
        desk.approve(proposal, by="adam")


def test_who_wrote_it_may_not_approve_after_another_fixed_a_comma_and_proposed(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id, by="bob")
    desk.write(claim_id, by="bob")
    wait_for_lease(desk)
    desk.take(claim_id, by="charlie")
    mend_comma(desk, claim_id, by="charlie")
    proposal = propose_held(desk, claim_id, by="charlie")
    with pytest.raises(ContributorMayNotApproveError):
        desk.approve(proposal, by="bob")


def test_who_only_fixed_a_comma_may_not_approve(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.write(claim_id)
    wait_for_lease(desk)
    desk.take(claim_id, by="bob")
    mend_comma(desk, claim_id, by="bob")
    wait_for_lease(desk)
    desk.take(claim_id)
    proposal = propose_held(desk, claim_id, by="alice")
    with pytest.raises(ContributorMayNotApproveError):
        desk.approve(proposal, by="bob")
    desk.approve(proposal, by="adam")


def test_who_only_added_a_source_may_not_approve(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.write(claim_id)
    wait_for_lease(desk)
    desk.take(claim_id, by="adam")
    add_second_source(desk, claim_id, by="adam")
    wait_for_lease(desk)
    desk.take(claim_id)
    proposal = propose_held(desk, claim_id, by="alice")
    with pytest.raises(ContributorMayNotApproveError):
        desk.approve(proposal, by="adam")
    desk.approve(proposal, by="bob")


def test_who_wrote_a_version_that_was_sent_back_stays_a_contributor(desk: TrialDesk) -> None:
    proposal = desk.propose(by="bob")
    send_back(desk, proposal, by="adam")
    second = desk.propose(proposal.claim_id, by="charlie", summary="All anew.")
    with pytest.raises(ContributorMayNotApproveError):
        desk.approve(second, by="bob")
    desk.approve(second, by="adam")


def test_a_contributor_cannot_send_it_back_either(desk: TrialDesk) -> None:
    proposal = desk.propose(by="bob")
    with pytest.raises(ContributorMayNotApproveError):
        send_back(desk, proposal, by="bob")


def test_a_reviewer_may_not_approve(desk: TrialDesk) -> None:
    proposal = desk.propose()
    with pytest.raises(NotPermittedError):
        desk.approve(proposal, by="charlie")


def test_where_peers_approve_a_reviewer_may_but_not_publish(desk: TrialDesk) -> None:
    change_policy(desk, peer_approval=True)
    proposal = desk.propose()
    with pytest.raises(ContributorMayNotApproveError):
        desk.approve(proposal, by="alice")
    desk.approve(proposal, by="charlie")
    with pytest.raises(NotPermittedError), desk.writing() as session:
        publish_verdict(
            session,
            claim_id=proposal.claim_id,
            revision_hash=proposal.revision_hash,
            identity=desk.person("charlie"),
            uuid=UUID(int=1),
            now=desk.now,
        )


def test_a_viewer_approves_nothing_even_among_peers(desk: TrialDesk) -> None:
    change_policy(desk, peer_approval=True)
    with pytest.raises(NotPermittedError):
        desk.approve(desk.propose(), by="vera")


def test_the_hash_of_an_older_revision_is_refused(desk: TrialDesk) -> None:
    first = desk.propose()
    with desk.writing() as session:
        withdraw_proposal(session, claim_id=first.claim_id, identity=desk.person("alice"), now=desk.now)
    second = propose_held(desk, first.claim_id, by="alice")
    with pytest.raises(RevisionChangedError):
        desk.approve(first)
    with pytest.raises(RevisionChangedError):
        send_back(desk, first)
    desk.approve(second)


def test_no_hash_is_no_decision(desk: TrialDesk) -> None:
    with pytest.raises(RevisionChangedError):
        desk.approve(replace(desk.propose(), revision_hash=""))


def test_sent_twice_an_approval_counts_once(desk: TrialDesk) -> None:
    proposal = desk.propose()
    desk.approve(proposal)
    desk.approve(proposal)
    assert count_rows(desk, Approval) == 1
    assert actions(desk, proposal.claim_id).count("verdict.approve") == 1


def test_with_a_quorum_of_two_the_second_person_decides(desk: TrialDesk) -> None:
    change_policy(desk, quorum=2)
    proposal = desk.propose()
    desk.approve(proposal, by="bob")
    desk.approve(proposal, by="bob")
    assert desk.claim(proposal.claim_id).state is ClaimState.IN_APPROVAL
    assert "to" not in last_event(desk).data
    desk.approve(proposal, by="adam")
    assert desk.claim(proposal.claim_id).state is ClaimState.APPROVED
    assert actions(desk, proposal.claim_id).count("verdict.approve") == 2


def test_an_approval_of_an_older_revision_does_not_count_for_the_next(desk: TrialDesk) -> None:
    change_policy(desk, quorum=2)
    first = desk.propose()
    desk.approve(first, by="bob")
    send_back(desk, first, by="adam")
    second = desk.propose(first.claim_id, summary="Mended.")
    desk.approve(second, by="adam")
    assert desk.claim(first.claim_id).state is ClaimState.IN_APPROVAL


def test_bob_asks_for_changes_and_alice_takes_them_up(desk: TrialDesk) -> None:
    proposal = desk.propose()
    send_back(desk, proposal, reason=" Which page? ")
    assert desk.claim(proposal.claim_id).state is ClaimState.CHANGES_REQUESTED
    line = last_event(desk)
    assert (line.actor, line.action) == ("bob", "verdict.request_changes")
    assert (line.data["decision"], line.data["reason"]) == ("request_changes", "Which page?")
    desk.take(proposal.claim_id)
    assert desk.claim(proposal.claim_id).state is ClaimState.IN_REVIEW


def test_asking_for_changes_needs_a_reason(desk: TrialDesk) -> None:
    proposal = desk.propose()
    with pytest.raises(ReasonMissingError):
        send_back(desk, proposal, reason=" \n")
    assert desk.claim(proposal.claim_id).state is ClaimState.IN_APPROVAL


def test_asking_for_changes_twice_is_refused_and_done_once(desk: TrialDesk) -> None:
    proposal = desk.propose()
    send_back(desk, proposal)
    with pytest.raises(WrongStateError):
        send_back(desk, proposal)
    assert count_rows(desk, Approval) == 1


def test_a_desk_of_one_approves_itself_and_the_event_says_so(desk: TrialDesk) -> None:
    change_policy(desk, self_approval=True)
    proposal = desk.propose(by="bob")
    desk.approve(proposal, by="bob")
    assert desk.claim(proposal.claim_id).state is ClaimState.APPROVED
    assert last_event(desk).data["self_approval"] is True


def test_where_self_approval_is_allowed_anothers_approval_is_not_flagged(desk: TrialDesk) -> None:
    change_policy(desk, self_approval=True)
    desk.approve(desk.propose(), by="bob")
    assert last_event(desk).data["self_approval"] is False


def test_what_was_not_proposed_cannot_be_approved(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    with pytest.raises(WrongStateError), desk.writing() as session:
        approve_verdict(
            session, claim_id=claim_id, revision_hash="0" * 64, identity=desk.person("bob"), now=desk.now
        )
