"""Whom a public verdict names, as the desk's policy says: by public names, and nobody who has none."""

from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from claimtrack.models import (
    Approval,
    Correction,
    Credits,
    Decision,
    Policy,
    Publication,
    RevisionContributor,
    User,
)


@dataclass(frozen=True, slots=True)
class Credited:
    """Names; `desk` says that the desk as a whole is named."""

    authors: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()
    desk: bool = False


def credited_people(session: Session, *, slug: str, policy: Policy) -> Credited:
    """Return whom the verdict at this address names; nobody, without a query, unless the policy says so.

    Authors worked on any version that readers saw, approvers approved the one that they see now.
    """
    if policy.credits in {Credits.NOBODY, Credits.DESK}:
        return Credited(desk=policy.credits is Credits.DESK)
    authors = _names(session, _authors(slug))
    wants_approvers = policy.credits is Credits.AUTHORS_AND_APPROVERS
    approvers = _names(session, _approvers(slug)) if wants_approvers else ()
    # Where nobody wants to be named, the desk stands for them.
    return Credited(authors, approvers, desk=not authors)


def _authors(slug: str) -> Select[int]:
    about = select(Publication.id).where(Publication.slug == slug)
    shown = (
        select(Publication.revision_id).where(Publication.slug == slug),
        select(Correction.from_revision_id).where(Correction.publication_id.in_(about)),
        select(Correction.to_revision_id).where(Correction.publication_id.in_(about)),
    )
    versions = or_(*(RevisionContributor.revision_id.in_(each) for each in shown))
    return select(RevisionContributor.user_id).where(versions)


def _approvers(slug: str) -> Select[int]:
    present = select(Publication.revision_id).where(Publication.slug == slug)
    return select(Approval.approver_id).where(
        Approval.revision_id.in_(present), Approval.decision == Decision.APPROVE
    )


def _names(session: Session, people: Select[int]) -> tuple[str, ...]:
    statement = select(User.public_name).where(User.id.in_(people)).order_by(User.id)
    return tuple(name for name in session.scalars(statement) if name)
