"""Nobody can lead the desk to where it has no business: every connection that is made is on record.

Three records: what the fetcher asked its way out for, what the interpreter saw at the level of sockets, and
what a server on this machine received.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimtrack.errors import AddressRefusedError, FetchError
from claimtrack.intake.fetch import Fetcher, FetchPolicy, Network
from tests.intake.fetch.conftest import CLOCK, MakeFetcher
from tests.intake.fetch.trial_web import PUBLIC, PUBLIC_V6, TrialWeb, answer, redirect

_FILE = Path(__file__).with_name("tricks.toml")
_TRICKS: dict[str, list[str]] = tomllib.loads(_FILE.read_text(encoding="utf8"))
SPELLINGS = [*_TRICKS["spellings"], "http://news.example/\ud800", f"http://{'a' * 64}.example/"]
FORBIDDEN_ANSWERS = _TRICKS["answers"]
LOCATIONS = [*_TRICKS["locations"], "x" * 3000]


def test_there_are_enough_tricks() -> None:
    assert len({*SPELLINGS, *FORBIDDEN_ANSWERS, *LOCATIONS}) > 180
    assert len(set(SPELLINGS)) == len(SPELLINGS)


@pytest.mark.parametrize("address", SPELLINGS, ids=ascii)
def test_no_spelling_leads_anywhere(
    web: TrialWeb, fetcher: Fetcher, connections: list[Any], address: str
) -> None:
    # Were a name looked up, it would lead to this machine.
    names = (address.partition("//")[2].rstrip("/"), "localhost", "router")
    web.names = {name: ["127.0.0.1"] for name in names}
    with pytest.raises(AddressRefusedError) as caught:
        fetcher.fetch(address)
    assert (web.connected, web.asked, web.looked_up, connections) == ([], [], [], [])
    assert "password" not in str(caught.value).partition(":")[0]


def test_what_follows_a_hash_is_no_part_of_the_host(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages["http://news.example/"] = answer(b"news")
    assert fetcher.fetch("http://news.example#@127.0.0.1:81/").address == "http://news.example/"
    assert set(web.connected) == {(PUBLIC, 80)}


@pytest.mark.parametrize("address", FORBIDDEN_ANSWERS)
@pytest.mark.parametrize("beside", [(), (PUBLIC,)], ids=["alone", "beside a public one"])
def test_a_name_that_leads_astray_is_refused_whole(
    web: TrialWeb, fetcher: Fetcher, connections: list[Any], address: str, beside: tuple[str, ...]
) -> None:
    web.names["news.example"] = [*beside, address]
    with pytest.raises(AddressRefusedError):
        fetcher.fetch("http://news.example/")
    assert (web.connected, web.asked, connections) == ([], [], [])


@pytest.mark.parametrize("location", LOCATIONS, ids=lambda location: ascii(location)[:40])
def test_no_redirect_leads_astray(web: TrialWeb, fetcher: Fetcher, location: str) -> None:
    web.names["rebound.example"] = ["127.0.0.1"]
    wire = location if location.isascii() else location.encode().decode("latin-1")
    web.pages["http://news.example/"] = redirect(location if location == "\xff\xfe" else wire)
    with pytest.raises(FetchError) as caught:
        fetcher.fetch("http://news.example/")
    # A tab at the edge of a header is no part of it, and what stays leads to a page that is not there.
    assert isinstance(caught.value, AddressRefusedError) or location == "\ttab"
    assert set(web.connected) == {(PUBLIC, 80)}
    assert {asked.host for asked in web.asked} == {"news.example"}


@pytest.mark.parametrize("location", LOCATIONS, ids=lambda location: ascii(location)[:40])
def test_no_robots_file_leads_astray(web: TrialWeb, fetcher: Fetcher, location: str) -> None:
    web.names["rebound.example"] = ["127.0.0.1"]
    web.pages["http://news.example/robots.txt"] = redirect(location.encode().decode("latin-1"))
    web.pages["http://news.example/"] = answer(b"news")
    assert fetcher.fetch("http://news.example/").body == b"news"
    assert set(web.connected) == {(PUBLIC, 80)}
    assert {asked.host for asked in web.asked} == {"news.example"}


def test_a_name_that_changes_between_check_and_connection_changes_nothing(
    web: TrialWeb, make_fetcher: MakeFetcher
) -> None:
    """A name that is looked up twice may be public the first time and this machine the second."""
    answers = iter([[PUBLIC], [PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    web.pages["http://news.example/"] = redirect("http://news.example/again")
    network = Network(resolve=lambda _host, _port: next(answers), connect=web.network.connect, tls=web.tls)
    fetcher = Fetcher(FetchPolicy(delay=0.0), clock=CLOCK, network=network)
    with pytest.raises(AddressRefusedError):
        fetcher.fetch("http://news.example/")
    # One look-up for robots.txt, one for the page, and the third, after the redirect, is refused.
    assert web.connected == [(PUBLIC, 80), (PUBLIC, 80)]
    assert web.visited == ["http://news.example/"]


def test_the_checked_address_is_the_one_connected_to(web: TrialWeb, fetcher: Fetcher) -> None:
    web.names["news.example"] = [PUBLIC_V6]
    web.pages["http://news.example/"] = answer(b"news")
    assert fetcher.fetch("http://news.example/").ip_address == PUBLIC_V6
    assert set(web.connected) == {(PUBLIC_V6, 80)}
    assert {asked.headers["host"] for asked in web.asked} == {"news.example"}


def test_the_system_s_own_way_out_connects_to_numbers_only(web: TrialWeb, connections: list[Any]) -> None:
    """The record works, and a socket is opened to the address as it is, without another look-up."""
    policy = FetchPolicy(delay=0.0, hosts=frozenset({"wiki.intranet"}), ports=frozenset({web.plain_port}))
    network = Network(resolve=lambda _host, _port: ["127.0.0.1"])
    web.pages[f"http://wiki.intranet:{web.plain_port}/"] = answer(b"wiki")
    fetcher = Fetcher(policy, clock=CLOCK, network=network)
    assert fetcher.fetch(f"http://wiki.intranet:{web.plain_port}/").body == b"wiki"
    connects = [where for event, where in connections if event == "socket.connect"]
    assert connects == [("127.0.0.1", web.plain_port)] * 2
    assert {where for event, where in connections if event == "socket.getaddrinfo"} <= {"127.0.0.1"}


def test_the_system_s_resolver_is_asked_for_every_address() -> None:
    assert set(Network().resolve("localhost", 80)) <= {"127.0.0.1", "::1"}
