"""The workflow as data: which action leads from which state to which, who may, and what it needs.

Pure: nothing here reads a database. `services.claims.transition` is the one place that applies it.
"""

from dataclasses import dataclass
from enum import StrEnum

from claimtrack.permission import Permission


class ClaimState(StrEnum):
    """What must be done with a claim."""

    QUEUED = "queued"
    IN_REVIEW = "in_review"
    IN_APPROVAL = "in_approval"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    DISMISSED = "dismissed"
    MERGED = "merged"


class PublicationState(StrEnum):
    """What the public sees."""

    UNPUBLISHED = "unpublished"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    RETRACTED = "retracted"


class Action(StrEnum):
    """What can be done with a claim; the values are the audit's names for it."""

    TAKE = "claim.take"
    RELEASE = "claim.release"
    EXPIRE = "claim.expire"
    TAKE_OVER = "claim.take_over"
    PROPOSE = "verdict.propose"
    WITHDRAW = "verdict.withdraw"
    REQUEST_CHANGES = "verdict.request_changes"
    APPROVE = "verdict.approve"
    PUBLISH = "verdict.publish"
    SCHEDULE = "verdict.schedule"
    UNSCHEDULE = "verdict.unschedule"
    CORRECT = "verdict.correct"
    DISMISS = "claim.dismiss"
    REOPEN = "claim.reopen"
    MERGE = "claim.merge"
    SPLIT_OFF = "claim.split_off"
    RESTORE = "claim.restore"
    SET_RECHECK = "claim.set_recheck"
    RECHECK = "claim.recheck"


class Need(StrEnum):
    """What an action needs besides the state and the permission."""

    LEASE = "lease"
    """The actor holds the claim."""

    PROPOSER = "proposer"
    """The actor proposed the latest revision."""

    COMPLETE_DRAFT = "complete_draft"
    """Rating, summary and enough sources are there; and a note for readers who saw an earlier verdict."""

    REVISION_HASH = "revision_hash"
    """The hash of the revision that was read is given, and is still the latest."""

    OTHER_PERSON = "other_person"
    """The actor is none of the revision's contributors."""

    REASON = "reason"
    """A reason is given."""

    UNPUBLISHED = "unpublished"
    """The public has never seen a verdict on the claim."""

    PUBLISHED = "published"
    """The public sees a verdict on the claim."""

    NOT_SHOWN = "not_shown"
    """The public does not see the newest revision."""

    SHOWN = "shown"
    """The newest revision is the one that the public saw last."""

    SCHEDULED = "scheduled"
    """A time is set at which the newest revision is published."""

    NO_EMBARGO = "no_embargo"
    """No embargo keeps the verdict back."""

    MERGE_OF_PUBLIC = "merge_of_public"
    """The public never saw a verdict on the claim, or the actor may merge even then."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table.

    `permission` is None for what only the system does, `target` for what leaves the claim where it is.
    """

    action: Action
    sources: frozenset[ClaimState]
    target: ClaimState | None
    permission: Permission | None
    needs: frozenset[Need] = frozenset()

    def leads_from(self, state: ClaimState) -> ClaimState:
        """Return the state that a claim in `state` is in afterwards."""
        return self.target or state


def _row(
    action: Action,
    sources: tuple[ClaimState, ...],
    target: ClaimState | None,
    permission: Permission | None,
    *needs: Need,
) -> Transition:
    return Transition(action, frozenset(sources), target, permission, frozenset(needs))


_S, _A, _P, _N = ClaimState, Action, Permission, Need
_OPEN = (_S.QUEUED, _S.IN_REVIEW, _S.IN_APPROVAL, _S.CHANGES_REQUESTED, _S.APPROVED)

TRANSITIONS: dict[Action, Transition] = {
    row.action: row
    for row in (
        _row(_A.TAKE, (_S.QUEUED, _S.CHANGES_REQUESTED), _S.IN_REVIEW, _P.CLAIM_REVIEW),
        _row(_A.RELEASE, (_S.IN_REVIEW,), _S.QUEUED, _P.CLAIM_REVIEW, _N.LEASE),
        _row(_A.EXPIRE, (_S.IN_REVIEW,), _S.QUEUED, None),
        _row(_A.TAKE_OVER, (_S.IN_REVIEW,), _S.IN_REVIEW, _P.CLAIM_TAKE_OVER),
        _row(_A.PROPOSE, (_S.IN_REVIEW,), _S.IN_APPROVAL, _P.CLAIM_REVIEW, _N.LEASE, _N.COMPLETE_DRAFT),
        _row(_A.WITHDRAW, (_S.IN_APPROVAL,), _S.IN_REVIEW, _P.CLAIM_REVIEW, _N.PROPOSER),
        _row(
            _A.REQUEST_CHANGES,
            (_S.IN_APPROVAL,),
            _S.CHANGES_REQUESTED,
            _P.VERDICT_APPROVE,
            _N.OTHER_PERSON,
            _N.REVISION_HASH,
            _N.REASON,
        ),
        _row(
            _A.APPROVE,
            (_S.IN_APPROVAL,),
            _S.APPROVED,
            _P.VERDICT_APPROVE,
            _N.OTHER_PERSON,
            _N.REVISION_HASH,
        ),
        _row(_A.PUBLISH, (_S.APPROVED,), None, _P.VERDICT_PUBLISH, _N.REVISION_HASH, _N.NO_EMBARGO),
        _row(
            _A.SCHEDULE,
            (_S.APPROVED,),
            None,
            _P.VERDICT_PUBLISH,
            _N.REVISION_HASH,
            _N.NOT_SHOWN,
        ),
        _row(_A.UNSCHEDULE, (_S.APPROVED,), None, _P.VERDICT_PUBLISH, _N.SCHEDULED),
        _row(_A.CORRECT, (_S.APPROVED,), _S.IN_REVIEW, _P.VERDICT_CORRECT, _N.PUBLISHED, _N.REASON),
        _row(_A.DISMISS, _OPEN, _S.DISMISSED, _P.CLAIM_REVIEW, _N.UNPUBLISHED, _N.REASON),
        _row(_A.REOPEN, (_S.DISMISSED,), _S.QUEUED, _P.CLAIM_REVIEW),
        _row(_A.MERGE, _OPEN, _S.MERGED, _P.CLAIM_REVIEW, _N.MERGE_OF_PUBLIC),
        _row(_A.SPLIT_OFF, (_S.MERGED,), _S.QUEUED, _P.CLAIM_REVIEW, _N.MERGE_OF_PUBLIC),
        # Back where it was before it was merged: what the public saw last has been approved.
        _row(_A.RESTORE, (_S.MERGED,), _S.APPROVED, _P.CLAIM_MERGE_PUBLIC, _N.SHOWN),
        _row(_A.SET_RECHECK, (_S.IN_APPROVAL, _S.APPROVED), None, _P.VERDICT_RECHECK),
        _row(_A.RECHECK, (_S.APPROVED,), _S.QUEUED, None, _N.PUBLISHED, _N.SHOWN),
    )
}


def find_transition(state: ClaimState, action: Action) -> Transition | None:
    """Return the row for `action` in `state`, or None when the action is not possible there."""
    row = TRANSITIONS[action]
    return row if state in row.sources else None


def possible_actions(state: ClaimState) -> tuple[Action, ...]:
    """Return the actions that `state` admits, in the table's order."""
    return tuple(action for action, row in TRANSITIONS.items() if state in row.sources)
