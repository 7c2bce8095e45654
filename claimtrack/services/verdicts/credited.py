"""Whom a public verdict names, as the desk's policy says: by public names, and nobody who has none."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

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


def credited_by_key(
    session: Session, *, publications: Iterable[Publication], policy: Policy
) -> dict[int, Credited]:
    """Return whom each of many verdicts (loaded with their corrections) names, in two queries at most.

    None of them names anybody, without a query, unless the policy says so.
    """
    if policy.credits in {Credits.NOBODY, Credits.DESK}:
        return {}
    shown = {each.id: _shown_revisions(each) for each in publications}
    present = {each.id: {each.revision_id} for each in publications if each.revision_id}
    wrote = select(RevisionContributor.revision_id, User.id, User.public_name)
    wrote = wrote.join(User, User.id == RevisionContributor.user_id)
    authors = _named(session, wrote, RevisionContributor.revision_id, shown)
    if policy.credits is not Credits.AUTHORS_AND_APPROVERS:
        return {key: Credited(authors[key]) for key in shown}
    approved = select(Approval.revision_id, User.id, User.public_name)
    approved = approved.join(User, User.id == Approval.approver_id)
    approved = approved.where(Approval.decision == Decision.APPROVE)
    approvers = _named(session, approved, Approval.revision_id, present)
    return {key: Credited(authors[key], approvers.get(key, ())) for key in shown}


def credits_state(session: Session, *, policy: Policy) -> tuple[tuple[int, str], ...]:
    """Return what moves whenever somebody is called otherwise in public; nothing where nobody is named."""
    if policy.credits in {Credits.NOBODY, Credits.DESK}:
        return ()
    named = select(User.id, User.public_name).where(User.public_name.is_not(None)).order_by(User.id)
    return tuple((key, name or "") for key, name in session.execute(named))


def _shown_revisions(publication: Publication) -> set[int]:
    changes = publication.corrections
    every = {publication.revision_id, *(change.from_revision_id for change in changes)}
    return {key for key in (*every, *(change.to_revision_id for change in changes)) if key is not None}


def _named(
    session: Session,
    people: Select[int, int, str | None],
    revision: InstrumentedAttribute[int],
    revisions: Mapping[int, Collection[int]],
) -> dict[int, tuple[str, ...]]:
    """Return the public names of `people` by publication, each once, in the order of their keys."""
    wanted = {key for keys in revisions.values() for key in keys}
    by_revision: dict[int, set[tuple[int, str]]] = {}
    for revision_id, user_id, name in session.execute(people.where(revision.in_(wanted))):
        if name:
            by_revision.setdefault(revision_id, set()).add((user_id, name))
    return {
        key: tuple(name for _id, name in sorted(set().union(*(by_revision.get(each, ()) for each in keys))))
        for key, keys in revisions.items()
    }


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
