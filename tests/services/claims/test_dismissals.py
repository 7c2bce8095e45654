import pytest

from claimtrack.errors import LeaseHeldError, PublishedAlreadyError, WrongStateError
from claimtrack.models import Claim, CorrectionKind, DismissReason
from claimtrack.services.claims.dismissals import dismiss_claim, reopen_claim
from claimtrack.services.verdicts.corrections import open_correction
from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.services.record import actions, holder, last_event


def dismiss(
    desk: TrialDesk,
    claim_id: int,
    *,
    by: str = "alice",
    reason: DismissReason = DismissReason.OPINION,
    note: str = "",
) -> Claim:
    with desk.writing() as session:
        return dismiss_claim(
            session, claim_id=claim_id, reason=reason, note=note, identity=desk.person(by), now=desk.now
        )


def reopen(desk: TrialDesk, claim_id: int) -> Claim:
    with desk.writing() as session:
        return reopen_claim(session, claim_id=claim_id, identity=desk.person("alice"), now=desk.now)


def test_a_claim_is_dismissed_with_a_reason_and_a_note(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    dismiss(desk, claim_id, note=" A taste. ")
    claim = desk.claim(claim_id)
    assert (claim.state, claim.dismiss_reason) == (ClaimState.DISMISSED, DismissReason.OPINION)
    assert claim.dismiss_note == "A taste."
    line = last_event(desk)
    assert (line.actor, line.action) == ("alice", "claim.dismiss")
    assert line.data == {"from": "queued", "to": "dismissed", "reason": "opinion", "note": "A taste."}


def test_dismissing_twice_happens_once(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    dismiss(desk, claim_id)
    dismiss(desk, claim_id)
    assert actions(desk, claim_id).count("claim.dismiss") == 1


def test_dismissing_again_for_another_reason_is_refused(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    dismiss(desk, claim_id)
    with pytest.raises(WrongStateError):
        dismiss(desk, claim_id, reason=DismissReason.DUPLICATE)


def test_what_somebody_works_on_is_not_dismissed_by_another(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    with pytest.raises(LeaseHeldError):
        dismiss(desk, claim_id, by="charlie")
    assert holder(desk, claim_id) == desk.person("alice").user_id


def test_the_holder_dismisses_and_holds_nothing_afterwards(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    dismiss(desk, claim_id)
    assert holder(desk, claim_id) is None


def test_a_proposal_and_an_approved_verdict_can_be_dismissed(desk: TrialDesk) -> None:
    proposal = desk.propose()
    dismiss(desk, proposal.claim_id)
    reopen(desk, proposal.claim_id)
    second = desk.propose(proposal.claim_id, summary="Again.")
    desk.approve(second)
    dismiss(desk, second.claim_id)
    assert desk.claim(second.claim_id).state is ClaimState.DISMISSED


def test_what_is_public_is_never_dismissed(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    with pytest.raises(PublishedAlreadyError):
        dismiss(desk, claim_id, by="bob")
    with desk.writing() as session:
        open_correction(
            session,
            claim_id=claim_id,
            kind=CorrectionKind.UPDATE,
            note="New figures.",
            identity=desk.person("bob"),
            now=desk.now,
        )
    with pytest.raises(PublishedAlreadyError):
        dismiss(desk, claim_id, by="bob")


def test_reopening_undoes_a_dismissal(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    dismiss(desk, claim_id, note="A taste.")
    reopen(desk, claim_id)
    claim = desk.claim(claim_id)
    assert (claim.state, claim.dismiss_reason, claim.dismiss_note) == (ClaimState.QUEUED, None, None)
    assert (last_event(desk).actor, last_event(desk).action) == ("alice", "claim.reopen")


def test_reopening_twice_is_refused_and_done_once(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    dismiss(desk, claim_id)
    reopen(desk, claim_id)
    with pytest.raises(WrongStateError):
        reopen(desk, claim_id)
    assert actions(desk, claim_id).count("claim.reopen") == 1
