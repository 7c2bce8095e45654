"""What a workflow action needs, checked: one guard a need, and one function that runs them all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.errors import (
    ContributorMayNotApproveError,
    EmbargoedError,
    NotFoundError,
    NotHolderError,
    NotProposerError,
    NotPublishedError,
    NotScheduledError,
    NotShownError,
    PublicNoteMissingError,
    PublishedAlreadyError,
    RatingMissingError,
    ReasonMissingError,
    RevisionChangedError,
    ShortWordingMissingError,
    ShownAlreadyError,
    SourcesMissingError,
    SummaryMissingError,
    WrongStateError,
)
from claimtrack.models import (
    Claim,
    Draft,
    Lease,
    Policy,
    RevisionContributor,
    Source,
    VerdictRevision,
)
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.evidence.copies import require_tried_copies
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.publishing.published import find_publication, is_published, shows, was_published
from claimtrack.workflow import TRANSITIONS, Action, Need, Transition, find_transition


@dataclass(frozen=True, slots=True)
class Attempt:
    """An action that somebody wants to carry out, with what the guards look at."""

    claim: Claim
    transition: Transition
    identity: Identity
    policy: Policy
    now: datetime
    revision: VerdictRevision | None
    revision_hash: str
    reason: str


def admit_action(
    session: Session,
    *,
    claim_id: int,
    action: Action,
    identity: Identity,
    now: datetime,
    revision_hash: str = "",
    reason: str = "",
) -> Attempt:
    """Return the admitted attempt, its claim locked until the transaction ends.

    Raises NotFoundError, ReadOnlyError, NotPermittedError, WrongStateError, or the error of the first need
    that is not met.
    """
    claim, policy = lock_claim(session, claim_id), current_policy(session)
    require_writable(policy)
    permission = TRANSITIONS[action].permission
    if permission is not None:
        require(identity, permission, policy)
    transition = find_transition(claim.state, action)
    if transition is None:
        raise WrongStateError(state=claim.state.value)
    attempt = Attempt(
        claim=claim,
        transition=transition,
        identity=identity,
        policy=policy,
        now=now,
        revision=latest_revision(session, claim_id),
        revision_hash=revision_hash,
        reason=reason.strip(),
    )
    for need in Need:
        if need in transition.needs:
            GUARDS[need](session, attempt)
    return attempt


def lock_claim(session: Session, claim_id: int) -> Claim:
    """Return the claim, locked against other writers. Raises NotFoundError."""
    claim = session.get(Claim, claim_id, with_for_update=True, populate_existing=True)
    if claim is None:
        raise NotFoundError(thing="claim")
    return claim


def latest_revision(session: Session, claim_id: int) -> VerdictRevision | None:
    """Return the newest revision of a claim's verdict, or None; its translations are counted apart."""
    return session.scalar(
        select(VerdictRevision)
        .where(VerdictRevision.claim_id == claim_id, VerdictRevision.translates_id.is_(None))
        .order_by(VerdictRevision.number.desc())
        .limit(1)
    )


def _guard_lease(session: Session, attempt: Attempt) -> None:
    require_holder(session, claim_id=attempt.claim.id, identity=attempt.identity)


def require_holder(session: Session, *, claim_id: int, identity: Identity) -> Lease:
    """Return the lease that `identity` holds on the claim. Raises NotHolderError."""
    lease = session.get(Lease, claim_id)
    if lease is None or lease.holder_id != identity.user_id:
        raise NotHolderError
    return lease


def _guard_proposer(_session: Session, attempt: Attempt) -> None:
    if attempt.revision is None or attempt.revision.proposed_by_id != attempt.identity.user_id:
        raise NotProposerError


def _guard_complete_draft(session: Session, attempt: Attempt) -> None:
    draft = session.scalar(select(Draft).where(Draft.claim_id == attempt.claim.id))
    if draft is None or draft.rating_id is None:
        raise RatingMissingError
    if not draft.summary.strip():
        raise SummaryMissingError
    if not draft.short_wording.strip():
        raise ShortWordingMissingError
    if is_published(session, attempt.claim.id) and not (draft.correction_kind and draft.correction_note):
        raise PublicNoteMissingError
    _require_sources(session, attempt)


def _require_sources(session: Session, attempt: Attempt) -> None:
    present = session.scalar(
        select(func.count())
        .select_from(Source)
        .where(Source.claim_id == attempt.claim.id, Source.removed_at.is_(None))
    )
    if (present or 0) < attempt.policy.sources_required:
        raise SourcesMissingError(required=attempt.policy.sources_required, present=present or 0)
    if attempt.policy.archive_before_proposing:
        require_tried_copies(session, claim_id=attempt.claim.id)


def _guard_revision_hash(_session: Session, attempt: Attempt) -> None:
    if attempt.revision is None or attempt.revision.content_hash != attempt.revision_hash:
        raise RevisionChangedError


def _guard_other_person(session: Session, attempt: Attempt) -> None:
    if attempt.policy.self_approval or attempt.revision is None:
        return
    key = {"revision_id": attempt.revision.id, "user_id": attempt.identity.user_id}
    if session.get(RevisionContributor, key) is not None:
        raise ContributorMayNotApproveError


def _guard_reason(_session: Session, attempt: Attempt) -> None:
    if not attempt.reason:
        raise ReasonMissingError


def _guard_unpublished(session: Session, attempt: Attempt) -> None:
    if is_published(session, attempt.claim.id):
        raise PublishedAlreadyError


def _guard_published(session: Session, attempt: Attempt) -> None:
    if not is_published(session, attempt.claim.id):
        raise NotPublishedError


def _guard_not_shown(session: Session, attempt: Attempt) -> None:
    if shows(find_publication(session, claim_id=attempt.claim.id), attempt.revision):
        raise ShownAlreadyError


def _guard_shown(session: Session, attempt: Attempt) -> None:
    if not shows(find_publication(session, claim_id=attempt.claim.id), attempt.revision):
        raise NotShownError


def _guard_scheduled(session: Session, attempt: Attempt) -> None:
    publication = find_publication(session, claim_id=attempt.claim.id)
    if publication is None or publication.scheduled_for is None:
        raise NotScheduledError


def _guard_no_embargo(session: Session, attempt: Attempt) -> None:
    publication = find_publication(session, claim_id=attempt.claim.id)
    until = publication.embargoed_until if publication else None
    if until is not None and until > attempt.now:
        raise EmbargoedError(until=until)


def _guard_merge_of_public(session: Session, attempt: Attempt) -> None:
    if was_published(session, attempt.claim.id):
        require(attempt.identity, Permission.CLAIM_MERGE_PUBLIC, attempt.policy)


GUARDS: dict[Need, Callable[[Session, Attempt], None]] = {
    Need.LEASE: _guard_lease,
    Need.PROPOSER: _guard_proposer,
    Need.COMPLETE_DRAFT: _guard_complete_draft,
    Need.REVISION_HASH: _guard_revision_hash,
    Need.OTHER_PERSON: _guard_other_person,
    Need.REASON: _guard_reason,
    Need.UNPUBLISHED: _guard_unpublished,
    Need.PUBLISHED: _guard_published,
    Need.NOT_SHOWN: _guard_not_shown,
    Need.SHOWN: _guard_shown,
    Need.SCHEDULED: _guard_scheduled,
    Need.NO_EMBARGO: _guard_no_embargo,
    Need.MERGE_OF_PUBLIC: _guard_merge_of_public,
}
