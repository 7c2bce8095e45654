"""Who asks, as a value that services are given."""

import pytest

from claimtrack.models import Role, User
from claimtrack.security.identity import Identity


def test_an_identity_has_the_key_and_the_role_of_its_person() -> None:
    assert Identity.of(User(id=7, name="wren", role=Role.EDITOR)) == Identity(7, Role.EDITOR)


def test_an_identity_cannot_give_itself_another_role() -> None:
    identity = Identity(7, Role.VIEWER)
    with pytest.raises(AttributeError):
        identity.role = Role.ADMIN  # type: ignore[misc]
