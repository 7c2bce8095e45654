"""Dismissing what will not be checked, and bringing it back."""

from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.models import Claim, DismissReason
from claimtrack.security.identity import Identity
from claimtrack.services.claims.guards import admit_action, lock_claim
from claimtrack.services.claims.leases import end_lease, refuse_while_held
from claimtrack.services.claims.transition import move_claim
from claimtrack.services.verdicts.schedules import end_schedule
from claimtrack.workflow import Action, ClaimState


def dismiss_claim(
    session: Session,
    *,
    claim_id: int,
    reason: DismissReason,
    note: str = "",
    identity: Identity,
    now: datetime,
) -> Claim:
    """Return the claim, dismissed; `note` may be shown to readers. Sent twice, it is done once.

    Raises LeaseHeldError when somebody else works on it, PublishedAlreadyError or WrongStateError.
    """
    claim = lock_claim(session, claim_id)
    if claim.state is ClaimState.DISMISSED and claim.dismiss_reason is reason:
        return claim
    attempt = admit_action(
        session, claim_id=claim_id, action=Action.DISMISS, identity=identity, now=now, reason=reason.value
    )
    refuse_while_held(session, claim_id=claim_id, identity=identity, now=now)
    end_lease(session, claim_id=claim_id)
    claim.dismiss_reason, claim.dismiss_note = reason, note.strip() or None
    data = {"reason": reason.value, "note": claim.dismiss_note}
    actor = Actor.user(identity.user_id)
    end_schedule(session, claim_id=claim_id, actor=actor, now=now)
    move_claim(session, claim=attempt.claim, action=Action.DISMISS, actor=actor, now=now, data=data)
    return claim


def reopen_claim(session: Session, *, claim_id: int, identity: Identity, now: datetime) -> Claim:
    """Return the claim, back in the queue: the undo of a dismissal."""
    attempt = admit_action(session, claim_id=claim_id, action=Action.REOPEN, identity=identity, now=now)
    claim = attempt.claim
    claim.dismiss_reason = claim.dismiss_note = None
    move_claim(session, claim=claim, action=Action.REOPEN, actor=Actor.user(identity.user_id), now=now)
    return claim
