"""Hosts of the desk's own network, and ports, that an administrator allows: those, directly, and no more."""

import pytest

from claimtrack.errors import AddressRefusedError
from claimtrack.intake.fetch import Fetcher, FetchPolicy
from claimtrack.intake.fetch.addresses import require_permitted
from claimtrack.intake.fetch.target import check_target
from tests.intake.fetch.conftest import MakeFetcher
from tests.intake.fetch.trial_web import PUBLIC, TrialWeb, answer, redirect

WIKI = "http://wiki:8080/page"


@pytest.fixture
def fetcher(web: TrialWeb, make_fetcher: MakeFetcher) -> Fetcher:
    web.names["wiki"] = ["10.0.0.7"]
    web.pages[WIKI] = answer(b"wiki")
    return make_fetcher(hosts=frozenset({"wiki", "192.168.1.5"}), ports=frozenset({8080}))


def test_a_host_that_is_allowed_may_be_private(web: TrialWeb, fetcher: Fetcher) -> None:
    assert fetcher.fetch(WIKI).ip_address == "10.0.0.7"
    web.pages["http://192.168.1.5/"] = answer(b"by number")
    assert fetcher.fetch("http://192.168.1.5/").body == b"by number"


def test_nothing_else_there_may_be_asked(web: TrialWeb, fetcher: Fetcher) -> None:
    web.names["intra.example"] = ["10.0.0.7"]
    for address in ("http://10.0.0.7/", "http://192.168.1.6/", "http://intra.example/", "http://wiki:22/"):
        with pytest.raises(AddressRefusedError):
            fetcher.fetch(address)
    assert web.connected == []


NEVER = (
    *("169.254.169.254", "100.100.100.200", "fd00:ec2::254", "::ffff:10.0.0.7"),
    *("fe80::1", "0.0.0.0", "224.0.0.1"),  # noqa: S104 - never bound
)


@pytest.mark.parametrize("address", NEVER)
def test_no_cloud_s_own_service_may_be_asked_even_so(web: TrialWeb, fetcher: Fetcher, address: str) -> None:
    web.names["wiki"] = [address]
    with pytest.raises(AddressRefusedError):
        fetcher.fetch(WIKI)
    assert web.connected == []


@pytest.mark.parametrize("address", ["10.0.0.7", "127.0.0.1", "::1", "fd12::7", PUBLIC])
def test_it_may_have_any_usual_address(web: TrialWeb, fetcher: Fetcher, address: str) -> None:
    web.names["wiki"] = [address]
    assert fetcher.fetch(WIKI).body == b"wiki"


def test_no_public_page_leads_there(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages["http://news.example/"] = redirect(WIKI)
    with pytest.raises(AddressRefusedError):
        fetcher.fetch("http://news.example/")
    assert {host for host, _ in web.connected} == {PUBLIC}


def test_pages_there_may_lead_to_each_other_and_out(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages["http://wiki:8080/old"] = redirect("/page")
    assert fetcher.fetch("http://wiki:8080/old").body == b"wiki"
    web.pages["http://wiki:8080/out"] = redirect("http://news.example/")
    web.pages["http://news.example/"] = answer(b"news")
    assert fetcher.fetch("http://wiki:8080/out").body == b"news"


@pytest.mark.parametrize("port", [80, 443, 8080])
def test_a_port_is_for_every_host(port: int) -> None:
    policy = FetchPolicy(ports=frozenset({8080}))
    for scheme in ("http", "https"):
        require_permitted(check_target(f"{scheme}://news.example:{port}/"), policy)
