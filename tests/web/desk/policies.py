"""Changing the desk's policy for a test, as an administrator does."""

from dataclasses import replace
from typing import Any

from claimtrack.services.policy.modes import Mode, set_mode_by_hand
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.policy.policy_changes import change_from, set_policy
from tests.desk import TrialDesk


def change_policy(desk: TrialDesk, **values: Any) -> None:
    """Have adam set a policy with other `values`."""
    if "read_only" in values:
        mode = Mode.READ_ONLY if values.pop("read_only") else Mode.OPEN
        with desk.writing() as session:
            set_mode_by_hand(
                session, mode=mode, reason="An election.", identity=desk.person("adam"), now=desk.now
            )
        return
    with desk.writing() as session:
        change = replace(change_from(current_policy(session)), **values)
        set_policy(session, change=change, identity=desk.person("adam"), now=desk.now)
