"""Who may do what: the whole map, written down a second time by hand."""

from datetime import UTC, datetime

import pytest

from claimtrack.errors import NotPermittedError
from claimtrack.models import Policy, Role
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import ROLE_PERMISSIONS, permits, require

# Columns: viewer, reviewer, editor, admin, service.
TABLE = {
    "desk.read": "yes yes yes yes yes",
    "article.add": "no  yes yes yes yes",
    "claim.add": "no  yes yes yes no",
    "claim.review": "no  yes yes yes no",
    "claim.comment": "no  yes yes yes no",
    "claim.take_over": "no  no  yes yes no",
    "claim.merge_public": "no  no  yes yes no",
    "verdict.approve": "no  no  yes yes no",
    "verdict.publish": "no  no  yes yes no",
    "verdict.correct": "no  no  yes yes no",
    "verdict.recheck": "no  no  yes yes no",
    "inbox.triage": "no  yes yes yes no",
    "inbox.decide": "no  no  yes yes no",
    "desk.administer": "no  no  no  yes no",
}
COLUMNS = ["viewer", "reviewer", "editor", "admin", "service"]
CASES = [
    pytest.param(Role(role), Permission(name), word == "yes", id=f"{role}-{name}")
    for name, row in TABLE.items()
    for role, word in zip(COLUMNS, row.split(), strict=True)
]


def policy(*, peer_approval: bool = False, self_approval: bool = False) -> Policy:
    return Policy(
        version=1,
        created_at=datetime(2026, 3, 2, tzinfo=UTC),
        peer_approval=peer_approval,
        self_approval=self_approval,
    )


@pytest.mark.parametrize(("role", "permission", "allowed"), CASES)
def test_a_role_allows_what_the_table_says(role: Role, permission: Permission, *, allowed: bool) -> None:
    assert permits(Identity(1, role), permission) is allowed
    assert permits(Identity(1, role), permission, policy()) is allowed


def test_the_table_has_every_permission_and_every_role() -> None:
    assert set(TABLE) == set(Permission)
    assert set(COLUMNS) == set(Role) == set(ROLE_PERMISSIONS)


def test_every_permission_belongs_to_somebody() -> None:
    assert frozenset().union(*ROLE_PERMISSIONS.values()) == set(Permission)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.VIEWER, False),
        (Role.REVIEWER, True),
        (Role.EDITOR, True),
        (Role.ADMIN, True),
        (Role.SERVICE, False),
    ],
)
def test_peer_approval_lets_reviewers_approve_and_nobody_else(role: Role, *, allowed: bool) -> None:
    peers = policy(peer_approval=True)
    assert permits(Identity(1, role), Permission.VERDICT_APPROVE, peers) is allowed


@pytest.mark.parametrize("permission", sorted(set(Permission) - {Permission.VERDICT_APPROVE}))
def test_peer_approval_gives_reviewers_nothing_else(permission: Permission) -> None:
    reviewer = Identity(1, Role.REVIEWER)
    assert permits(reviewer, permission, policy(peer_approval=True)) is permits(reviewer, permission)


def test_self_approval_gives_no_permission() -> None:
    """It lifts the rule against contributors; who may not approve at all still may not."""
    reviewer = Identity(1, Role.REVIEWER)
    assert not permits(reviewer, Permission.VERDICT_APPROVE, policy(self_approval=True))


def test_what_is_not_permitted_is_refused_with_whom_to_ask() -> None:
    with pytest.raises(NotPermittedError, match="administrator"):
        require(Identity(1, Role.VIEWER), Permission.CLAIM_REVIEW)
    require(Identity(1, Role.REVIEWER), Permission.CLAIM_REVIEW)
