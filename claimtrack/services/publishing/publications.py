"""Publishing what is approved: first at a new address, later as a change that readers are told of."""

from datetime import datetime
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
from claimtrack.services.claims.guards import admit_action
from claimtrack.services.claims.transition import move_claim
from claimtrack.services.moments import later_update
from claimtrack.services.publishing.announcing import announce_change
from claimtrack.services.publishing.published import find_publication, shows
from claimtrack.services.publishing.search import index_publication
from claimtrack.services.publishing.slugs import make_slug
from claimtrack.services.publishing.translation_publishing import follow_original
from claimtrack.services.verdicts.markup_checks import require_sound_markup
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.workflow import Action, PublicationState


def publish_verdict(
    session: Session, *, claim_id: int, revision_hash: str, identity: Identity, uuid: UUID, now: datetime
) -> Publication:
    """Return the publication, which shows the approved revision from now on. Sent twice, it is done once.

    `uuid` becomes the public identifier when the claim has none yet. A time that was set for publishing it
    is forgotten. Raises WrongStateError, RevisionChangedError, EmbargoedError, MarkupError, ...
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
    publication = ensure_publication(session, claim_id=claim_id, uuid=uuid)
    if not shows(publication, revision):
        actor = Actor.user(identity.user_id)
        show_revision(session, attempt.claim, publication, revision, actor=actor, now=now)
    return publication


def ensure_publication(session: Session, *, claim_id: int, uuid: UUID) -> Publication:
    """Return the claim's publication; a new one that shows nothing yet, known as `uuid`, if it had none."""
    publication = find_publication(session, claim_id=claim_id)
    if publication is None:
        publication = Publication(uuid=uuid, claim_id=claim_id, state=PublicationState.UNPUBLISHED)
        session.add(publication)
        session.flush()
    return publication


def show_revision(
    session: Session,
    claim: Claim,
    publication: Publication,
    revision: VerdictRevision,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Have readers see `revision` from `now` on. The claim has to be locked, and `revision` approved.

    Raises MarkupError when other machines would read something wrong.
    """
    require_sound_markup(session, revision=revision, now=now)
    kind = None
    if publication.published_at is None:
        _show_first(publication, revision, now=now)
    else:
        kind = _show_next(session, claim, publication, revision, now=now)
    publication.scheduled_for = publication.scheduled_revision_id = publication.embargoed_until = None
    # What is approved was frozen with this claimant, and nobody can change the claim since.
    publication.claimant_id = claim.claimant_id
    session.flush()
    index_publication(session, publication=publication, revision=revision)
    _close_draft(session, claim_id=claim.id)
    data = _event_data(publication, revision)
    move_claim(session, claim=claim, action=Action.PUBLISH, actor=actor, now=now, data=data)
    announce_change(session, publication=publication, kind=kind, now=now)
    follow_original(session, original=publication, actor=actor, now=now)


def _show_first(publication: Publication, revision: VerdictRevision, *, now: datetime) -> None:
    publication.revision_id = revision.id
    publication.slug = make_slug(read_body(revision)["short_wording"], suffix=publication.uuid.hex[:6])
    publication.state = PublicationState.PUBLISHED
    publication.published_at = publication.updated_at = now


def _show_next(
    session: Session, claim: Claim, publication: Publication, revision: VerdictRevision, *, now: datetime
) -> CorrectionKind:
    # Revisions that were proposed before a note was asked for have none.
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
    publication.state = PublicationState.PUBLISHED
    if kind is CorrectionKind.RETRACTION:
        publication.state, claim.recheck_on = PublicationState.RETRACTED, None
    publication.updated_at = later_update(publication.updated_at, now)
    return kind


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
