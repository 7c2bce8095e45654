"""The whole map from roles to permissions, on one screen."""

from claimtrack.errors import NotPermittedError
from claimtrack.models import Policy, Role
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity

_VIEWER = frozenset({Permission.DESK_READ})
_REVIEWER = _VIEWER | {
    Permission.ARTICLE_ADD,
    Permission.CLAIM_ADD,
    Permission.CLAIM_REVIEW,
    Permission.CLAIM_COMMENT,
    Permission.INBOX_TRIAGE,
}
_EDITOR = _REVIEWER | {
    Permission.CLAIM_TAKE_OVER,
    Permission.CLAIM_MERGE_PUBLIC,
    Permission.VERDICT_APPROVE,
    Permission.VERDICT_PUBLISH,
    Permission.VERDICT_CORRECT,
    Permission.VERDICT_RECHECK,
    Permission.INBOX_DECIDE,
}
_ADMIN = _EDITOR | {Permission.DESK_ADMINISTER}
_SERVICE = _VIEWER | {Permission.ARTICLE_ADD}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.VIEWER: _VIEWER,
    Role.REVIEWER: _REVIEWER,
    Role.EDITOR: _EDITOR,
    Role.ADMIN: _ADMIN,
    Role.SERVICE: _SERVICE,
}


def permits(identity: Identity, permission: Permission, policy: Policy | None = None) -> bool:
    """Return whether `identity` has `permission`; `policy` may let reviewers approve (peer approval)."""
    if permission in ROLE_PERMISSIONS[identity.role]:
        return True
    peers_approve = policy is not None and policy.peer_approval
    return peers_approve and permission is Permission.VERDICT_APPROVE and identity.role is Role.REVIEWER


def require(identity: Identity, permission: Permission, policy: Policy | None = None) -> None:
    """Raise NotPermittedError unless `identity` has `permission`."""
    if not permits(identity, permission, policy):
        raise NotPermittedError
