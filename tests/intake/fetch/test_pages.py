"""Pages that come as they should, and what is kept of them."""

import gzip
import zlib

import pytest

from claimtrack.errors import PageTooSlowError, SiteUnreachableError, WrongPageTypeError
from claimtrack.intake.fetch import FEEDS, HTML, IMAGES, PDF, TEXT, Fetcher, Redirect, describe_program
from tests.intake.fetch.conftest import NOW, MakeFetcher
from tests.intake.fetch.trial_web import PUBLIC, PUBLIC_V6, TrialWeb, answer, chunked, raw, redirect

STORY = "<!doctype html><p>Občina je odprla most, ki je stal 3,2 milijona evrov.</p>".encode()


def test_a_page_comes_with_what_an_archive_needs(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages["http://news.example/most?a=1&b=%C4%8D"] = answer(STORY, X_Part="one  two", Set_Cookie="id=1")
    page = fetcher.fetch(" http://News.example/most?a=1&b=č#top\n")
    assert (page.body, page.content_type, page.charset, page.status) == (STORY, "text/html", "utf-8", 200)
    assert page.address == "http://news.example/most?a=1&b=%C4%8D"
    assert page.requested == " http://News.example/most?a=1&b=č#top\n"
    assert (page.redirects, page.fetched_at, page.ip_address) == ((), NOW, PUBLIC)
    assert ("X-Part", "one two") in page.headers


def test_sites_are_told_who_asks_and_nothing_about_anybody(
    web: TrialWeb, make_fetcher: MakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    web.pages["http://news.example/"] = answer(STORY, Set_Cookie="id=1")
    fetcher = make_fetcher(user_agent=describe_program("https://desk.example"))
    fetcher.fetch("http://news.example")
    fetcher.fetch("http://news.example/")
    last = web.asked[-1].headers
    assert last["user-agent"].startswith("ClaimTrack/")
    assert last["user-agent"].endswith(" (+https://desk.example)")
    assert set(last) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_a_program_without_a_public_place_has_no_brackets() -> None:
    assert "(" not in describe_program("")


def test_redirects_are_followed_and_kept(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages["http://short.example/x"] = redirect("http://news.example/a/", status=301)
    web.pages["http://news.example/a/"] = redirect("../most?b#top", status=307)
    web.pages["http://news.example/most?b"] = answer(STORY)
    page = fetcher.fetch("http://short.example/x")
    assert page.address == "http://news.example/most?b"
    assert page.redirects == (
        Redirect(301, "http://short.example/x", "http://news.example/a/"),
        Redirect(307, "http://news.example/a/", "http://news.example/most?b"),
    )


def test_an_address_in_utf8_in_a_redirect_is_understood(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages["http://news.example/"] = redirect("/članek".encode().decode("latin-1"))
    web.pages["http://news.example/%C4%8Dlanek"] = answer(STORY)
    assert fetcher.fetch("http://news.example/").body == STORY


def test_a_name_with_letters_of_its_own_is_written_as_the_net_does(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages["http://xn--asnik-gya.example/"] = answer(STORY)
    assert fetcher.fetch("http://Časnik.example/").address == "http://xn--asnik-gya.example/"


ENCODED = {
    "gzip": gzip.compress(STORY),
    "x-gzip": gzip.compress(STORY),
    "deflate": zlib.compress(STORY),
    "Deflate": zlib.compress(STORY)[2:-4],
    "gzip, deflate": zlib.compress(gzip.compress(STORY)),
    "identity": STORY,
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_compressed_pages_are_unpacked(web: TrialWeb, fetcher: Fetcher, encoding: str) -> None:
    web.pages["http://news.example/"] = answer(ENCODED[encoding], Content_Encoding=encoding)
    assert fetcher.fetch("http://news.example/").body == STORY


def test_compressed_members_one_after_the_other_are_one_page(web: TrialWeb, fetcher: Fetcher) -> None:
    data = gzip.compress(STORY) + gzip.compress(b"the end") + b"\0\0 padding"
    web.pages["http://news.example/"] = answer(data, Content_Encoding="gzip")
    assert fetcher.fetch("http://news.example/").body == STORY + b"the end"


def test_chunks_are_put_together(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages["http://news.example/"] = chunked(iter([STORY[:7], STORY[7:]]))
    assert fetcher.fetch("http://news.example/").body == STORY


def test_a_page_may_end_with_the_connection(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages["http://news.example/"] = raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + STORY)
    assert fetcher.fetch("http://news.example/").body == STORY


@pytest.mark.parametrize(
    ("declared", "charset"),
    [
        ("text/html", None),
        ("TEXT/HTML;Charset=Windows-1250", "windows-1250"),
        ('text/html; x=1; charset="utf-8"', "utf-8"),
        ("text/html; charset=", None),
    ],
)
def test_the_declared_character_set_is_reported_as_it_is(
    web: TrialWeb, fetcher: Fetcher, declared: str, charset: str | None
) -> None:
    web.pages["http://news.example/"] = answer(STORY, content_type=declared)
    page = fetcher.fetch("http://news.example/")
    assert (page.content_type, page.charset) == ("text/html", charset)


@pytest.mark.parametrize(
    ("declared", "kinds"),
    [
        ("text/html", HTML),
        ("application/xhtml+xml", HTML),
        ("text/plain; charset=utf-8", TEXT),
        ("application/pdf", PDF),
        ("image/png", IMAGES),
        ("application/rss+xml", FEEDS),
    ],
)
def test_a_page_is_of_a_kind_that_was_asked_for(
    web: TrialWeb, fetcher: Fetcher, declared: str, kinds: frozenset[str]
) -> None:
    web.pages["http://news.example/"] = answer(b"data", content_type=declared)
    assert fetcher.fetch("http://news.example/", kinds=kinds).body == b"data"
    assert declared.partition(";")[0] in web.asked[-1].headers["accept"]
    with pytest.raises(WrongPageTypeError) as caught:
        fetcher.fetch("http://news.example/", kinds=frozenset({"video/mp4"}))
    assert declared.partition(";")[0] in str(caught.value)


@pytest.mark.parametrize("declared", [None, "", ";", "image/svg+xml", "text/html\x0bx", "application/zip"])
def test_a_page_of_no_kind_or_another_is_not_read(
    web: TrialWeb, fetcher: Fetcher, declared: str | None
) -> None:
    web.pages["http://news.example/"] = answer(STORY, content_type=declared)
    with pytest.raises(WrongPageTypeError):
        fetcher.fetch("http://news.example/", kinds=HTML | TEXT | PDF | IMAGES | FEEDS)


def test_the_next_address_of_a_name_is_tried_when_one_does_not_answer(
    web: TrialWeb, make_fetcher: MakeFetcher
) -> None:
    web.names["news.example"] = [PUBLIC_V6, PUBLIC]
    web.pages["http://news.example/"] = answer(STORY)
    web.silent.add(PUBLIC_V6)
    assert make_fetcher().fetch("http://news.example/").ip_address == PUBLIC
    web.silent.add(PUBLIC)
    with pytest.raises((SiteUnreachableError, PageTooSlowError)):
        make_fetcher().fetch("http://news.example/")
