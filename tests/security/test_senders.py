"""What stands for a sender's network: the same for one household, nothing that tells which."""

import pytest

from claimtrack.security.senders import sender_digest

KEY = b"a key of the desk"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.9", "203.0.113.9", True),
        ("203.0.113.9", "203.0.113.10", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.9", "203.0.113.9", True),
        ("", "unix:", False),
    ],
)
def test_one_network_is_one_sender(one: str, other: str, *, same: bool) -> None:
    assert (sender_digest(one, key=KEY) == sender_digest(other, key=KEY)) is same


def test_another_desk_has_other_digests() -> None:
    assert sender_digest("203.0.113.9", key=KEY) != sender_digest("203.0.113.9", key=b"another key")
