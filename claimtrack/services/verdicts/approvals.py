"""Deciding on a proposal: always on one revision's hash, never by one of its contributors."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.audit.digests import approval_digest
from claimtrack.models import Approval, Decision, RevisionContributor, VerdictRevision
from claimtrack.security.identity import Identity
from claimtrack.services.claims.guards import Attempt, admit_action, latest_revision, lock_claim
from claimtrack.services.claims.transition import move_claim, note_on_claim
from claimtrack.workflow import Action


def approve_verdict(
    session: Session, *, claim_id: int, revision_hash: str, identity: Identity, now: datetime
) -> Approval:
    """Return the approval; at the policy's quorum the claim is approved. Sent twice, it counts once.

    Raises RevisionChangedError, ContributorMayNotApproveError, NotPermittedError or WrongStateError.
    """
    known = _decided_before(session, claim_id, revision_hash=revision_hash, identity=identity)
    if known is not None:
        return known
    attempt = admit_action(
        session,
        claim_id=claim_id,
        action=Action.APPROVE,
        identity=identity,
        now=now,
        revision_hash=revision_hash,
    )
    approval = _decide(session, attempt, decision=Decision.APPROVE)
    data = _event_data(session, approval, attempt)
    actor = Actor.user(identity.user_id)
    if count_approvals(session, approval.revision_id) < attempt.policy.quorum:
        note_on_claim(
            session, claim_id=claim_id, action=Action.APPROVE.value, actor=actor, now=now, data=data
        )
    else:
        move_claim(session, claim=attempt.claim, action=Action.APPROVE, actor=actor, now=now, data=data)
    return approval


def request_changes(
    session: Session,
    *,
    claim_id: int,
    revision_hash: str,
    reason: str,
    identity: Identity,
    now: datetime,
) -> Approval:
    """Return the decision that sends the proposal back with a reason. Raises as `approve_verdict` does."""
    attempt = admit_action(
        session,
        claim_id=claim_id,
        action=Action.REQUEST_CHANGES,
        identity=identity,
        now=now,
        revision_hash=revision_hash,
        reason=reason,
    )
    approval = _decide(session, attempt, decision=Decision.REQUEST_CHANGES)
    move_claim(
        session,
        claim=attempt.claim,
        action=Action.REQUEST_CHANGES,
        actor=Actor.user(identity.user_id),
        now=now,
        data=_event_data(session, approval, attempt),
    )
    return approval


def list_approvals(session: Session, *, revision: VerdictRevision) -> list[Approval]:
    """Return the decisions on a revision in their order."""
    statement = select(Approval).where(Approval.revision_id == revision.id).order_by(Approval.id)
    return list(session.scalars(statement))


def count_approvals(session: Session, revision_id: int) -> int:
    """Return how many people approved a revision."""
    statement = select(func.count(Approval.approver_id.distinct())).where(
        Approval.revision_id == revision_id, Approval.decision == Decision.APPROVE
    )
    return session.scalar(statement) or 0


def _decided_before(
    session: Session, claim_id: int, *, revision_hash: str, identity: Identity
) -> Approval | None:
    lock_claim(session, claim_id)
    revision = latest_revision(session, claim_id)
    if revision is None or revision.content_hash != revision_hash:
        return None
    decisions = list_approvals(session, revision=revision)
    own = [decision for decision in decisions if decision.approver_id == identity.user_id]
    return next((decision for decision in own if decision.decision is Decision.APPROVE), None)


def _decide(session: Session, attempt: Attempt, *, decision: Decision) -> Approval:
    revision = attempt.revision
    assert revision is not None  # noqa: S101 - the need REVISION_HASH was met
    approval = Approval(
        revision_id=revision.id,
        revision_hash=revision.content_hash,
        approver_id=attempt.identity.user_id,
        decision=decision,
        reason=attempt.reason,
        decided_at=attempt.now,
    )
    session.add(approval)
    session.flush()
    return approval


def _event_data(session: Session, approval: Approval, attempt: Attempt) -> dict[str, object]:
    key = {"revision_id": approval.revision_id, "user_id": approval.approver_id}
    by_contributor = session.get(RevisionContributor, key) is not None
    return {
        "approval": approval.id,
        "revision": approval.revision_id,
        "hash": approval.revision_hash,
        "decision": approval.decision.value,
        "reason": approval.reason,
        "digest": approval_digest(approval),
        # Possible under the policy `self_approval` alone, and then said here and on the page.
        "self_approval": by_contributor and attempt.policy.self_approval,
    }
