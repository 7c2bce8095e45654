"""Proposals that wait for a decision: by filter, a page at a time, and the next one for a person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from claimtrack.models import Approval, Claim, Decision, RevisionContributor, VerdictRevision
from claimtrack.workflow import ClaimState

PAGE_SIZE: Final = 50
COUNT_CAP: Final = 1000


@dataclass(frozen=True, slots=True)
class WaitingPlace:
    """A place in the list: since when a proposal waits, and its claim's key."""

    since: datetime
    claim_id: int


@dataclass(frozen=True, slots=True)
class ProposalFilter:
    """Which proposals: in a language, by a proposer, waiting since at least `until`.

    `undecided_by` leaves out those that this person worked on, or has approved.
    """

    language: str | None = None
    proposer_id: int | None = None
    until: datetime | None = None
    undecided_by: int | None = None


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """Proposals with what a line shows, and where the next page begins; None for no more."""

    revisions: Sequence[VerdictRevision]
    following: WaitingPlace | None


def list_waiting(
    session: Session, *, wanted: ProposalFilter, after: WaitingPlace | None = None
) -> ProposalPage:
    """Return up to 50 proposals behind `after`, those first that wait longest, with four queries."""
    keys = session.scalars(_waiting(wanted, after).limit(PAGE_SIZE + 1)).all()
    revisions = _newest_revisions(session, keys[:PAGE_SIZE])
    following = place_of(revisions[-1]) if len(keys) > PAGE_SIZE else None
    return ProposalPage(revisions, following)


def count_waiting(session: Session, *, wanted: ProposalFilter) -> int:
    """Return how many proposals wait, counting no further than one over the cap."""
    some = _waiting(wanted, None).order_by(None).limit(COUNT_CAP + 1).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def next_waiting(
    session: Session, *, wanted: ProposalFilter, user_id: int, after: WaitingPlace | None
) -> int | None:
    """Return the claim of the next proposal that `user_id` has not worked on nor approved; None for none.

    Behind the last one the list begins anew; the one at `after` comes no second time.
    """
    mine = replace(wanted, undecided_by=user_id)
    for place in (after, None) if after else (None,):
        statement = _waiting(mine, place)
        if after is not None:
            statement = statement.where(Claim.id != after.claim_id)
        found = session.scalar(statement.limit(1))
        if found is not None:
            return found
    return None


def place_of(revision: VerdictRevision) -> WaitingPlace:
    """Return where a waiting revision, its claim loaded, stands in the list."""
    return WaitingPlace(revision.claim.state_changed_at, revision.claim_id)


def _waiting(wanted: ProposalFilter, after: WaitingPlace | None) -> Select[int]:
    """Return the statement for the keys of claims whose proposals wait, in their order.

    From the claims alone, in the order in which they came into this state: that has an index, and a join
    would have the database sort all that wait.
    """
    statement = (
        select(Claim.id)
        .where(Claim.state == ClaimState.IN_APPROVAL)
        .order_by(Claim.state_changed_at, Claim.id)
    )
    for condition in _conditions(wanted, after):
        statement = statement.where(condition)
    return statement


def _conditions(wanted: ProposalFilter, after: WaitingPlace | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.language:
        conditions.append(Claim.language == wanted.language)
    if wanted.proposer_id:
        conditions.append(_of_newest(VerdictRevision.proposed_by_id == wanted.proposer_id))
    if wanted.until:
        conditions.append(Claim.state_changed_at <= wanted.until)
    if wanted.undecided_by:
        conditions += [~_of_newest(each) for each in _had_a_hand_in(wanted.undecided_by)]
    if after:
        later = or_(Claim.state_changed_at > after.since, Claim.id > after.claim_id)
        conditions += [Claim.state_changed_at >= after.since, later]
    return conditions


def _had_a_hand_in(user_id: int) -> list[ColumnElement[bool]]:
    worked = select(RevisionContributor.user_id).where(
        RevisionContributor.revision_id == VerdictRevision.id, RevisionContributor.user_id == user_id
    )
    approved = select(Approval.id).where(
        Approval.revision_id == VerdictRevision.id,
        Approval.approver_id == user_id,
        Approval.decision == Decision.APPROVE,
    )
    return [worked.exists(), approved.exists()]


def _of_newest(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition for claims whose newest revision is so."""
    newest = (
        select(func.max(VerdictRevision.id))
        .where(VerdictRevision.claim_id == Claim.id, VerdictRevision.translates_id.is_(None))
        .correlate(Claim)
        .scalar_subquery()
    )
    return select(VerdictRevision.id).where(VerdictRevision.id == newest, condition).exists()


def _newest_revisions(session: Session, claim_ids: Sequence[int]) -> list[VerdictRevision]:
    """Return the newest revisions of these claims, in the order of the claims."""
    newest = (
        select(func.max(VerdictRevision.id))
        .where(VerdictRevision.claim_id.in_(claim_ids), VerdictRevision.translates_id.is_(None))
        .group_by(VerdictRevision.claim_id)
    )
    statement = (
        select(VerdictRevision)
        .where(VerdictRevision.id.in_(newest))
        .options(
            joinedload(VerdictRevision.claim),
            joinedload(VerdictRevision.rating),
            joinedload(VerdictRevision.proposed_by),
            selectinload(VerdictRevision.contributors),
            selectinload(VerdictRevision.approvals),
        )
    )
    found = {revision.claim_id: revision for revision in session.scalars(statement)}
    return [found[claim_id] for claim_id in claim_ids]
