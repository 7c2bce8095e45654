"""Changing the desk's policy for a test, as an administrator does."""

from dataclasses import replace
from typing import Any

from claimtrack.services.policies import current_policy
from claimtrack.services.policy_changes import change_from, set_policy
from tests.desk import TrialDesk


def change_policy(desk: TrialDesk, **values: Any) -> None:
    """Have adam set a policy with other `values`."""
    with desk.writing() as session:
        change = replace(change_from(current_policy(session)), **values)
        set_policy(session, change=change, identity=desk.person("adam"), now=desk.now)
