"""What the claim page shows, loaded with a fixed number of queries."""

from dataclasses import dataclass

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session, joinedload, selectinload, undefer
from sqlalchemy.sql.base import ExecutableOption

from claimtrack.errors import NotFoundError
from claimtrack.models import (
    Appearance,
    Approval,
    Article,
    ArticleVersion,
    Claim,
    Draft,
    Event,
    Lease,
    Policy,
    Publication,
    Rating,
    Source,
    SourceCopy,
    User,
    VerdictRevision,
)
from claimtrack.services.articles.appearances import told_places
from claimtrack.services.articles.bounds_undo import last_change
from claimtrack.services.evidence.copies import newest_copies
from claimtrack.services.evidence.sources import list_sources
from claimtrack.services.policy.policies import current_policy, ratings_in_force
from claimtrack.services.publishing.published import find_publication
from claimtrack.services.records.history import list_claim_events
from claimtrack.services.verdicts.drafts import find_draft


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Everything about one claim.

    `merged_into` is the claim that it is part of, `parts` are those that are part of it. `revisions` are all
    of its verdict's, the newest first; `copies` are the newest of each source, by the source's id; `people`
    names the users that draft, revisions and history mention.
    """

    claim: Claim
    merged_into: Claim | None
    parts: list[Claim]
    policy: Policy
    ratings: list[Rating]
    draft: Draft | None
    sources: list[Source]
    removed_sources: list[Source]
    copies: dict[int, SourceCopy]
    revisions: list[VerdictRevision]
    publication: Publication | None
    events: list[Event]
    people: dict[int, User]

    @property
    def revision(self) -> VerdictRevision | None:
        """The newest revision, or None."""
        return self.revisions[0] if self.revisions else None

    @property
    def place_can_go_back(self) -> bool:
        """Whether the last change of the claim's place is one that can be undone."""
        return last_change(self.events) is not None

    @property
    def places(self) -> list[Appearance]:
        """Where the claim was made: its own places, then those of its parts that lie elsewhere."""
        every = [place for claim in (self.claim, *self.parts) for place in claim.appearances]
        return told_places(every, claim_id=self.claim.id)


def view_claim(session: Session, *, claim_id: int, policy: Policy | None = None) -> ClaimView:
    """Return the claim with what its page shows; `policy` is the one in force, if it is known already.

    Raises NotFoundError.
    """
    claim = _load_claim(session, claim_id)
    policy = policy or current_policy(session)
    related = _load_related(session, claim)
    every_source = list_sources(session, claim_id=claim_id, with_removed=True)
    return ClaimView(
        claim=claim,
        merged_into=next((each for each in related if each.id == claim.merged_into_id), None),
        parts=[each for each in related if each.merged_into_id == claim.id],
        policy=policy,
        ratings=ratings_in_force(session, policy),
        draft=find_draft(session, claim_id=claim_id),
        sources=[source for source in every_source if source.removed_at is None],
        removed_sources=[source for source in every_source if source.removed_at is not None],
        copies=newest_copies(session, source_ids=[source.id for source in every_source]),
        revisions=_load_revisions(session, claim_id),
        publication=find_publication(session, claim_id=claim_id),
        events=list_claim_events(session, claim_id=claim_id),
        people=people_by_id(session),
    )


def people_by_id(session: Session) -> dict[int, User]:
    """Return all people of the desk (fifty at most, so one query) by their id."""
    return {user.id: user for user in session.scalars(select(User))}


def _with_places() -> ExecutableOption:
    version = selectinload(Claim.appearances).joinedload(Appearance.version)
    article = joinedload(ArticleVersion.article).selectinload(Article.addresses)
    return version.options(undefer(ArticleVersion.text), article)


def _load_related(session: Session, claim: Claim) -> list[Claim]:
    """Return the claim that this one is part of, and those that are part of it."""
    parts = select(Claim.id).where(Claim.merged_into_id == claim.id)
    # One of two conditions would make SQLite read every claim there is.
    whole = select(Claim.id).where(Claim.id == claim.merged_into_id)
    related = Claim.id.in_(union_all(parts, whole))
    return list(session.scalars(select(Claim).where(related).order_by(Claim.id).options(_with_places())))


def _load_claim(session: Session, claim_id: int) -> Claim:
    claim = session.scalar(
        select(Claim)
        .where(Claim.id == claim_id)
        .options(
            _with_places(),
            joinedload(Claim.claimant),
            joinedload(Claim.lease).joinedload(Lease.holder),
        )
    )
    if claim is None:
        raise NotFoundError(thing="claim")
    return claim


def _load_revisions(session: Session, claim_id: int) -> list[VerdictRevision]:
    statement = (
        select(VerdictRevision)
        .where(VerdictRevision.claim_id == claim_id, VerdictRevision.translates_id.is_(None))
        .order_by(VerdictRevision.number.desc())
        .options(
            joinedload(VerdictRevision.rating),
            joinedload(VerdictRevision.proposed_by),
            selectinload(VerdictRevision.contributors),
            selectinload(VerdictRevision.approvals).joinedload(Approval.approver),
        )
        .execution_options(populate_existing=True)
    )
    return list(session.scalars(statement))
