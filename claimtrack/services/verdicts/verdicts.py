"""Proposing a verdict, and taking the proposal back."""

from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.audit.canonical import digest_text
from claimtrack.errors import RatingMissingError, StaleVersionError
from claimtrack.models import Draft, RevisionContributor, VerdictRevision
from claimtrack.security.identity import Identity
from claimtrack.services.claims.guards import Attempt, admit_action, latest_revision, lock_claim
from claimtrack.services.claims.leases import end_lease, grant_lease
from claimtrack.services.claims.transition import move_claim
from claimtrack.services.verdicts.drafts import find_draft, note_contribution
from claimtrack.services.verdicts.revision_body import freeze_draft
from claimtrack.workflow import Action, ClaimState


def propose_verdict(
    session: Session, *, claim_id: int, draft_version: int, identity: Identity, now: datetime
) -> VerdictRevision:
    """Return the new revision: the draft as it stands, frozen and hashed. The lease ends.

    Sent twice, it returns the first one's revision. Raises StaleVersionError when the draft changed after
    `draft_version`, or the error of what is missing.
    """
    sent_already = _proposed_before(session, claim_id=claim_id, identity=identity)
    if sent_already is not None:
        return sent_already
    attempt = admit_action(session, claim_id=claim_id, action=Action.PROPOSE, identity=identity, now=now)
    draft = find_draft(session, claim_id=claim_id)
    if draft is None or draft.rating_id is None:
        raise RatingMissingError
    if draft.version != draft_version:
        raise StaleVersionError
    note_contribution(session, draft=draft, identity=identity, now=now)
    session.refresh(draft, ["contributors"])
    revision = _freeze(session, attempt, draft=draft, rating_id=draft.rating_id)
    end_lease(session, claim_id=claim_id)
    move_claim(
        session,
        claim=attempt.claim,
        action=Action.PROPOSE,
        actor=Actor.user(identity.user_id),
        now=now,
        data={"revision": revision.id, "number": revision.number, "hash": revision.content_hash},
    )
    return revision


def withdraw_proposal(session: Session, *, claim_id: int, identity: Identity, now: datetime) -> None:
    """Give the proposer the claim back to work on. The revision stays in the history."""
    attempt = admit_action(session, claim_id=claim_id, action=Action.WITHDRAW, identity=identity, now=now)
    grant_lease(session, claim_id=claim_id, holder_id=identity.user_id, policy=attempt.policy, now=now)
    move_claim(
        session, claim=attempt.claim, action=Action.WITHDRAW, actor=Actor.user(identity.user_id), now=now
    )


def _proposed_before(session: Session, *, claim_id: int, identity: Identity) -> VerdictRevision | None:
    claim, revision = lock_claim(session, claim_id), latest_revision(session, claim_id)
    waiting = claim.state is ClaimState.IN_APPROVAL and revision is not None
    return revision if waiting and revision and revision.proposed_by_id == identity.user_id else None


def _freeze(session: Session, attempt: Attempt, *, draft: Draft, rating_id: int) -> VerdictRevision:
    number = attempt.revision.number + 1 if attempt.revision else 1
    body = freeze_draft(session, claim_id=attempt.claim.id, draft=draft, number=number)
    revision = VerdictRevision(
        claim_id=attempt.claim.id,
        number=number,
        body=body,
        content_hash=digest_text(body),
        rating_id=rating_id,
        language=attempt.claim.language,
        proposed_by_id=attempt.identity.user_id,
        proposed_at=attempt.now,
    )
    session.add(revision)
    session.flush()
    people = [contributor.user_id for contributor in draft.contributors]
    session.add_all(RevisionContributor(revision_id=revision.id, user_id=user_id) for user_id in people)
    session.flush()
    return revision
