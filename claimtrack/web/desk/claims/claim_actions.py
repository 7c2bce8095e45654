"""What one person can do with a claim now: the workflow's table, the role, the lease and four eyes together.

It decides what the page offers; whether a thing is done is decided again by the service, on a locked row.
"""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext

from claimtrack.errors import N_, ContributorMayNotApproveError, NotPermittedError, ReadOnlyError
from claimtrack.models import Decision, Policy, VerdictRevision
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import permits
from claimtrack.services.claims.claim_page import ClaimView
from claimtrack.services.publishing.published import VISIBLE, shows
from claimtrack.workflow import (
    TRANSITIONS,
    Action,
    ClaimState,
    Need,
    Transition,
    possible_actions,
)

APPROVED_ALREADY = N_("You approved this. The desk asks for one more person.")


@dataclass(frozen=True, slots=True)
class Choices:
    """The actions open to a person, and in words why others are closed that the role would allow."""

    actions: frozenset[Action]
    refusals: tuple[str, ...]
    holds: bool
    """Whether the person works on the claim now: words and sources may be changed."""

    approval_completes: bool
    """Whether one more approval reaches the quorum, so that publishing may follow at once."""


def choices_for(view: ClaimView, *, identity: Identity, now: datetime) -> Choices:
    """Return what `identity` can do with the claim in `view`."""
    if view.policy.read_only:
        return Choices(frozenset(), (gettext(ReadOnlyError.message),), holds=False, approval_completes=False)
    situation = _Situation(view, identity, now)
    wanted = {*possible_actions(view.claim.state), Action.TAKE}
    allowed = {action for action in wanted if situation.allows(TRANSITIONS[action])}
    return Choices(
        actions=frozenset(action for action in allowed if situation.meets_needs(TRANSITIONS[action])),
        refusals=situation.refusals(allowed),
        holds=situation.holds and view.claim.state is ClaimState.IN_REVIEW,
        approval_completes=len(situation.approvers) + 1 >= view.policy.quorum,
    )


def decision_refusal(revision: VerdictRevision, *, policy: Policy, identity: Identity) -> str:
    """Return why `identity` may not decide on a waiting revision, or an empty string."""
    contributors = {each.user_id for each in revision.contributors}
    approvers = {each.approver_id for each in revision.approvals if each.decision is Decision.APPROVE}
    message = ""
    if policy.read_only:
        message = ReadOnlyError.message
    elif not permits(identity, Permission.VERDICT_APPROVE, policy):
        message = NotPermittedError.message
    elif identity.user_id in contributors and not policy.self_approval:
        message = ContributorMayNotApproveError.message
    elif identity.user_id in approvers:
        message = APPROVED_ALREADY
    return str(gettext(message)) if message else ""


def is_public(view: ClaimView) -> bool:
    """Return whether the public sees, or has seen, a verdict on the claim."""
    return view.publication is not None and view.publication.state in VISIBLE


class _Situation:
    """A claim as one person meets it."""

    def __init__(self, view: ClaimView, identity: Identity, now: datetime) -> None:
        self.view, self.identity = view, identity
        lease, revision = view.claim.lease, view.revision
        self.publication = view.publication
        until = view.publication.embargoed_until if view.publication else None
        self.embargoed = until is not None and until > now
        self.holds = lease is not None and lease.holder_id == identity.user_id
        self.overdue = lease is not None and lease.until <= now
        self.held_by_other = lease is not None and not self.holds and not self.overdue
        contributors = revision.contributors if revision else []
        self.contributed = any(each.user_id == identity.user_id for each in contributors)
        approvals = revision.approvals if revision else []
        self.approvers = {each.approver_id for each in approvals if each.decision is Decision.APPROVE}

    def allows(self, row: Transition) -> bool:
        """Return whether state and role allow the action."""
        if row.permission is None or not permits(self.identity, row.permission, self.view.policy):
            return False
        open_now = {
            Action.TAKE: self._can_be_taken(row),
            Action.TAKE_OVER: self.held_by_other,
            Action.DISMISS: not self.held_by_other,
            Action.PUBLISH: not self._shows_newest(),
            Action.MERGE: not self.held_by_other,
            # Of the two ways to undo a merge, the one that fits.
            Action.SPLIT_OFF: not self._shows_newest(),
            Action.APPROVE: self.identity.user_id not in self.approvers,
        }
        return open_now.get(row.action, True)

    def meets_needs(self, row: Transition) -> bool:
        """Return whether this person meets what the action needs; what a form still gives counts as met."""
        met = {
            Need.LEASE: self.holds,
            Need.PROPOSER: self._proposed(),
            Need.OTHER_PERSON: not self.contributed or self.view.policy.self_approval,
            Need.REVISION_HASH: self.view.revision is not None,
            Need.UNPUBLISHED: not is_public(self.view),
            Need.PUBLISHED: is_public(self.view),
            Need.NOT_SHOWN: not self._shows_newest(),
            Need.SHOWN: self._shows_newest(),
            Need.SCHEDULED: self.publication is not None and self.publication.scheduled_for is not None,
            Need.NO_EMBARGO: not self.embargoed,
            Need.MERGE_OF_PUBLIC: self._may_merge(),
        }
        return all(met.get(need, True) for need in row.needs)

    def refusals(self, allowed: set[Action]) -> tuple[str, ...]:
        """Return why actions are closed to this person that the role would allow."""
        reasons = []
        if Action.APPROVE in allowed and not self.meets_needs(TRANSITIONS[Action.APPROVE]):
            reasons.append(gettext(ContributorMayNotApproveError.message))
        if self.view.claim.state is ClaimState.IN_APPROVAL and self.identity.user_id in self.approvers:
            reasons.append(gettext(APPROVED_ALREADY))
        return tuple(reasons)

    def _can_be_taken(self, row: Transition) -> bool:
        """A lease that ran out, and was not yet swept, does not stand in the way."""
        if self.view.claim.state is ClaimState.IN_REVIEW:
            return self.overdue and not self.holds
        return self.view.claim.state in row.sources and not self.held_by_other

    def _shows_newest(self) -> bool:
        return shows(self.publication, self.view.revision)

    def _may_merge(self) -> bool:
        seen = self.publication is not None and self.publication.published_at is not None
        return not seen or permits(self.identity, Permission.CLAIM_MERGE_PUBLIC, self.view.policy)

    def _proposed(self) -> bool:
        revision = self.view.revision
        return revision is not None and revision.proposed_by_id == self.identity.user_id
