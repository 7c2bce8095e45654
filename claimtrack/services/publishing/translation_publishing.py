"""Publishing an approved translation at an address of its own, and having it follow its verdict."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from claimtrack.audit import Actor
from claimtrack.audit.digests import publication_digest
from claimtrack.errors import OriginalNotPublicError, RevisionChangedError, TranslationMovedError
from claimtrack.models import (
    Correction,
    CorrectionKind,
    Publication,
    PushEvent,
    Translation,
    TranslationContributor,
    TranslationState,
    VerdictRevision,
)
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.moments import later_update
from claimtrack.services.publishing.announcing import announce_change, announce_page
from claimtrack.services.publishing.published import find_publication
from claimtrack.services.publishing.search import index_publication
from claimtrack.services.publishing.slugs import make_slug
from claimtrack.services.verdicts.markup_checks import require_sound_markup
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.services.verdicts.translation_decisions import latest_translation
from claimtrack.services.verdicts.translations import admit_translator, require_translation
from claimtrack.workflow import PublicationState

PUBLISH: Final = "translation.publish"
FOLLOW: Final = "translation.follow"


def publish_translation(
    session: Session,
    *,
    claim_id: int,
    language: str,
    revision_hash: str,
    identity: Identity,
    uuid: UUID,
    now: datetime,
) -> Publication:
    """Return the publication that shows the approved translation from now on. Sent twice, it is done once.

    `uuid` becomes its public identifier when it has none yet. Raises TranslationMovedError,
    RevisionChangedError, OriginalNotPublicError, MarkupError, ...
    """
    admit_translator(session, claim_id, permission=Permission.VERDICT_PUBLISH, identity=identity)
    translation = require_translation(session, claim_id=claim_id, language=language)
    revision = latest_translation(session, translation)
    if revision is None or revision.content_hash != revision_hash:
        raise RevisionChangedError
    if translation.state is not TranslationState.APPROVED:
        raise TranslationMovedError
    original = _require_shown(session, translation, revision)
    publication = translation.publication or _add(session, translation, original, uuid=uuid)
    if publication.revision_id != revision.id:
        require_sound_markup(session, revision=revision, now=now)
        kind = _show(session, publication, original, revision, now=now)
        index_publication(session, publication=publication, revision=revision)
        people = delete(TranslationContributor).where(TranslationContributor.translation_id == translation.id)
        session.execute(people)
        translation.correction_note = ""
        session.expire(translation, ["contributors"])
        _note(session, publication, PUBLISH, actor=Actor.user(identity.user_id), now=now)
        announce_change(session, publication=publication, kind=kind, now=now)
    return publication


def follow_original(session: Session, *, original: Publication, actor: Actor, now: datetime) -> None:
    """Have the translations of `original` say what became of it: that it changed, was retracted, or moved.

    Nothing that was retracted stays a finding in another language until somebody has translated that.
    """
    statement = select(Publication).where(Publication.original_id == original.id).order_by(Publication.id)
    shown = joinedload(Publication.revision)
    for publication in session.scalars(statement.options(shown)).all():
        event = _followed(session, publication, original, now=now)
        if event is None:
            continue
        publication.updated_at = later_update(publication.updated_at, now)
        publication.claimant_id = original.claimant_id
        session.flush()
        _note(session, publication, FOLLOW, actor=actor, now=now)
        announce_page(session, publication=publication, event=event, now=now)


def _require_shown(session: Session, translation: Translation, revision: VerdictRevision) -> Publication:
    """Readers see the very version that it translates; of a retraction only who has seen more is told."""
    original = find_publication(session, claim_id=translation.claim_id)
    if original is None or original.revision_id is None or original.revision_id != revision.translates_id:
        raise OriginalNotPublicError
    retracted = original.state is PublicationState.RETRACTED and translation.publication_id is not None
    if original.state is not PublicationState.PUBLISHED and not retracted:
        raise OriginalNotPublicError
    return original


def _add(session: Session, translation: Translation, original: Publication, *, uuid: UUID) -> Publication:
    publication = Publication(
        uuid=uuid,
        claim_id=translation.claim_id,
        original_id=original.id,
        state=PublicationState.UNPUBLISHED,
        outdated=False,
    )
    session.add(publication)
    session.flush()
    translation.publication_id = publication.id
    session.flush()
    return publication


def _show(
    session: Session,
    publication: Publication,
    original: Publication,
    revision: VerdictRevision,
    *,
    now: datetime,
) -> CorrectionKind | None:
    body, kind = read_body(revision), None
    if publication.published_at is None:
        publication.slug = make_slug(body["short_wording"], suffix=publication.uuid.hex[:6])
        publication.published_at = publication.updated_at = now
    else:
        correction = body["correction"] or {"kind": "update", "note": ""}
        kind = CorrectionKind(correction["kind"])
        _tell(session, publication, revision.id, kind, correction["note"], now=now)
        publication.updated_at = later_update(publication.updated_at, now)
    publication.revision_id, publication.state = revision.id, original.state
    publication.claimant_id, publication.outdated = original.claimant_id, False
    session.flush()
    return kind


def _followed(
    session: Session, publication: Publication, original: Publication, *, now: datetime
) -> PushEvent | None:
    """Change the page as its verdict did; return what is told of it, None for nothing."""
    before = publication.state
    translated = publication.revision.translates_id if publication.revision else None
    if original.state is PublicationState.UNPUBLISHED:
        publication.state = PublicationState.UNPUBLISHED if before is PublicationState.PUBLISHED else before
        return None if publication.state is before else PushEvent.MERGED
    was_outdated, publication.outdated = publication.outdated, translated != original.revision_id
    if original.state is PublicationState.RETRACTED and before is not PublicationState.RETRACTED:
        _tell_retraction(session, publication, original, now=now)
        publication.state = PublicationState.RETRACTED
        return PushEvent.RETRACTED
    if original.state is PublicationState.PUBLISHED and before is PublicationState.UNPUBLISHED:
        publication.state = PublicationState.PUBLISHED
        return PushEvent.RESTORED
    return PushEvent.UPDATED if publication.outdated or was_outdated else None


def _tell_retraction(
    session: Session, publication: Publication, original: Publication, *, now: datetime
) -> None:
    revision = session.get_one(VerdictRevision, original.revision_id)
    told = read_body(revision)["correction"] or {"note": ""}
    _tell(session, publication, revision.id, CorrectionKind.RETRACTION, told["note"], now=now)


def _tell(
    session: Session,
    publication: Publication,
    revision_id: int,
    kind: CorrectionKind,
    note: str,
    *,
    now: datetime,
) -> None:
    session.add(
        Correction(
            publication_id=publication.id,
            from_revision_id=publication.revision_id,
            to_revision_id=revision_id,
            kind=kind,
            note=note,
            made_at=now,
        )
    )


def _note(session: Session, publication: Publication, action: str, *, actor: Actor, now: datetime) -> None:
    revision = session.get_one(VerdictRevision, publication.revision_id)
    data = {
        "language": revision.language,
        "publication": publication.id,
        "state": publication.state.value,
        "outdated": publication.outdated,
        "slug": publication.slug,
        "revision": revision.id,
        "number": revision.number,
        "hash": revision.content_hash,
        "digest": publication_digest(publication),
    }
    note_on_claim(session, claim_id=publication.claim_id, action=action, actor=actor, now=now, data=data)
