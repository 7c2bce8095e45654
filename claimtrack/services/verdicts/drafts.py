"""The draft of a verdict: autosaved, one a claim, with everyone who changed its words or sources."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from claimtrack.clock import PartialDate
from claimtrack.errors import NotFoundError, StaleVersionError
from claimtrack.models import Claim, Draft, DraftContributor, Rating
from claimtrack.security.identity import Identity
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.claims.leases import renew_lease
from claimtrack.services.policy.policies import current_policy


@dataclass(frozen=True, slots=True)
class DraftWords:
    """What a person writes in the verdict editor."""

    rating_id: int | None
    headline: str
    short_wording: str
    summary: str
    explanation: str
    as_of: PartialDate | None = None


def find_draft(session: Session, *, claim_id: int) -> Draft | None:
    """Return the draft on a claim with its contributors, or None when nobody began one."""
    return session.scalar(
        select(Draft).where(Draft.claim_id == claim_id).options(selectinload(Draft.contributors))
    )


def save_draft(
    session: Session, *, claim_id: int, version: int, words: DraftWords, identity: Identity, now: datetime
) -> Draft:
    """Return the draft with `words` in it; saving prolongs the lease, and writes no event.

    `version` is the one the form was made from, 0 for none. Raises NotHolderError, or StaleVersionError
    when somebody else saved other words meanwhile.
    """
    claim = lock_claim(session, claim_id)
    renew_lease(session, claim_id=claim_id, identity=identity, now=now)
    _require_rating_in_force(session, words)
    draft = open_draft(session, claim=claim, identity=identity, now=now)
    if words_of(draft) == words:
        return draft
    if version != draft.version and not (version == 0 and draft.version == 1):
        raise StaleVersionError
    _write_words(draft, words)
    draft.version += 1
    note_contribution(session, draft=draft, identity=identity, now=now)
    return draft


def open_draft(session: Session, *, claim: Claim, identity: Identity, now: datetime) -> Draft:
    """Return the claim's draft, begun now when there was none."""
    draft = session.scalar(select(Draft).where(Draft.claim_id == claim.id).with_for_update())
    if draft is not None:
        return draft
    draft = Draft(
        claim_id=claim.id,
        version=1,
        headline="",
        short_wording="",
        summary="",
        explanation="",
        correction_note="",
        updated_at=now,
        updated_by_id=identity.user_id,
    )
    session.add(draft)
    session.flush()
    return draft


def note_contribution(session: Session, *, draft: Draft, identity: Identity, now: datetime) -> None:
    """Remember that `identity` changed the words or the sources, and so may not approve them."""
    draft.updated_at, draft.updated_by_id = now, identity.user_id
    key = {"draft_id": draft.id, "user_id": identity.user_id}
    if session.get(DraftContributor, key) is None:
        session.add(DraftContributor(**key, first_at=now))
        session.flush()


def words_of(draft: Draft) -> DraftWords:
    """Return the words that `draft` holds."""
    return DraftWords(
        rating_id=draft.rating_id,
        headline=draft.headline,
        short_wording=draft.short_wording,
        summary=draft.summary,
        explanation=draft.explanation,
        as_of=draft.as_of,
    )


def _write_words(draft: Draft, words: DraftWords) -> None:
    fields: Mapping[str, object] = asdict(words) | {"as_of": words.as_of}
    for name, value in fields.items():
        setattr(draft, name, value)


def _require_rating_in_force(session: Session, words: DraftWords) -> None:
    if words.rating_id is None:
        return
    rating = session.get(Rating, words.rating_id)
    if rating is None or rating.scale_id != current_policy(session).rating_scale_id:
        raise NotFoundError(thing="rating")
