"""What sites ask of programs is heeded, read once an hour, and never fatal to read."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.errors import RobotsForbidError, RobotsUnknownError, SiteUnreachableError
from claimtrack.intake.fetch import Fetcher
from claimtrack.intake.fetch.robots_rules import MOST_BYTES, read_robots
from tests.intake.fetch.conftest import CLOCK, MakeFetcher
from tests.intake.fetch.trial_web import TrialWeb, answer, chunked, raw, redirect

SITE = "http://news.example"
FILE = f"{SITE}/robots.txt"


@pytest.fixture(autouse=True)
def _a_page(web: TrialWeb) -> None:
    web.pages[f"{SITE}/story"] = answer(b"news")


def robots_read(web: TrialWeb) -> int:
    return [asked.address for asked in web.asked].count(FILE)


def test_a_page_that_programs_may_not_fetch_is_left_alone(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages[FILE] = answer(b"User-agent: *\nDisallow: /story", content_type="text/plain")
    with pytest.raises(RobotsForbidError, match=r"news\.example asks programs not to fetch this page"):
        fetcher.fetch(f"{SITE}/story")
    assert web.visited == []


def test_a_redirect_leads_to_no_page_that_programs_may_not_fetch(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages[FILE] = answer(b"User-agent: *\nDisallow: /story", content_type="text/plain")
    web.pages["http://short.example/"] = redirect(f"{SITE}/story")
    with pytest.raises(RobotsForbidError):
        fetcher.fetch("http://short.example/")
    assert web.visited == ["http://short.example/"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_site_without_rules_allows_all(web: TrialWeb, fetcher: Fetcher, status: int) -> None:
    web.pages[FILE] = answer(b"Disallow: /", status=status)
    assert fetcher.fetch(f"{SITE}/story").body == b"news"


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_site_that_fails_to_tell_its_rules_is_asked_later(
    web: TrialWeb, fetcher: Fetcher, status: int
) -> None:
    web.pages[FILE] = answer(status=status)
    with pytest.raises(RobotsUnknownError):
        fetcher.fetch(f"{SITE}/story")
    assert web.visited == []


def test_a_site_that_cannot_be_reached_says_so(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages[FILE] = raw(b"")
    with pytest.raises(SiteUnreachableError):
        fetcher.fetch(f"{SITE}/story")


def test_rules_are_kept_for_an_hour_and_a_failure_for_a_minute(
    web: TrialWeb, make_fetcher: MakeFetcher
) -> None:
    passed = [0.0]
    fetcher = make_fetcher(clock=replace(CLOCK, monotonic=lambda: passed[0] + time.monotonic() / 1000))
    web.pages[FILE] = answer(status=503)
    with pytest.raises(RobotsUnknownError):
        fetcher.fetch(f"{SITE}/story")
    web.pages[FILE] = answer(b"User-agent: *\nAllow: /", content_type="text/plain")
    with pytest.raises(RobotsUnknownError):
        fetcher.fetch(f"{SITE}/story")
    passed[0] = 61.0
    fetcher.fetch(f"{SITE}/story")
    passed[0] = 3000.0
    fetcher.fetch(f"{SITE}/story")
    assert robots_read(web) == 2
    passed[0] = 4000.0
    fetcher.fetch(f"{SITE}/story")
    assert robots_read(web) == 3


def test_each_port_and_scheme_has_its_own_rules(web: TrialWeb, make_fetcher: MakeFetcher) -> None:
    web.pages[FILE] = answer(b"User-agent: *\nDisallow: /", content_type="text/plain")
    web.pages["http://news.example:8080/story"] = answer(b"news")
    assert make_fetcher(ports=frozenset({8080})).fetch("http://news.example:8080/story").body == b"news"


def test_a_robots_file_may_stand_elsewhere(web: TrialWeb, fetcher: Fetcher) -> None:
    web.pages[FILE] = redirect("http://www.news.example/robots.txt", status=301)
    web.pages["http://www.news.example/robots.txt"] = answer(b"User-agent: *\nDisallow: /")
    with pytest.raises(RobotsForbidError):
        fetcher.fetch(f"{SITE}/story")


def test_of_an_endless_robots_file_the_beginning_counts(web: TrialWeb, fetcher: Fetcher) -> None:
    rules = b"User-agent: *\nDisallow: /story\n#"
    web.pages[FILE] = chunked(iter([rules, *[b"#" * 65_536] * 40]))
    with pytest.raises(RobotsForbidError):
        fetcher.fetch(f"{SITE}/story")


# --- the rules themselves; the examples are those of RFC 9309 and of its authors

GROUPS = b"""User-agent: foobot
Disallow: /example/page.html
Disallow: /example/disallowed.gif

User-Agent: ClaimTrack/2.0 (a news desk)
user-agent: barbot
Allow: /example/page.html

User-agent: *
Disallow: /

User-agent: claimtrack
Disallow: /private
"""


@pytest.mark.parametrize(
    ("product", "path", "allowed"),
    [
        ("foobot", "/example/page.html", False),
        ("foobot", "/other", True),
        ("barbot", "/other", True),
        ("ClaimTrack", "/example/page.html", True),
        ("ClaimTrack", "/private/a", False),
        ("other", "/anything", False),
        ("other", "/robots.txt", True),
    ],
)
def test_a_program_heeds_its_own_group_else_that_for_all(product: str, path: str, *, allowed: bool) -> None:
    assert read_robots(GROUPS, product=product).allow(path) is allowed


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("disallow: /\nallow: /example/", "/example/page", True),
        ("allow: /example/\ndisallow: /example/page.html", "/example/page.html", False),
        ("allow: /page\ndisallow: /page", "/page", True),
        ("disallow:", "/page", True),
        ("disallow: /*.gif$", "/a/b.gif", False),
        ("disallow: /*.gif$", "/a/b.gif?x", True),
        ("disallow: /*.gif", "/a/b.gift", False),
        ("disallow: /a*b*c$", "/a.b.b.c", False),
        ("disallow: /a*bb$", "/abb", False),
        ("disallow: /abb*bb$", "/abb", True),
        ("disallow: /page$", "/page", False),
        ("disallow: /page$", "/pages", True),
        ("disallow: *", "/any", False),
        ("disallow: /foo/bar?baz=", "/foo/bar?baz=1", False),
        ("disallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", False),
        ("disallow: /foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", False),
        ("disallow: /%7Ejoe", "/~joe", False),
        ("disallow: /a%2Fb", "/a/b", True),
        ("disallow: /x # all of it", "/x", False),
        ("  DISALLOW :  /x  ", "/x/y", False),
        ("sitemap: /s\ndisallow: /x", "/x", False),
        ("crawl-delay: 10", "/x", True),
        ("nonsense", "/x", True),
    ],
)
def test_the_longest_rule_decides(rules: str, path: str, *, allowed: bool) -> None:
    file = f"\ufeffuser-agent: *\r\n{rules}\r".encode()
    assert read_robots(file, product="ClaimTrack").allow(path) is allowed


def test_rules_before_any_program_are_nobody_s() -> None:
    assert read_robots(b"disallow: /\n", product="ClaimTrack").allow("/")
    assert read_robots(b"<!doctype html><p>not found", product="ClaimTrack").allow("/")


def test_a_malicious_pattern_takes_no_time_worth_mentioning() -> None:
    pattern = b"user-agent: *\ndisallow: /" + b"a*" * 200_000 + b"b$"
    assert len(pattern) < MOST_BYTES
    assert read_robots(pattern, product="ClaimTrack").allow("/" + "a" * 2000)


@settings(deadline=None)
@given(st.binary(max_size=300), st.text(max_size=50))
def test_any_file_can_be_read(data: bytes, path: str) -> None:
    assert read_robots(b"user-agent: *\ndisallow: " + data, product="ClaimTrack").allow(path) in {True, False}
