"""Which web addresses are taken."""

import pytest

from claimtrack.errors import BadAddressError
from claimtrack.intake import checked_address
from claimtrack.intake.address import is_for_examples, site_of


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org",
        "https://example.org/a?b=c#d",
        "HTTPS://Example.ORG/",
        "https://čebelar.example/članek",
        "http://192.0.2.1:8080/",
        "http://[2001:db8::1]/",
    ],
)
def test_web_addresses_are_returned_as_written(address: str) -> None:
    assert checked_address(address) == address


def test_white_space_around_it_is_dropped() -> None:
    assert checked_address(" https://example.org/a\n") == "https://example.org/a"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "plain words",
        "example.org/a",
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/hosts",
        "ftp://example.org/",
        "mailto:a@example.org",
        "http://",
        "https:///x",
        "http:/example.org",
        "//example.org/x",
        "http://.",
        "http://a..b/",
        "http://-/",
        "http://user:word@example.org/",
        "http://example.org@evil.example/",
        "http://example.org:99999/",
        "http://example.org:0/",
        "http://[::1",
        "http://exa mple.org/",
        "http://example.org/a b",
        "http://example.org/\x00",
        "http://example.org\\@evil.example/",
        "http://example.org/\u202egpj.exe",
        "http://example.org/\ud800",
        "https://example.org/" + "a" * 2000,
    ],
)
def test_anything_else_is_refused(address: str) -> None:
    with pytest.raises(BadAddressError) as refusal:
        checked_address(address)
    assert len(str(refusal.value)) < 300


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/account", True),
        ("http://www.example.com:8080", True),
        ("https://example.org.town.si/", False),
        ("https://notexample.org/", False),
        ("https://town.example/", False),
    ],
)
def test_sites_for_examples_are_known(address: str, *, expected: bool) -> None:
    assert is_for_examples(address) is expected


def test_a_site_has_one_name_for_all_screens() -> None:
    addresses = ("https://www.town.si/a", "http://m.town.si:8080", "https://amp.town.si", "https://town.si")
    assert {site_of(address) for address in addresses} == {"town.si"}
