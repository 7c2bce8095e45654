"""The state machine, all of it: each action in each state, against the design's table written out."""

import pytest

from claimtrack.permission import Permission
from claimtrack.services.claims.guards import GUARDS
from claimtrack.workflow import (
    TRANSITIONS,
    Action,
    ClaimState,
    Need,
    PublicationState,
    find_transition,
    possible_actions,
)

STATES = ["queued", "in_review", "in_approval", "changes_requested", "approved", "dismissed", "merged"]
# An action's way from each of the states above; a dash where it is not possible.
TABLE = {
    "claim.take": "in_review - - in_review - - -",
    "claim.release": "- queued - - - - -",
    "claim.expire": "- queued - - - - -",
    "claim.take_over": "- in_review - - - - -",
    "verdict.propose": "- in_approval - - - - -",
    "verdict.withdraw": "- - in_review - - - -",
    "verdict.request_changes": "- - changes_requested - - - -",
    "verdict.approve": "- - approved - - - -",
    "verdict.publish": "- - - - approved - -",
    "verdict.schedule": "- - - - approved - -",
    "verdict.unschedule": "- - - - approved - -",
    "verdict.correct": "- - - - in_review - -",
    "claim.dismiss": "dismissed dismissed dismissed dismissed dismissed - -",
    "claim.reopen": "- - - - - queued -",
    "claim.merge": "merged merged merged merged merged - -",
    "claim.split_off": "- - - - - - queued",
    "claim.restore": "- - - - - - approved",
    "claim.set_recheck": "- - in_approval - approved - -",
    "claim.recheck": "- - - - queued - -",
}
# Who may, and what it needs besides.
RULES = {
    "claim.take": ("claim.review", set()),
    "claim.release": ("claim.review", {"lease"}),
    "claim.expire": (None, set()),
    "claim.take_over": ("claim.take_over", set()),
    "verdict.propose": ("claim.review", {"lease", "complete_draft"}),
    "verdict.withdraw": ("claim.review", {"proposer"}),
    "verdict.request_changes": ("verdict.approve", {"other_person", "revision_hash", "reason"}),
    "verdict.approve": ("verdict.approve", {"other_person", "revision_hash"}),
    "verdict.publish": ("verdict.publish", {"revision_hash", "no_embargo"}),
    "verdict.schedule": ("verdict.publish", {"revision_hash", "not_shown"}),
    "verdict.unschedule": ("verdict.publish", {"scheduled"}),
    "verdict.correct": ("verdict.correct", {"published", "reason"}),
    "claim.dismiss": ("claim.review", {"unpublished", "reason"}),
    "claim.reopen": ("claim.review", set()),
    "claim.merge": ("claim.review", {"merge_of_public"}),
    "claim.split_off": ("claim.review", {"merge_of_public"}),
    "claim.restore": ("claim.merge_public", {"shown"}),
    "claim.set_recheck": ("verdict.recheck", set()),
    "claim.recheck": (None, {"published", "shown"}),
}
WAYS = [
    pytest.param(ClaimState(state), Action(action), target, id=f"{action}-{state}")
    for action, row in TABLE.items()
    for state, target in zip(STATES, row.split(), strict=True)
]


@pytest.mark.parametrize(("state", "action", "target"), WAYS)
def test_an_action_leads_where_the_table_says(state: ClaimState, action: Action, target: str) -> None:
    transition = find_transition(state, action)
    assert (transition.leads_from(state) if transition else "-") == target


@pytest.mark.parametrize("action", Action)
def test_an_action_asks_for_what_the_table_says(action: Action) -> None:
    permission, needs = RULES[action]
    assert TRANSITIONS[action].permission == permission
    assert TRANSITIONS[action].needs == needs


@pytest.mark.parametrize("state", ClaimState)
def test_the_possible_actions_of_a_state_are_those_of_the_table(state: ClaimState) -> None:
    column = STATES.index(state)
    assert set(possible_actions(state)) == {
        action for action, row in TABLE.items() if row.split()[column] != "-"
    }


def test_the_table_is_complete() -> None:
    assert set(TABLE) == set(RULES) == set(Action) == set(TRANSITIONS)
    assert list(ClaimState) == STATES


def test_every_row_stands_under_its_own_action() -> None:
    assert all(action is row.action for action, row in TRANSITIONS.items())


def test_every_need_has_a_guard() -> None:
    assert set(GUARDS) == set(Need)


def test_every_permission_that_is_named_exists() -> None:
    named = {row.permission for row in TRANSITIONS.values() if row.permission is not None}
    assert named <= set(Permission)


def test_only_the_system_lets_a_lease_expire_and_a_verdict_be_looked_at_again() -> None:
    system = {action for action, row in TRANSITIONS.items() if row.permission is None}
    assert system == {Action.EXPIRE, Action.RECHECK}


def test_every_state_can_be_reached_from_the_queue() -> None:
    reached, waiting = set(), [ClaimState.QUEUED]
    while waiting:
        state = waiting.pop()
        reached.add(state)
        targets = {TRANSITIONS[action].leads_from(state) for action in possible_actions(state)}
        waiting.extend(targets - reached)
    assert reached == set(ClaimState)


def test_whoever_decides_names_the_revision_that_was_read() -> None:
    deciding = {Action.APPROVE, Action.REQUEST_CHANGES, Action.PUBLISH, Action.SCHEDULE}
    assert all(Need.REVISION_HASH in TRANSITIONS[action].needs for action in deciding)


def test_an_approval_is_always_another_person_s() -> None:
    assert all(
        Need.OTHER_PERSON in row.needs
        for row in TRANSITIONS.values()
        if row.permission is Permission.VERDICT_APPROVE
    )


def test_nothing_leads_into_approved_but_an_approval_and_the_undoing_of_a_merge() -> None:
    """What is undone is only approved again where the public saw its newest revision already.

    Publishing stays there: it moves what the public sees, not what must be done.
    """
    ways = {
        (state, action)
        for action, row in TRANSITIONS.items()
        for state in row.sources
        if row.target is ClaimState.APPROVED and state is not ClaimState.APPROVED
    }
    assert ways == {(ClaimState.IN_APPROVAL, Action.APPROVE), (ClaimState.MERGED, Action.RESTORE)}
    assert Need.SHOWN in TRANSITIONS[Action.RESTORE].needs


def test_what_the_public_sees_has_its_own_states() -> None:
    assert list(PublicationState) == ["unpublished", "scheduled", "published", "retracted"]
