"""What the public sees of a claim."""

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session, aliased

from claimtrack.models import Claim, Publication, VerdictRevision
from claimtrack.workflow import PublicationState

VISIBLE = (PublicationState.PUBLISHED, PublicationState.RETRACTED)


def find_publication(session: Session, *, claim_id: int) -> Publication | None:
    """Return the publication of a claim's verdict, or None; translations have others."""
    return session.scalar(select(Publication).where(of_claim(claim_id)))


def of_claim(claim_id: int) -> ColumnElement[bool]:
    """Return the condition for the publication of a claim's verdict, not of its translations."""
    return and_(Publication.claim_id == claim_id, Publication.original_id.is_(None))


def is_published(session: Session, claim_id: int) -> bool:
    """Return whether the public sees, or has seen, a verdict on the claim."""
    state = session.scalar(select(Publication.state).where(of_claim(claim_id)))
    return state in VISIBLE


def was_published(session: Session, claim_id: int) -> bool:
    """Return whether there was ever a public page of the claim, also when it leads to another one now."""
    publication = find_publication(session, claim_id=claim_id)
    return publication is not None and publication.published_at is not None


def shows(publication: Publication | None, revision: VerdictRevision | None) -> bool:
    """Return whether `revision` is the one that the public saw last."""
    return publication is not None and revision is not None and publication.revision_id == revision.id


def leads_away() -> ColumnElement[bool]:
    """Return the condition for publications that readers saw once, and whose page leads elsewhere now."""
    return and_(Publication.published_at.is_not(None), Publication.state == PublicationState.UNPUBLISHED)


def find_successor(session: Session, *, slug: str) -> str | None:
    """Return the slug of the verdict that the page at `slug` leads to since its claim was merged, or None."""
    other = aliased(Publication)
    return session.scalar(
        select(other.slug)
        .join(Claim, Claim.merged_into_id == other.claim_id)
        .join(Publication, Publication.claim_id == Claim.id)
        .where(Publication.slug == slug, leads_away(), other.state.in_(VISIBLE))
        .where(other.original_id.is_(None))
    )
