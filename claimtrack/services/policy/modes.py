"""Safety mode: the whole desk read-only, for an election, an attack or a legal hold."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.errors import ModeReasonMissingError
from claimtrack.models import Policy
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.policy.policy_changes import change_from, lock_policy, next_version

SET_MODE: Final = "policy.mode"
LONGEST_REASON = 500


class Mode(StrEnum):
    """Whether the desk can be changed."""

    OPEN = "open"
    READ_ONLY = "read-only"


@dataclass(frozen=True, slots=True)
class ModeNow:
    """The mode in force; `since` is when a read-only desk became that, None for an open one."""

    mode: Mode
    since: datetime | None
    reason: str


def mode_of(policy: Policy) -> ModeNow:
    """Return the mode that a policy puts the desk in. While it is read-only, no other version can follow."""
    if policy.read_only:
        return ModeNow(Mode.READ_ONLY, policy.created_at, policy.read_only_reason)
    return ModeNow(Mode.OPEN, None, "")


def current_mode(session: Session) -> ModeNow:
    """Return the mode in force. Raises DatabaseNotReadyError before ``init``."""
    return mode_of(current_policy(session))


def set_mode_by_hand(
    session: Session, *, mode: Mode, reason: str, identity: Identity, now: datetime
) -> ModeNow:
    """Set the mode as an administrator does. Raises NotPermittedError or ModeReasonMissingError."""
    require(identity, Permission.DESK_ADMINISTER, current_policy(session))
    return set_mode(session, mode=mode, reason=reason, actor=Actor.user(identity.user_id), now=now)


def set_mode(session: Session, *, mode: Mode, reason: str, actor: Actor, now: datetime) -> ModeNow:
    """Return the mode in force afterwards: a new version of the policy, and one event with the reason.

    Set twice it is set once. Raises ModeReasonMissingError without a reason for a read-only desk, or with one
    that is too long.
    """
    words = " ".join(reason.split())
    if len(words) > LONGEST_REASON or (mode is Mode.READ_ONLY and not words):
        raise ModeReasonMissingError(limit=LONGEST_REASON)
    before = lock_policy(session)
    if mode_of(before).mode is mode:
        return mode_of(before)
    policy = next_version(before, change_from(before), now=now)
    policy.read_only = mode is Mode.READ_ONLY
    policy.read_only_reason = words if policy.read_only else ""
    session.add(policy)
    session.flush()
    _record(session, policy, mode=mode, reason=words, actor=actor)
    return mode_of(policy)


def _record(session: Session, policy: Policy, *, mode: Mode, reason: str, actor: Actor) -> None:
    append_event(
        session,
        at=policy.created_at,
        actor=actor,
        action=SET_MODE,
        object_kind="policy",
        object_id=policy.version,
        data={"mode": mode.value, "reason": reason},
    )
