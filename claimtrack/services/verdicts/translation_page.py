"""What the desk shows of translations: one beside what it says again, those of a claim, those that wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from claimtrack.errors import NotFoundError
from claimtrack.models import (
    Approval,
    Claim,
    Policy,
    Publication,
    Translation,
    TranslationState,
    User,
    VerdictRevision,
)
from claimtrack.services.claims.claim_page import people_by_id
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.publishing.published import find_publication
from claimtrack.services.verdicts.translations import find_translation, revision_to_translate

_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class TranslationView:
    """One translation; `source` is what it says again, `present` what it would say if it were begun now.

    `revision` is what was frozen of it last.
    """

    claim: Claim
    language: str
    policy: Policy
    translation: Translation | None
    source: VerdictRevision
    present: VerdictRevision | None
    revision: VerdictRevision | None
    original: Publication | None
    people: dict[int, User]

    @property
    def outdated(self) -> bool:
        """Whether there is a newer version of what it says again."""
        return self.present is not None and self.present.id != self.source.id


def view_translation(session: Session, *, claim_id: int, language: str) -> TranslationView:
    """Return the translation. Raises NotFoundError without any verdict, or for one in its own language."""
    claim = session.get(Claim, claim_id)
    if claim is None:
        raise NotFoundError(thing="claim")
    translation = find_translation(session, claim_id=claim_id, language=language)
    present = revision_to_translate(session, claim=claim)
    source = translation.source_revision if translation else present
    if source is None or source.language == language:
        raise NotFoundError(thing="translation")
    return TranslationView(
        claim=claim,
        language=language,
        policy=current_policy(session),
        translation=translation,
        source=source,
        present=present,
        revision=_newest(session, claim_id=claim_id, language=language),
        original=find_publication(session, claim_id=claim_id),
        people=people_by_id(session),
    )


def list_translations(session: Session, *, claim_id: int) -> dict[str, Translation]:
    """Return the translations of a claim's verdict, with their publications, by language; one query."""
    statement = select(Translation).where(Translation.claim_id == claim_id)
    found = session.scalars(statement.options(joinedload(Translation.publication)))
    return {each.language: each for each in found}


def list_waiting_translations(session: Session) -> Sequence[tuple[Translation, Claim]]:
    """Return the translations that wait for a decision, the longest first, 50 at most; one query."""
    statement = (
        select(Translation, Claim)
        .join(Claim, Claim.id == Translation.claim_id)
        .where(Translation.state == TranslationState.IN_APPROVAL)
        .order_by(Translation.updated_at, Translation.id)
        .limit(_MOST)
    )
    return [(each, claim) for each, claim in session.execute(statement)]


def _newest(session: Session, *, claim_id: int, language: str) -> VerdictRevision | None:
    return session.scalar(
        select(VerdictRevision)
        .where(
            VerdictRevision.claim_id == claim_id,
            VerdictRevision.language == language,
            VerdictRevision.translates_id.is_not(None),
        )
        .order_by(VerdictRevision.number.desc())
        .limit(1)
        .options(
            joinedload(VerdictRevision.rating),
            joinedload(VerdictRevision.proposed_by),
            selectinload(VerdictRevision.contributors),
            selectinload(VerdictRevision.approvals).joinedload(Approval.approver),
        )
        .execution_options(populate_existing=True)
    )
