"""Sites that are broken or mean harm: the fetch ends, soon and small, with a reason."""

import gzip
import itertools
import re
import socket
import tracemalloc
import zlib
from collections.abc import Iterator
from threading import Event

import pytest

from claimtrack.errors import (
    AddressRefusedError,
    FetchError,
    PageClosedError,
    PageMissingError,
    PageTooLargeError,
    PageTooSlowError,
    SiteFailedError,
    SiteUnreachableError,
    TooManyRedirectsError,
)
from claimtrack.intake.fetch import Fetcher, FetchPolicy, Network
from tests.intake.fetch.conftest import CLOCK, MakeFetcher
from tests.intake.fetch.trial_web import Behaviour, TrialWeb, answer, chunked, drip, hang, raw, redirect

PAGE = "http://news.example/"
MEGA = 1 << 20
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def endless() -> Iterator[bytes]:
    """Two gigabytes and more, as long as somebody reads."""
    return itertools.repeat(b"x" * 65_536)


def bomb(layers: int) -> bytes:
    """Return 64 MB of zeros, compressed `layers` times."""
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = b"".join(engine.compress(bytes(MEGA)) for _ in range(64)) + engine.flush()
    return data if layers == 1 else gzip.compress(data)


# --- statuses


@pytest.mark.parametrize(
    ("status", "error"),
    [
        *((404, PageMissingError), (410, PageMissingError)),
        *((400, PageClosedError), (401, PageClosedError), (403, PageClosedError), (429, PageClosedError)),
        *((500, SiteFailedError), (503, SiteFailedError), (599, SiteFailedError)),
        *((204, SiteUnreachableError), (206, SiteUnreachableError), (304, SiteUnreachableError)),
        *((302, SiteUnreachableError), (101, SiteUnreachableError)),
    ],
)
def test_an_answer_that_is_no_page(
    web: TrialWeb, fetcher: Fetcher, status: int, error: type[FetchError]
) -> None:
    web.pages[PAGE] = answer(b"sorry", status=status)
    with pytest.raises(error) as caught:
        fetcher.fetch(PAGE)
    assert "news.example" in str(caught.value)
    assert str(status) in str(caught.value) or error is SiteUnreachableError


# --- redirects


def test_five_redirects_are_followed_and_six_are_not(web: TrialWeb, fetcher: Fetcher) -> None:
    for step in range(6):
        web.pages[f"{PAGE}{step}"] = redirect(f"/{step + 1}")
    web.pages[f"{PAGE}6"] = answer(b"here")
    assert len(fetcher.fetch(f"{PAGE}1").redirects) == 5
    with pytest.raises(TooManyRedirectsError):
        fetcher.fetch(f"{PAGE}0")


def test_a_redirect_to_itself_ends(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages[PAGE] = redirect("/")
    with pytest.raises(TooManyRedirectsError):
        fetcher.fetch(PAGE)
    assert web.visited == [PAGE] * 6


# --- size


def test_two_gigabytes_that_are_announced_are_not_begun(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages[PAGE] = raw(OK + b"Content-Length: 2147483648\r\n\r\n" + b"x" * 1000)
    with pytest.raises(PageTooLargeError, match="20 MB"):
        fetcher.fetch(PAGE)


@pytest.mark.parametrize("announced", [False, True])
def test_two_gigabytes_that_stream_are_cut_off(web: TrialWeb, fetcher: Fetcher, *, announced: bool) -> None:
    head = OK + (b"Content-Length: 7\r\nTransfer-Encoding: chunked\r\n" if announced else b"")
    web.pages[PAGE] = chunked(endless()) if announced else drip(head + b"\r\n", b"x" * 65_536, every=0)
    tracemalloc.start()
    try:
        with pytest.raises(PageTooLargeError):
            fetcher.fetch(PAGE, most_bytes=2 * MEGA)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * MEGA


def test_the_limit_is_exact(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages[PAGE] = answer(b"x" * 5000)
    assert len(fetcher.fetch(PAGE, most_bytes=5000).body) == 5000
    with pytest.raises(PageTooLargeError, match="4 KB"):
        fetcher.fetch(PAGE, most_bytes=4999)


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("gzip", bomb(1)),
        ("gzip, gzip", bomb(2)),
        ("deflate", zlib.compress(bytes(64 * MEGA), 9)),
        ("gzip", gzip.compress(b"x") + bomb(1)),
    ],
    ids=["gzip", "gzip in gzip", "deflate", "second member"],
)
def test_a_bomb_is_noticed_while_it_is_small(
    web: TrialWeb, fetcher: Fetcher, encoding: str, data: bytes
) -> None:
    web.pages[PAGE] = answer(data, Content_Encoding=encoding)
    tracemalloc.start()
    try:
        with pytest.raises(PageTooLargeError):
            fetcher.fetch(PAGE, most_bytes=MEGA)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 6 * MEGA


def test_a_flood_of_empty_members_ends_in_time(web: TrialWeb, make_fetcher: MakeFetcher) -> None:
    # It never ends by itself, so that it is too slow on any machine.
    members = itertools.repeat(gzip.compress(b"") * 1_000)
    web.pages[PAGE] = chunked(members, head=b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n")
    with pytest.raises(PageTooSlowError):
        make_fetcher(seconds=0.2).fetch(PAGE, most_bytes=10_000 * MEGA)


def test_a_body_of_tiny_chunks_is_cut_off_too(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages[PAGE] = chunked(itertools.repeat(b"x" * 1, 500_000))
    with pytest.raises(PageTooLargeError):
        fetcher.fetch(PAGE, most_bytes=300_000)


# --- encodings that are not what they say


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("br", b"\x0b\x02\x80hello\x03"),
        ("zstd", b"\x28\xb5\x2f\xfd"),
        ("gzip, br", b"x"),
        ("gzip, gzip, gzip, gzip", b"x"),
        ("gzip", b"this is no gzip"),
        ("gzip", gzip.compress(b"a story" * 100)[:-20]),
        ("deflate", b"\x78\x9cnonsense"),
        ("x" * 5000, b"x"),
    ],
    ids=["brotli", "zstd", "mixed", "four layers", "lie", "broken off", "broken", "long"],
)
def test_an_encoding_that_cannot_be_undone(
    web: TrialWeb, fetcher: Fetcher, encoding: str, data: bytes
) -> None:
    web.pages[PAGE] = answer(data, Content_Encoding=encoding)
    with pytest.raises(SiteUnreachableError, match="its answer is broken"):
        fetcher.fetch(PAGE)


# --- time


@pytest.mark.parametrize(
    "behaviour",
    [
        hang,
        drip(b"", b"H"),
        drip(b"HTTP/1.1 200 OK\r\n", b"X: 1\r\n"),
        drip(OK, b"x"),
        drip(OK + b"\r\n", b"x"),
        drip(OK + b"Content-Length: 1000\r\n\r\n", b"x"),
        drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1;"),
        drip(OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"T: 1\r\n"),
        drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        drip(OK + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"")),
    ],
    ids=[
        *("nothing", "status line", "headers", "one header", "body", "announced body", "chunks"),
        *("chunk extension", "trailers", "interim answers", "empty members"),
    ],
)
def test_a_site_that_drips_is_left(web: TrialWeb, make_fetcher: MakeFetcher, behaviour: Behaviour) -> None:
    web.pages[PAGE] = behaviour
    fetcher = make_fetcher(seconds=0.4)
    with pytest.raises(PageTooSlowError, match=re.escape("within 0.4 seconds")):
        fetcher.fetch(PAGE)


def test_the_time_is_for_all_redirects_together(web: TrialWeb, make_fetcher: MakeFetcher) -> None:
    web.pages[PAGE] = redirect("/there")
    web.pages[f"{PAGE}there"] = hang
    with pytest.raises(PageTooSlowError):
        make_fetcher().fetch(PAGE, seconds=0.4)


def test_a_robots_file_that_drips_is_left_too(web: TrialWeb, make_fetcher: MakeFetcher) -> None:
    web.pages[f"{PAGE}robots.txt"] = drip(OK + b"\r\n", b"#")
    with pytest.raises(PageTooSlowError):
        make_fetcher(seconds=0.4).fetch(PAGE)


# --- answers that break the rules of HTTP


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\r\n\r\n",
        b"<html>no head at all</html>",
        b"HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/9.9 200 OK\r\nContent-Type: text/html\r\n\r\nx",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"220 mail.example ESMTP\r\n",
        OK + b"".join(b"X-%d: %s\r\n" % (number, b"y" * 50) for number in range(101)) + b"\r\n",
        OK + b"X: " + b"y" * 70_000 + b"\r\n\r\n",
        OK + b"".join(b"X-%d: %s\r\n" % (number, b"y" * 1000) for number in range(90)) + b"\r\n",
        OK + b"Content-Length: 100\r\n\r\nonly this",
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nabc\r\n0\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"1" * 70_000,
    ],
    ids=[
        *("nothing", "blank", "no head", "no status", "odd status", "version", "ssh", "smtp"),
        *("many headers", "long header", "large headers", "short body", "short chunk", "no chunk size"),
        *("negative chunk", "long chunk size"),
    ],
)
def test_a_broken_answer_is_called_that(web: TrialWeb, fetcher: Fetcher, data: bytes) -> None:
    web.pages[PAGE] = raw(data)
    with pytest.raises(SiteUnreachableError, match=r"news\.example cannot be reached"):
        fetcher.fetch(PAGE)


def test_what_comes_after_the_announced_length_is_not_read(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages[PAGE] = raw(OK + b"Content-Length: 4\r\n\r\npage and more")
    assert fetcher.fetch(PAGE).body == b"page"


def test_a_server_that_refuses_and_a_name_that_is_not_known(web: TrialWeb, fetcher: Fetcher) -> None:
    with pytest.raises(SiteUnreachableError, match="its name is not known"):
        fetcher.fetch("http://nobody.knows/")
    web.names["empty.example"] = []
    with pytest.raises(SiteUnreachableError, match="its name is not known"):
        fetcher.fetch("http://empty.example/")
    web.plain_port = 1
    with pytest.raises(SiteUnreachableError, match="no connection"):
        fetcher.fetch(PAGE)


def test_an_address_that_never_answers_is_not_the_page_s_fault(web: TrialWeb) -> None:
    def never(_address: object, _port: int, _timeout: float) -> socket.socket:
        raise TimeoutError

    network = Network(resolve=web.network.resolve, connect=never, tls=web.tls)
    patient, hasty = (Fetcher(FetchPolicy(seconds=limit), clock=CLOCK, network=network) for limit in (60, 2))
    with pytest.raises(SiteUnreachableError, match="no connection"):
        patient.fetch(PAGE)
    with pytest.raises(PageTooSlowError):
        hasty.fetch(PAGE)


def test_a_name_server_that_never_answers_is_left(web: TrialWeb) -> None:
    answered = Event()

    def look_up(_host: str, _port: int) -> list[str]:
        answered.wait(60)
        return []

    network = Network(resolve=look_up, connect=web.network.connect, tls=web.tls)
    with pytest.raises(PageTooSlowError):
        Fetcher(FetchPolicy(seconds=0.3), clock=CLOCK, network=network).fetch(PAGE)
    answered.set()


def test_a_refusal_shows_no_password_and_no_endless_address(fetcher: Fetcher) -> None:
    with pytest.raises(AddressRefusedError) as caught:
        fetcher.fetch("http://editor:hunter2@news.example/" + "x" * 5000)
    assert "hunter2" not in str(caught.value)
    assert len(str(caught.value)) < 300
