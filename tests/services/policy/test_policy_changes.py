"""Setting the policy: a new version, one event, nobody but an administrator."""

from dataclasses import replace

import pytest

from claimtrack.errors import (
    BadAddressError,
    BadPolicyError,
    NotPermittedError,
    ReadOnlyError,
    StaleVersionError,
)
from claimtrack.models import Policy
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.policy.policy_changes import LONGEST_LEASE, PolicyChange, change_from, set_policy
from claimtrack.services.records.history import event_data, list_events
from tests.desk import TrialDesk
from tests.services.record import change_policy


def present(desk: TrialDesk) -> PolicyChange:
    with desk.database.reading() as session:
        return change_from(current_policy(session))


def put(desk: TrialDesk, change: PolicyChange, *, by: str = "adam") -> Policy:
    with desk.writing() as session:
        return set_policy(session, change=change, identity=desk.person(by), now=desk.now)


def test_a_change_is_a_new_version_and_the_old_one_stays(desk: TrialDesk) -> None:
    before = present(desk)
    policy = put(desk, replace(before, quorum=2, self_approval=True))
    assert (policy.version, policy.quorum, policy.self_approval) == (2, 2, True)
    with desk.database.reading() as session:
        assert session.get_one(Policy, 1).quorum == 1
        event = list_events(session)[0]
    assert (event.action, event.object_id) == ("policy.set", 2)
    assert event_data(event) == {"quorum": 2, "self_approval": True}


def test_what_changes_nothing_makes_no_version(desk: TrialDesk) -> None:
    change = replace(present(desk), lease_minutes=30)
    assert put(desk, change).version == put(desk, change).version == 2


def test_a_stale_change_is_refused(desk: TrialDesk) -> None:
    before = present(desk)
    put(desk, replace(before, lease_minutes=30))
    with pytest.raises(StaleVersionError):
        put(desk, replace(before, lease_minutes=45))


@pytest.mark.parametrize("person", ["alice", "bob", "vera"])
def test_only_an_administrator_sets_it(desk: TrialDesk, person: str) -> None:
    with pytest.raises(NotPermittedError):
        put(desk, replace(present(desk), quorum=2), by=person)


@pytest.mark.parametrize(
    "wrong",
    [{"quorum": 0}, {"sources_required": -1}, {"lease_minutes": LONGEST_LEASE + 1}, {"publisher_name": " "}],
)
def test_a_policy_that_cannot_be_is_refused(desk: TrialDesk, wrong: dict[str, int | str]) -> None:
    with pytest.raises(BadPolicyError):
        put(desk, replace(present(desk), **wrong))  # type: ignore[arg-type]


def test_the_publisher_s_addresses_lead_to_the_web(desk: TrialDesk) -> None:
    with pytest.raises(BadAddressError):
        put(desk, replace(present(desk), publisher_logo_url="javascript:alert(1)"))


def test_a_read_only_desk_keeps_its_policy(desk: TrialDesk) -> None:
    change_policy(desk, read_only=True)
    with pytest.raises(ReadOnlyError):
        put(desk, replace(present(desk), quorum=2))
