"""One strict rule for addresses: what it lets through, every other parser reads the same way."""

from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimtrack.errors import AddressRefusedError
from claimtrack.intake.fetch import check_target
from claimtrack.intake.fetch.public_internet import IPAddress, is_intranet, is_public
from claimtrack.intake.fetch.target import follow

_PIECES = st.sampled_from(
    [
        *"/:@?#[]%.\\ \t\n0aA-_;=&",
        "http",
        "https",
        "://",
        "news.example",
        "127.0.0.1",
        "0x7f",
        "::1",
        "xn--",
        "č",
    ]
)


@pytest.mark.parametrize(
    ("address", "understood"),
    [
        ("http://news.example", "http://news.example/"),
        ("HTTPS://News.Example:443/A?B#C", "https://news.example/A?B"),
        ("http://news.example:443", "http://news.example:443/"),
        ("http://news.example?q=1", "http://news.example/?q=1"),
        ("http://news.example/a b".replace(" ", "%20"), "http://news.example/a%20b"),
        ("http://news.example/članek?č=ž", "http://news.example/%C4%8Dlanek?%C4%8D=%C5%BE"),
        ("http://news.example/a@b:c//d/../e", "http://news.example/a@b:c//d/../e"),
        ("http://xn--asnik-gya.example/", "http://xn--asnik-gya.example/"),
        ("http://ČASNIK.example/", "http://xn--asnik-gya.example/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://[2606:2800:21F::8B2C]:80/", "http://[2606:2800:21f::8b2c]/"),
        ("http://a_b.news.example/", "http://a_b.news.example/"),
        ("http://news.example:", None),
        ("http://česa˙.example/", None),
    ],
)
def test_an_address_is_understood_in_one_way(address: str, understood: str | None) -> None:
    if understood is None:
        with pytest.raises(AddressRefusedError):
            check_target(address)
    else:
        assert check_target(address).address == understood


@settings(deadline=None, max_examples=300)
@given(st.lists(_PIECES, max_size=9).map("".join) | st.text(max_size=30))
@example("//news.example")
def test_whatever_gets_through_is_read_alike_by_others(rest: str) -> None:
    try:
        target = check_target(f"http://{rest}")
    except AddressRefusedError:
        return
    parts = urlsplit(target.address)
    assert (parts.scheme, parts.hostname, parts.port or 80) == (target.scheme, target.host, target.port)
    assert (parts.username, parts.password) == (None, None)
    assert check_target(target.address) == target
    assert target.address.isascii()


@settings(deadline=None, max_examples=300)
@given(st.lists(_PIECES, max_size=9).map("".join) | st.text(max_size=30))
def test_a_redirect_is_followed_or_refused(location: str) -> None:
    start = check_target("http://news.example/a/b")
    try:
        onward = follow(start, location)
    except AddressRefusedError:
        return
    assert check_target(onward.address) == onward


@settings(deadline=None, max_examples=500)
@given(st.ip_addresses())
def test_what_is_public_is_global_to_python_too(address: IPAddress) -> None:
    if is_public(address):
        assert address.is_global
        assert not any((address.is_multicast, address.is_reserved, address.is_loopback, is_intranet(address)))


_HOLDERS = [
    *((prefix, 0) for prefix in ("::", "::ffff:0:0", "::ffff:0:0:0", "64:ff9b::", "64:ff9b:1::", "2001::")),
    *(("2002::", 80), ("2606:2800::5efe:0:0", 0), ("2606:2800::200:5efe:0:0", 0), ("2001:0:1:2::", 0)),
]


@settings(deadline=None)
@given(st.ip_addresses(v=4), st.sampled_from(_HOLDERS))
def test_no_ipv4_address_is_let_through_inside_an_ipv6_one(
    inner: IPv4Address, holder: tuple[str, int]
) -> None:
    prefix, shift = holder
    assert not is_public(IPv6Address(int(IPv6Address(prefix)) | int(inner) << shift))


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "1.1.1.1", "2606:4700::1", "2a00:1450:4001::1"]
)
def test_public_places_are_public(address: str) -> None:
    known = IPv6Address(address) if ":" in address else IPv4Address(address)
    assert is_public(known)
