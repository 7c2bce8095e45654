"""Writing a verdict in a second language: words that say again what one revision says."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from claimtrack.audit import Actor
from claimtrack.errors import NotFoundError, NothingToTranslateError, StaleVersionError, TranslationMovedError
from claimtrack.models import (
    Claim,
    Translation,
    TranslationContributor,
    TranslationState,
    VerdictRevision,
)
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.claims.guards import latest_revision, lock_claim
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.publishing.published import VISIBLE, find_publication
from claimtrack.workflow import ClaimState

RENEW: Final = "translation.renew"
_FROZEN: Final = frozenset({ClaimState.IN_APPROVAL, ClaimState.APPROVED})


@dataclass(frozen=True, slots=True)
class TranslationWords:
    """What a translator writes; `wording` is the claim in full, and the note is the one on a change."""

    headline: str = ""
    short_wording: str = ""
    wording: str = ""
    claimant_role: str = ""
    summary: str = ""
    explanation: str = ""
    correction_note: str = ""


def find_translation(session: Session, *, claim_id: int, language: str) -> Translation | None:
    """Return the translation with its contributors, its publication and what it translates, or None."""
    return session.scalar(
        select(Translation)
        .where(Translation.claim_id == claim_id, Translation.language == language)
        .options(
            selectinload(Translation.contributors),
            joinedload(Translation.publication),
            joinedload(Translation.source_revision),
        )
        .execution_options(populate_existing=True)
    )


def revision_to_translate(session: Session, *, claim: Claim) -> VerdictRevision | None:
    """Return the newest revision that waits for a decision or has it, else the public one, or None."""
    if claim.state in _FROZEN:
        return latest_revision(session, claim.id)
    publication = find_publication(session, claim_id=claim.id)
    if publication is None or publication.state not in VISIBLE or publication.revision_id is None:
        return None
    return session.get(VerdictRevision, publication.revision_id)


def save_translation(
    session: Session,
    *,
    claim_id: int,
    language: str,
    version: int,
    words: TranslationWords,
    identity: Identity,
    now: datetime,
) -> Translation:
    """Return the translation with `words` in it; saving writes no event.

    `version` is the one that the form was made from, 0 for none. What was approved is written anew from
    here on, and what waits for a decision has to be withdrawn first.

    Raises NothingToTranslateError, TranslationMovedError, or StaleVersionError when somebody else saved
    other words meanwhile.
    """
    claim = admit_translator(
        session, claim_id=claim_id, permission=Permission.CLAIM_REVIEW, identity=identity
    )
    translation = _open(session, claim=claim, language=language, identity=identity, now=now)
    if words_of(translation) == words:
        return translation
    if version != translation.version and not (version == 0 and translation.version == 1):
        raise StaleVersionError
    if translation.state is TranslationState.IN_APPROVAL:
        raise TranslationMovedError
    for name, value in asdict(words).items():
        setattr(translation, name, value)
    translation.state = TranslationState.WRITING
    _touch(session, translation, identity=identity, now=now)
    return translation


def renew_translation(
    session: Session, *, claim_id: int, language: str, identity: Identity, now: datetime
) -> Translation:
    """Return the translation, which is one of the newest revision from now on; its words stay to be mended.

    Raises NotFoundError, NothingToTranslateError or TranslationMovedError.
    """
    claim = admit_translator(
        session, claim_id=claim_id, permission=Permission.CLAIM_REVIEW, identity=identity
    )
    translation = require_translation(session, claim_id=claim_id, language=language)
    revision = revision_to_translate(session, claim=claim)
    if revision is None:
        raise NothingToTranslateError
    if translation.source_revision_id == revision.id:
        return translation
    if translation.state is TranslationState.IN_APPROVAL:
        raise TranslationMovedError
    translation.source_revision_id, translation.correction_note = revision.id, ""
    translation.state = TranslationState.WRITING
    _touch(session, translation, identity=identity, now=now)
    data = {"language": language, "source": revision.id, "number": revision.number}
    actor = Actor.user(identity.user_id)
    note_on_claim(session, claim_id=claim_id, action=RENEW, actor=actor, now=now, data=data)
    return translation


def admit_translator(session: Session, claim_id: int, *, permission: Permission, identity: Identity) -> Claim:
    """Return the claim, locked until the transaction ends.

    Raises NotFoundError, ReadOnlyError or NotPermittedError.
    """
    claim, policy = lock_claim(session, claim_id), current_policy(session)
    require_writable(policy)
    require(identity, permission, policy)
    return claim


def require_translation(session: Session, *, claim_id: int, language: str) -> Translation:
    """Return the translation, loaded as `find_translation` does. Raises NotFoundError."""
    translation = find_translation(session, claim_id=claim_id, language=language)
    if translation is None:
        raise NotFoundError(thing="translation")
    return translation


def words_of(translation: Translation) -> TranslationWords:
    """Return the words that the translation holds."""
    return TranslationWords(**{name: getattr(translation, name) for name in asdict(TranslationWords())})


def _open(session: Session, *, claim: Claim, language: str, identity: Identity, now: datetime) -> Translation:
    known = find_translation(session, claim_id=claim.id, language=language)
    if known is not None:
        return known
    revision = revision_to_translate(session, claim=claim)
    if revision is None or revision.language == language:
        raise NothingToTranslateError
    session.add(
        Translation(
            claim_id=claim.id,
            language=language,
            state=TranslationState.WRITING,
            version=1,
            source_revision_id=revision.id,
            **asdict(TranslationWords()),
            updated_at=now,
            updated_by_id=identity.user_id,
        )
    )
    session.flush()
    return require_translation(session, claim_id=claim.id, language=language)


def _touch(session: Session, translation: Translation, *, identity: Identity, now: datetime) -> None:
    """Remember that `identity` changed the words, and so may not approve them."""
    translation.version += 1
    translation.updated_at, translation.updated_by_id = now, identity.user_id
    key = {"translation_id": translation.id, "user_id": identity.user_id}
    if session.get(TranslationContributor, key) is None:
        session.add(TranslationContributor(**key, first_at=now))
        session.flush()
        session.expire(translation, ["contributors"])
