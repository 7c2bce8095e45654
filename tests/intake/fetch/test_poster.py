"""Sending: by the same rules as fetching, and nothing that an answer leads to is followed."""

import socket
from collections.abc import Callable
from typing import Any

import pytest

from claimtrack.errors import AddressRefusedError, PageTooSlowError, SiteUnreachableError
from claimtrack.intake.fetch import FetchPolicy, Poster, permitted_target
from tests.intake.fetch.conftest import CLOCK, PATIENCE
from tests.intake.fetch.test_forbidden import FORBIDDEN_ANSWERS, SPELLINGS
from tests.intake.fetch.trial_web import Behaviour, TrialWeb, answer, drip, hang, redirect

ADDRESS = "http://hook.example/in?key=1"
BODY = '{"claim": "č"}'.encode()
Post = Callable[..., Any]


@pytest.fixture
def poster(web: TrialWeb) -> Poster:
    """What sends into the web of the tests."""
    return Poster(FetchPolicy(user_agent="Trial/1"), clock=CLOCK, network=web.network)


def post(poster: Poster, address: str = ADDRESS, *, seconds: float = PATIENCE) -> Any:
    return poster.post(address, body=BODY, headers={"Webhook-Id": "msg_1"}, seconds=seconds)


def test_what_is_sent_arrives_whole(web: TrialWeb, poster: Poster) -> None:
    web.pages[ADDRESS] = answer(status=204)
    assert post(poster).is_success
    (asked,) = web.asked
    assert (asked.method, asked.path, asked.body) == ("POST", "/in?key=1", BODY)
    assert asked.headers["content-length"] == str(len(BODY))
    assert (asked.headers["webhook-id"], asked.headers["user-agent"]) == ("msg_1", "Trial/1")


@pytest.mark.parametrize("status", [300, 400, 410, 500])
def test_a_refusal_says_why(web: TrialWeb, poster: Poster, status: int) -> None:
    web.pages[ADDRESS] = answer(b"no\r\n\x00 <b>signature</b> " + b"x" * 100_000, status=status)
    got = post(poster)
    assert (got.status, got.is_success) == (status, False)
    assert got.excerpt.startswith("no \ufffd <b>signature</b> xxx")
    assert len(got.excerpt) == 200


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["http://127.0.0.1/", "http://other.example/"])
def test_no_redirect_is_followed(web: TrialWeb, poster: Poster, status: int, location: str) -> None:
    web.pages[ADDRESS] = redirect(location, status=status)
    assert not post(poster).is_success
    assert web.looked_up == ["hook.example"]
    assert len(web.asked) == 1


@pytest.mark.parametrize("address", FORBIDDEN_ANSWERS)
def test_a_name_that_leads_astray_by_now_is_refused(
    web: TrialWeb, poster: Poster, connections: list[Any], address: str
) -> None:
    web.pages[ADDRESS] = answer()
    assert permitted_target(ADDRESS, poster.policy).address == ADDRESS
    web.names["hook.example"] = [address]
    with pytest.raises(AddressRefusedError):
        post(poster)
    assert (web.connected, web.asked, connections) == ([], [], [])


@pytest.mark.parametrize("address", SPELLINGS, ids=ascii)
def test_no_spelling_leads_anywhere(web: TrialWeb, poster: Poster, address: str) -> None:
    web.names = {address.partition("//")[2].rstrip("/"): ["127.0.0.1"]}
    for use in (
        lambda written: permitted_target(written, poster.policy),
        lambda written: post(poster, written),
    ):
        with pytest.raises(AddressRefusedError):
            use(address)
    assert (web.connected, web.looked_up) == ([], [])


@pytest.mark.parametrize("behaviour", [hang, drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n")])
def test_a_server_that_hangs_is_left_in_time(web: TrialWeb, poster: Poster, behaviour: Behaviour) -> None:
    web.pages[ADDRESS] = behaviour
    with pytest.raises(PageTooSlowError):
        post(poster, seconds=0.3)


def test_what_was_taken_counts_although_the_answer_never_ends(web: TrialWeb, poster: Poster) -> None:
    web.pages[ADDRESS] = drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x")
    assert post(poster).is_success
    web.pages[ADDRESS] = drip(b"HTTP/1.1 500 No\r\n\r\n", b"x")
    assert post(poster, seconds=0.3).excerpt == ""


def test_a_server_that_breaks_off_is_unreachable(web: TrialWeb, poster: Poster) -> None:
    def close(connection: socket.socket, _asked: object) -> None:
        connection.close()

    web.pages[ADDRESS] = close
    with pytest.raises(SiteUnreachableError):
        post(poster)
