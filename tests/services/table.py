"""The design's table once more, by situation: who does something by which action."""

from claimtrack.models import Role
from claimtrack.security.identity import Identity
from claimtrack.workflow import Action
from tests.desk import TrialDesk

# Small letters are alice, who worked on the verdict, proposed it and holds what is held; large ones are bob,
# who did not. Each in the role of a reviewer, an editor or an administrator; viewers and programs change
# nothing.
EVERYONE, EDITORS, WORKER, OTHER_EDITORS = "rReEaA", "eEaA", "rea", "EA"
MAY: dict[str, dict[Action, str]] = {
    "queued": {Action.TAKE: EVERYONE, Action.DISMISS: EVERYONE, Action.MERGE: EVERYONE},
    "due_again": {Action.TAKE: EVERYONE, Action.MERGE: EDITORS},
    "in_review": {
        Action.RELEASE: WORKER,
        Action.TAKE_OVER: EDITORS,
        Action.PROPOSE: WORKER,
        Action.DISMISS: WORKER,
        Action.MERGE: WORKER,
    },
    "in_approval": {
        Action.WITHDRAW: WORKER,
        Action.REQUEST_CHANGES: OTHER_EDITORS,
        Action.APPROVE: OTHER_EDITORS,
        Action.DISMISS: EVERYONE,
        Action.MERGE: EVERYONE,
        Action.SET_RECHECK: EDITORS,
    },
    "changes_requested": {Action.TAKE: EVERYONE, Action.DISMISS: EVERYONE, Action.MERGE: EVERYONE},
    "approved": {
        Action.PUBLISH: EDITORS,
        Action.SCHEDULE: EDITORS,
        Action.DISMISS: EVERYONE,
        Action.MERGE: EVERYONE,
        Action.SET_RECHECK: EDITORS,
    },
    "scheduled": {
        Action.PUBLISH: EDITORS,
        Action.SCHEDULE: EDITORS,
        Action.UNSCHEDULE: EDITORS,
        Action.DISMISS: EVERYONE,
        Action.MERGE: EVERYONE,
        Action.SET_RECHECK: EDITORS,
    },
    "embargoed": {
        Action.SCHEDULE: EDITORS,
        Action.UNSCHEDULE: EDITORS,
        Action.DISMISS: EVERYONE,
        Action.MERGE: EVERYONE,
        Action.SET_RECHECK: EDITORS,
    },
    "published": {Action.CORRECT: EDITORS, Action.MERGE: EDITORS, Action.SET_RECHECK: EDITORS},
    "retracted": {Action.CORRECT: EDITORS, Action.MERGE: EDITORS, Action.SET_RECHECK: EDITORS},
    "dismissed": {Action.REOPEN: EVERYONE},
    "merged": {Action.SPLIT_OFF: EVERYONE},
    "merged_public": {Action.RESTORE: EDITORS},
    "merged_beside_work": {Action.SPLIT_OFF: EDITORS},
}
LETTERS = {Role.REVIEWER: "r", Role.EDITOR: "e", Role.ADMIN: "a", Role.VIEWER: "v", Role.SERVICE: "s"}


def crowd(desk: TrialDesk) -> dict[str, Identity]:
    """Return alice (small letter) and bob (large letter) in every role."""
    alice, bob = desk.person("alice").user_id, desk.person("bob").user_id
    small = {letter: Identity(alice, role) for role, letter in LETTERS.items()}
    return small | {letter.upper(): Identity(bob, role) for role, letter in LETTERS.items()}
