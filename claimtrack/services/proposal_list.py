"""Proposals that wait for a decision: by filter, a page at a time, and the next one for a person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
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
    """Return up to 50 proposals behind `after`, those first that wait longest, with three queries."""
    statement = _waiting(wanted, after).limit(PAGE_SIZE + 1)
    revisions = session.scalars(statement.options(*_shown())).all()
    shown = revisions[:PAGE_SIZE]
    following = place_of(shown[-1]) if len(revisions) > PAGE_SIZE else None
    return ProposalPage(shown, following)


def count_waiting(session: Session, *, wanted: ProposalFilter) -> int:
    """Return how many proposals wait, counting no further than one over the cap."""
    some = _waiting(wanted, None).with_only_columns(VerdictRevision.id).order_by(None)
    return session.scalar(select(func.count()).select_from(some.limit(COUNT_CAP + 1).subquery())) or 0


def next_waiting(
    session: Session, *, wanted: ProposalFilter, user_id: int, after: WaitingPlace | None
) -> int | None:
    """Return the claim of the next proposal that `user_id` has not worked on nor approved; None for none.

    Behind the last one the list begins anew; the one at `after` comes no second time.
    """
    mine = replace(wanted, undecided_by=user_id)
    for place in (after, None) if after else (None,):
        statement = _waiting(mine, place).with_only_columns(VerdictRevision.claim_id)
        if after is not None:
            statement = statement.where(Claim.id != after.claim_id)
        found: int | None = session.scalar(statement.limit(1))
        if found is not None:
            return found
    return None


def place_of(revision: VerdictRevision) -> WaitingPlace:
    """Return where a waiting revision, its claim loaded, stands in the list."""
    return WaitingPlace(revision.claim.state_changed_at, revision.claim_id)


def _waiting(wanted: ProposalFilter, after: WaitingPlace | None) -> Select[VerdictRevision]:
    # In the order in which the claims came into this state, which has an index.
    statement = (
        select(VerdictRevision)
        .join(Claim, Claim.id == VerdictRevision.claim_id)
        .where(Claim.state == ClaimState.IN_APPROVAL, VerdictRevision.id == _newest())
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
        conditions.append(VerdictRevision.proposed_by_id == wanted.proposer_id)
    if wanted.until:
        conditions.append(Claim.state_changed_at <= wanted.until)
    if wanted.undecided_by:
        conditions += [~each for each in _had_a_hand_in(wanted.undecided_by)]
    if after:
        later = and_(Claim.state_changed_at == after.since, Claim.id > after.claim_id)
        conditions.append(or_(Claim.state_changed_at > after.since, later))
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


def _newest() -> Any:
    return (
        select(VerdictRevision.id)
        .where(VerdictRevision.claim_id == Claim.id)
        .order_by(VerdictRevision.number.desc())
        .limit(1)
        .correlate(Claim)
        .scalar_subquery()
    )


def _shown() -> tuple[Any, ...]:
    return (
        joinedload(VerdictRevision.claim),
        joinedload(VerdictRevision.rating),
        joinedload(VerdictRevision.proposed_by),
        selectinload(VerdictRevision.contributors),
        selectinload(VerdictRevision.approvals),
    )
