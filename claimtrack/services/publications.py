"""Publishing what is approved, and opening what is public for a correction or a retraction."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.audit.digests import publication_digest
from claimtrack.models import (
    Claim,
    Correction,
    CorrectionKind,
    Draft,
    DraftContributor,
    Publication,
    VerdictRevision,
)
from claimtrack.security.identity import Identity
from claimtrack.services.drafts import note_contribution, open_draft
from claimtrack.services.guards import admit_action
from claimtrack.services.leases import grant_lease
from claimtrack.services.revision_body import read_body
from claimtrack.services.search import index_publication
from claimtrack.services.slugs import make_slug
from claimtrack.services.transition import move_claim
from claimtrack.workflow import Action, PublicationState


def publish_verdict(
    session: Session, *, claim_id: int, revision_hash: str, identity: Identity, uuid: UUID, now: datetime
) -> Publication:
    """Return the publication, which shows the approved revision from now on. Sent twice, it is done once.

    `uuid` becomes the public identifier when the claim is published for the first time.
    Raises WrongStateError, RevisionChangedError or NotPermittedError.
    """
    attempt = admit_action(
        session,
        claim_id=claim_id,
        action=Action.PUBLISH,
        identity=identity,
        now=now,
        revision_hash=revision_hash,
    )
    revision = attempt.revision
    assert revision is not None  # noqa: S101 - the need REVISION_HASH was met
    publication = find_publication(session, claim_id=claim_id)
    if publication is not None and publication.revision_id == revision.id:
        return publication
    if publication is None:
        publication = _first_publication(session, revision, uuid=uuid, now=now)
    else:
        _show_revision(session, publication, revision, now=now)
    index_publication(session, publication=publication, revision=revision)
    _close_draft(session, claim_id=claim_id)
    move_claim(
        session,
        claim=attempt.claim,
        action=Action.PUBLISH,
        actor=Actor.user(identity.user_id),
        now=now,
        data=_event_data(publication, revision),
    )
    return publication


def open_correction(
    session: Session, *, claim_id: int, kind: CorrectionKind, note: str, identity: Identity, now: datetime
) -> Claim:
    """Return the claim, opened for a change of its public verdict; readers see the old one until then.

    `note` tells readers what changed and why. Raises NotPublishedError, ReasonMissingError, ...
    """
    attempt = admit_action(
        session, claim_id=claim_id, action=Action.CORRECT, identity=identity, now=now, reason=note
    )
    draft = open_draft(session, claim=attempt.claim, identity=identity, now=now)
    draft.correction_kind, draft.correction_note = kind, attempt.reason
    draft.version += 1
    note_contribution(session, draft=draft, identity=identity, now=now)
    grant_lease(session, claim_id=claim_id, holder_id=identity.user_id, policy=attempt.policy, now=now)
    move_claim(
        session,
        claim=attempt.claim,
        action=Action.CORRECT,
        actor=Actor.user(identity.user_id),
        now=now,
        data={"kind": kind.value, "note": attempt.reason},
    )
    return attempt.claim


def find_publication(session: Session, *, claim_id: int) -> Publication | None:
    """Return the publication of a claim's verdict, or None."""
    return session.scalar(select(Publication).where(Publication.claim_id == claim_id))


def _first_publication(
    session: Session, revision: VerdictRevision, *, uuid: UUID, now: datetime
) -> Publication:
    publication = Publication(
        uuid=uuid,
        claim_id=revision.claim_id,
        revision_id=revision.id,
        slug=make_slug(read_body(revision)["short_wording"], suffix=uuid.hex[:6]),
        state=PublicationState.PUBLISHED,
        published_at=now,
        updated_at=now,
    )
    session.add(publication)
    session.flush()
    return publication


def _show_revision(
    session: Session, publication: Publication, revision: VerdictRevision, *, now: datetime
) -> None:
    correction = read_body(revision)["correction"] or {"kind": "update", "note": ""}
    kind = CorrectionKind(correction["kind"])
    session.add(
        Correction(
            publication_id=publication.id,
            from_revision_id=publication.revision_id,
            to_revision_id=revision.id,
            kind=kind,
            note=correction["note"],
            made_at=now,
        )
    )
    publication.revision_id = revision.id
    retracted = kind is CorrectionKind.RETRACTION
    publication.state = PublicationState.RETRACTED if retracted else PublicationState.PUBLISHED
    publication.updated_at = _later(publication.updated_at, now)
    session.flush()


def _later(before: datetime | None, now: datetime) -> datetime:
    """Readers compare times, so a clock that was set back must not hide a change."""
    return now if before is None or now > before else before + timedelta(seconds=1)


def _close_draft(session: Session, *, claim_id: int) -> None:
    """What is public now has been approved: contributors count anew from here."""
    draft = session.scalars(select(Draft).where(Draft.claim_id == claim_id)).one()
    session.execute(delete(DraftContributor).where(DraftContributor.draft_id == draft.id))
    draft.correction_kind, draft.correction_note = None, ""
    session.expire(draft, ["contributors"])


def _event_data(publication: Publication, revision: VerdictRevision) -> dict[str, object]:
    return {
        "publication": publication.id,
        "state": publication.state.value,
        "slug": publication.slug,
        "revision": revision.id,
        "number": revision.number,
        "hash": revision.content_hash,
        "digest": publication_digest(publication),
    }
