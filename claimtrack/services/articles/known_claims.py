"""The claims that an article has already, and which of them nobody worked on."""

from dataclasses import dataclass

from sqlalchemy import Select, select, union
from sqlalchemy.orm import Session, selectinload

from claimtrack.models import (
    Appearance,
    ArticleVersion,
    BulkChangeClaim,
    Claim,
    ClaimOrigin,
    ClaimTopic,
    Draft,
    Event,
    Lease,
    Publication,
    Source,
    VerdictRevision,
)
from claimtrack.workflow import ClaimState


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim of the article. `here` are its places in the version that is read, the rest are elsewhere.

    `is_free`: nobody worked on it, so reading may change and remove it.
    """

    claim: Claim
    here: tuple[Appearance, ...]
    is_free: bool

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where it stands in the version: code points, half-open."""
        return tuple((place.start_offset or 0, place.end_offset or 0) for place in self.here)

    @property
    def is_by_hand(self) -> bool:
        """Whether a person marked it; its score is then that person's."""
        return self.claim.origin is ClaimOrigin.BY_HAND


def load_known_claims(session: Session, version: ArticleVersion) -> list[KnownClaim]:
    """Return the claims of a version's article in the order of their keys, locked against other writers."""
    versions = select(ArticleVersion.id, ArticleVersion.number).where(
        ArticleVersion.article_id == version.article_id
    )
    numbers = {row.id: row.number for row in session.execute(versions)}
    in_article = select(Appearance.claim_id).where(Appearance.version_id.in_(numbers))
    claims = session.scalars(
        select(Claim)
        .where(Claim.id.in_(in_article))
        .order_by(Claim.id)
        .with_for_update()
        .options(selectinload(Claim.appearances))
        .execution_options(populate_existing=True)
    ).all()
    worked_on = _worked_on(session, in_article)
    earlier = {key for key, number in numbers.items() if number <= version.number}
    return [
        KnownClaim(
            claim,
            tuple(place for place in claim.appearances if place.version_id == version.id),
            claim.id not in worked_on and _is_free(claim, earlier),
        )
        for claim in claims
    ]


def _is_free(claim: Claim, versions: set[int]) -> bool:
    """What also stands elsewhere (in a newer version, in a speech) is not this version's to change."""
    untouched = not claim.touched and claim.state is ClaimState.QUEUED
    everywhere = {place.version_id for place in claim.appearances}
    return untouched and claim.origin is ClaimOrigin.EXTRACTED and everywhere <= versions


def _worked_on(session: Session, claims: Select[int]) -> set[int]:
    """Return which of `claims` have a history, whatever their own row says."""
    owners = (
        Draft.claim_id,
        Lease.claim_id,
        Source.claim_id,
        ClaimTopic.claim_id,
        VerdictRevision.claim_id,
        Publication.claim_id,
        Claim.merged_into_id,
        BulkChangeClaim.claim_id,
    )
    told = select(Event.object_id).where(Event.object_kind == "claim", Event.object_id.in_(claims))
    return set(session.scalars(union(told, *(select(owner).where(owner.in_(claims)) for owner in owners))))
