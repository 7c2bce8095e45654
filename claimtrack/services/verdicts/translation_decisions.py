"""Proposing a translation and deciding on it: on its own hash, and never by one of its contributors."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.audit.canonical import digest_text
from claimtrack.audit.digests import approval_digest
from claimtrack.errors import (
    ContributorMayNotApproveError,
    ExplanationMissingError,
    HeadlineMissingError,
    NotProposerError,
    PublicNoteMissingError,
    ReasonMissingError,
    RevisionChangedError,
    ShortWordingMissingError,
    StaleVersionError,
    SummaryMissingError,
    TranslationMovedError,
    TranslationOutdatedError,
)
from claimtrack.models import (
    Approval,
    Claim,
    Decision,
    Policy,
    RevisionContributor,
    Translation,
    TranslationState,
    VerdictRevision,
)
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.verdicts.approvals import count_approvals, list_approvals
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.services.verdicts.translation_body import freeze_translation
from claimtrack.services.verdicts.translations import (
    admit_translator,
    require_translation,
    revision_to_translate,
)

PROPOSE: Final = "translation.propose"
WITHDRAW: Final = "translation.withdraw"
APPROVE: Final = "translation.approve"
REQUEST_CHANGES: Final = "translation.request_changes"


def propose_translation(
    session: Session, *, claim_id: int, language: str, version: int, identity: Identity, now: datetime
) -> VerdictRevision:
    """Return the frozen translation, which waits for a decision now. Sent twice, it is done once.

    Raises NotFoundError, StaleVersionError, TranslationMovedError, TranslationOutdatedError, or the error of
    what is missing.
    """
    claim = admit_translator(
        session, claim_id=claim_id, permission=Permission.CLAIM_REVIEW, identity=identity
    )
    translation = require_translation(session, claim_id=claim_id, language=language)
    before = latest_translation(session, translation)
    if translation.state is TranslationState.IN_APPROVAL and before is not None:
        if before.proposed_by_id != identity.user_id:
            raise TranslationMovedError
        return before
    if translation.version != version:
        raise StaleVersionError
    source = _require_present(session, claim, translation)
    _require_complete(translation, source)
    revision = _freeze(session, translation, source, before, identity=identity, now=now)
    translation.state = TranslationState.IN_APPROVAL
    _note(session, translation, PROPOSE, identity=identity, now=now, data=_revision_data(revision))
    return revision


def withdraw_translation(
    session: Session, *, claim_id: int, language: str, identity: Identity, now: datetime
) -> None:
    """Take the proposed translation back to go on writing. Raises TranslationMovedError, NotProposerError."""
    admit_translator(session, claim_id, permission=Permission.CLAIM_REVIEW, identity=identity)
    translation = require_translation(session, claim_id=claim_id, language=language)
    revision = latest_translation(session, translation)
    if translation.state is not TranslationState.IN_APPROVAL or revision is None:
        raise TranslationMovedError
    if revision.proposed_by_id != identity.user_id:
        raise NotProposerError
    translation.state = TranslationState.WRITING
    translation.version += 1
    _note(session, translation, WITHDRAW, identity=identity, now=now, data=_revision_data(revision))


def decide_on_translation(
    session: Session,
    *,
    claim_id: int,
    language: str,
    revision_hash: str,
    decision: Decision,
    reason: str,
    identity: Identity,
    now: datetime,
) -> Approval:
    """Return the decision; at the policy's quorum of approvals the translation is approved.

    Approving twice counts once. Raises RevisionChangedError, TranslationMovedError, ReasonMissingError,
    ContributorMayNotApproveError, NotPermittedError, ...
    """
    admit_translator(session, claim_id, permission=Permission.VERDICT_APPROVE, identity=identity)
    translation = require_translation(session, claim_id=claim_id, language=language)
    revision = latest_translation(session, translation)
    if revision is None or revision.content_hash != revision_hash:
        raise RevisionChangedError
    known = _approved_before(session, revision, identity) if decision is Decision.APPROVE else None
    if known is not None:
        return known
    if translation.state is not TranslationState.IN_APPROVAL:
        raise TranslationMovedError
    policy = current_policy(session)
    own = session.get(RevisionContributor, {"revision_id": revision.id, "user_id": identity.user_id})
    if own is not None and not policy.self_approval:
        raise ContributorMayNotApproveError
    if decision is Decision.REQUEST_CHANGES and not reason.strip():
        raise ReasonMissingError
    approval = _add(session, revision, decision, reason.strip(), identity=identity, now=now)
    _move(session, translation, approval, policy)
    action = APPROVE if decision is Decision.APPROVE else REQUEST_CHANGES
    data = {
        "approval": approval.id,
        "decision": decision.value,
        "reason": approval.reason,
        "digest": approval_digest(approval),
        "self_approval": own is not None and policy.self_approval,
    }
    _note(session, translation, action, identity=identity, now=now, data={**_revision_data(revision), **data})
    return approval


def latest_translation(session: Session, translation: Translation) -> VerdictRevision | None:
    """Return the newest frozen revision of a translation, or None."""
    return session.scalar(
        select(VerdictRevision)
        .where(
            VerdictRevision.claim_id == translation.claim_id,
            VerdictRevision.language == translation.language,
            VerdictRevision.translates_id.is_not(None),
        )
        .order_by(VerdictRevision.number.desc())
        .limit(1)
    )


def _require_present(session: Session, claim: Claim, translation: Translation) -> VerdictRevision:
    present = revision_to_translate(session, claim=claim)
    if present is None or present.id != translation.source_revision_id:
        raise TranslationOutdatedError
    return present


def _require_complete(translation: Translation, source: VerdictRevision) -> None:
    body = read_body(source)
    if not translation.short_wording.strip():
        raise ShortWordingMissingError
    if body["headline"] and not translation.headline.strip():
        raise HeadlineMissingError
    if not translation.summary.strip():
        raise SummaryMissingError
    if body["explanation"].strip() and not translation.explanation.strip():
        raise ExplanationMissingError
    if translation.publication_id is not None and not translation.correction_note.strip():
        raise PublicNoteMissingError


def _freeze(
    session: Session,
    translation: Translation,
    source: VerdictRevision,
    before: VerdictRevision | None,
    *,
    identity: Identity,
    now: datetime,
) -> VerdictRevision:
    number = before.number + 1 if before else 1
    body = freeze_translation(translation, source=source, number=number)
    revision = VerdictRevision(
        claim_id=translation.claim_id,
        number=number,
        body=body,
        content_hash=digest_text(body),
        rating_id=source.rating_id,
        language=translation.language,
        translates_id=source.id,
        proposed_by_id=identity.user_id,
        proposed_at=now,
    )
    session.add(revision)
    session.flush()
    people = [each.user_id for each in translation.contributors]
    session.add_all(RevisionContributor(revision_id=revision.id, user_id=person) for person in people)
    session.flush()
    return revision


def _approved_before(session: Session, revision: VerdictRevision, identity: Identity) -> Approval | None:
    own = [
        each for each in list_approvals(session, revision=revision) if each.approver_id == identity.user_id
    ]
    return next((each for each in own if each.decision is Decision.APPROVE), None)


def _add(
    session: Session,
    revision: VerdictRevision,
    decision: Decision,
    reason: str,
    *,
    identity: Identity,
    now: datetime,
) -> Approval:
    approval = Approval(
        revision_id=revision.id,
        revision_hash=revision.content_hash,
        approver_id=identity.user_id,
        decision=decision,
        reason=reason,
        decided_at=now,
    )
    session.add(approval)
    session.flush()
    return approval


def _move(session: Session, translation: Translation, approval: Approval, policy: Policy) -> None:
    if approval.decision is Decision.REQUEST_CHANGES:
        translation.state = TranslationState.CHANGES_REQUESTED
        translation.version += 1
    elif count_approvals(session, approval.revision_id) >= policy.quorum:
        translation.state = TranslationState.APPROVED


def _revision_data(revision: VerdictRevision) -> dict[str, Any]:
    return {"revision": revision.id, "number": revision.number, "hash": revision.content_hash}


def _note(
    session: Session,
    translation: Translation,
    action: str,
    *,
    identity: Identity,
    now: datetime,
    data: dict[str, Any],
) -> None:
    note_on_claim(
        session,
        claim_id=translation.claim_id,
        action=action,
        actor=Actor.user(identity.user_id),
        now=now,
        data={"language": translation.language, **data},
    )
