"""The feeds as readers fetch them."""

import json
from uuid import UUID

import feedparser
import pytest
from werkzeug.test import TestResponse

from claimtrack.models import CorrectionKind, Publication, VerdictRevision
from claimtrack.publish import FeedItem
from claimtrack.publish.characters import instant
from claimtrack.services.publishing.feed import FeedFilter, list_public
from claimtrack.services.publishing.feed_items import feed_item
from tests.desk import WORDS, TrialDesk
from tests.visitor import Visitor, without_number
from tests.web.public.public_desk import change_policy_row, json_of, publish_slovenian
from tests.web.queries import counted_looks, counted_queries

BASE = "https://desk.example"
TYPES = {
    "/feeds/verdicts.atom": "application/atom+xml",
    "/feeds/verdicts.rss": "application/rss+xml",
    "/feeds/verdicts.json": "application/feed+json",
    "/feeds/claimreview.json": "application/ld+json",
    "/feeds/corrections.atom": "application/atom+xml",
    "/feeds/corrections.rss": "application/rss+xml",
    "/feeds/corrections.json": "application/feed+json",
}
FEEDS = tuple(TYPES)[:4]
EVERY = tuple(TYPES)
XML = FEEDS[:2]


@pytest.fixture
def claim(desk: TrialDesk) -> int:
    """The id of a claim whose verdict is public."""
    return desk.publish().claim_id


def items_of(desk: TrialDesk) -> list[FeedItem]:
    with desk.database.reading() as session:
        return [feed_item(each, base_url=BASE) for each in list_public(session, wanted=FeedFilter())]


def test_an_empty_desk_has_valid_feeds(visitor: Visitor) -> None:
    for address, kind in TYPES.items():
        answer = visitor.get(address)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"
        if kind.endswith("+xml"):
            parsed = feedparser.parse(answer.data)
            assert (parsed.bozo, parsed.entries) == (0, [])
            continue
        assert json_of(answer).get("items", json_of(answer).get("dataFeedElement")) == []


@pytest.mark.parametrize("address", XML)
def test_a_reader_finds_what_the_database_has(
    visitor: Visitor, desk: TrialDesk, claim: int, address: str
) -> None:
    publish_slovenian(desk)
    parsed = feedparser.parse(visitor.get(address).data)
    assert parsed.bozo == 0
    items = items_of(desk)
    assert len(parsed.entries) == len(items) == 2
    for entry, item in zip(parsed.entries, items, strict=True):
        assert (entry.id, entry.link, entry.title) == (item.uuid.urn, item.url, item.headline)
        assert item.rating.label in [tag.get("label") or tag["term"] for tag in entry.tags]
        assert tuple(entry.published_parsed) == item.published.timetuple()[:6] + entry.published_parsed[6:]


def test_atom_says_when_each_verdict_changed(visitor: Visitor, desk: TrialDesk, claim: int) -> None:
    desk.correct(claim, kind=CorrectionKind.CORRECTION, note="A digit.")
    (item,) = items_of(desk)
    parsed = feedparser.parse(visitor.get(FEEDS[0]).data)
    assert (parsed.entries[0].published, parsed.entries[0].updated) == (
        instant(item.published),
        instant(item.updated),
    )
    assert parsed.feed.updated == instant(item.updated)
    assert "A digit." in parsed.entries[0].content[0].value


def test_json_feed_has_the_same(visitor: Visitor, desk: TrialDesk, claim: int) -> None:
    feed, (item,) = json_of(visitor.get(FEEDS[2])), items_of(desk)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}/feeds/verdicts.json"
    (entry,) = feed["items"]
    assert (entry["id"], entry["url"], entry["title"]) == (item.uuid.urn, item.url, item.headline)
    assert entry["_claimtrack"] == {"claim": WORDS.short_wording, "rating": "disputed", "rating_value": 1}


def test_the_data_feed_has_the_markup(visitor: Visitor, desk: TrialDesk, claim: int) -> None:
    (element,) = json_of(visitor.get(FEEDS[3]))["dataFeedElement"]
    (review,) = element["item"]
    (item,) = items_of(desk)
    assert element["url"] == review["url"] == item.url
    assert review["reviewRating"]["alternateName"] == "Disputed"
    desk.correct(claim, kind=CorrectionKind.RETRACTION, note="It was a draft.")
    (element,) = json_of(visitor.get(FEEDS[3]))["dataFeedElement"]
    assert element["item"] == []
    assert "dateDeleted" in element


def test_a_retracted_verdict_stays_in_the_feeds(visitor: Visitor, desk: TrialDesk, claim: int) -> None:
    desk.correct(claim, kind=CorrectionKind.RETRACTION, note="It was a draft.")
    for address in XML:
        parsed = feedparser.parse(visitor.get(address).data)
        assert parsed.bozo == 0
        assert parsed.entries[0].title == f"Retracted: {WORDS.headline}"
        assert "It was a draft." in str(parsed.entries[0])


def test_the_second_request_gets_304(visitor: Visitor, claim: int) -> None:
    for address in EVERY:
        first = visitor.get(address)
        assert first.status_code == 200
        assert not first.headers["ETag"].startswith("W/")
        assert first.headers["Cache-Control"] == "public, max-age=60"
        tag, since = first.headers["ETag"], first.headers["Last-Modified"]
        for condition in (
            {"If-None-Match": tag},
            {"If-None-Match": f'"other", {tag}'},
            {"If-None-Match": "*"},
            {"If-Modified-Since": since},
            {"If-None-Match": tag, "If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"},
        ):
            assert_unchanged(visitor.get(address, headers=condition), first)
            assert_unchanged(visitor.client.head(address, headers=condition), first)
        newer = {"If-None-Match": '"other"', "If-Modified-Since": since}
        assert visitor.get(address, headers=newer).status_code == 200


def assert_unchanged(answer: TestResponse, first: TestResponse) -> None:
    assert (answer.status_code, answer.data) == (304, b"")
    for name in ("ETag", "Cache-Control", "Access-Control-Allow-Origin"):
        assert answer.headers[name] == first.headers[name]
    assert "Content-Type" not in answer.headers


def test_head_has_the_headers_of_get(visitor: Visitor, claim: int) -> None:
    for address in EVERY:
        head, get = visitor.client.head(address), visitor.get(address)
        assert head.data == b""
        assert without_number(head.headers) == without_number(get.headers)


def test_304_reads_no_verdict(visitor: Visitor, desk: TrialDesk, claim: int) -> None:
    for address in EVERY:
        tag = visitor.get(address).headers["ETag"]
        with counted_queries(desk.database) as statements, counted_looks(desk.database) as looks:
            assert visitor.get(address, headers={"If-None-Match": tag}).status_code == 304
        assert (len(looks), statements) == (1, [])
        assert not any(column in looks[0] for column in ("body", "wording"))


def test_a_correction_moves_the_etag(visitor: Visitor, desk: TrialDesk, claim: int) -> None:
    before = {address: visitor.get(address).headers for address in FEEDS}
    desk.correct(claim, kind=CorrectionKind.CORRECTION, note="A digit.")
    for address, headers in before.items():
        after = visitor.get(address, headers={"If-None-Match": headers["ETag"]})
        assert after.status_code == 200
        assert after.headers["ETag"] != headers["ETag"]
        assert after.headers["Last-Modified"] != headers["Last-Modified"]


def test_a_correction_in_the_same_second_moves_the_etag(
    visitor: Visitor, desk: TrialDesk, claim: int
) -> None:
    before = visitor.get(FEEDS[0]).headers["ETag"]
    with desk.writing() as session:
        kept = session.get_one(Publication, 1).updated_at
    desk.correct(claim, kind=CorrectionKind.CORRECTION, note="A digit.")
    with desk.writing() as session:
        session.get_one(Publication, 1).updated_at = kept
    assert visitor.get(FEEDS[0], headers={"If-None-Match": before}).status_code == 200


def test_a_new_publisher_moves_the_etag(visitor: Visitor, desk: TrialDesk, claim: int) -> None:
    for address in EVERY:
        before = visitor.get(address).headers["ETag"]
        change_policy_row(desk, version=2 + EVERY.index(address))
        assert visitor.get(address, headers={"If-None-Match": before}).status_code == 200


def test_each_selection_is_a_feed_of_its_own(visitor: Visitor, desk: TrialDesk, claim: int) -> None:
    publish_slovenian(desk)
    answers = {
        query: visitor.get(f"/feeds/verdicts.atom{query}")
        for query in ("", "?language=sl", "?rating=disputed", "?language=sl&rating=verified")
    }
    parsed = {query: feedparser.parse(answer.data) for query, answer in answers.items()}
    assert len({answer.headers["ETag"] for answer in answers.values()}) == 4
    assert len({feed.feed.id for feed in parsed.values()}) == 4
    assert [len(feed.entries) for feed in parsed.values()] == [2, 1, 1, 1]
    for query, feed in parsed.items():
        assert {link.rel: link.href for link in feed.feed.links}[
            "self"
        ] == f"{BASE}/feeds/verdicts.atom{query}"


def test_the_order_of_filters_makes_no_difference(visitor: Visitor, claim: int) -> None:
    one = visitor.get("/feeds/verdicts.atom?rating=disputed&language=en&utm=1")
    other = visitor.get("/feeds/verdicts.atom?language=en&rating=disputed")
    assert (one.data, one.headers["ETag"]) == (other.data, other.headers["ETag"])


def test_the_feeds_identifier_stays(visitor: Visitor, desk: TrialDesk, claim: int) -> None:
    before = feedparser.parse(visitor.get(FEEDS[0]).data).feed.id
    desk.correct(claim, kind=CorrectionKind.UPDATE, note="More.")
    assert feedparser.parse(visitor.get(FEEDS[0]).data).feed.id == before
    assert UUID(before).version == 5


@pytest.mark.parametrize("address", [FEEDS[0], FEEDS[3]])
def test_an_unknown_filter_is_said(visitor: Visitor, claim: int, address: str) -> None:
    for field in ("language", "rating", "topic", "publisher"):
        answer = visitor.get(f"{address}?{field}=nonsense")
        assert answer.status_code == 400
        assert answer.headers["Content-Type"].startswith("application/problem+json")
        assert answer.headers["Cache-Control"] == "no-store"
        assert f"{field}='nonsense'" in json_of(answer)["detail"]
        assert list(json_of(answer)["known"]) == [field]
    assert "disputed" in json_of(visitor.get(f"{address}?rating=nonsense"))["known"]["rating"]


def test_a_known_rating_that_nobody_gave_is_an_empty_feed(visitor: Visitor, claim: int) -> None:
    assert json_of(visitor.get("/feeds/verdicts.json?rating=verified"))["items"] == []


def test_there_are_three_formats(visitor: Visitor) -> None:
    assert visitor.get("/feeds/verdicts.xml").status_code == 404


def test_feeds_are_open_and_follow_nobody(visitor: Visitor, claim: int) -> None:
    alice = visitor.another().log_in("alice")
    for address in EVERY:
        answer = alice.get(address, headers={"Accept-Language": "sl", "Host": "evil.example"})
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Vary"] in ("Accept-Encoding", "Accept, Accept-Encoding")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.data == visitor.get(address).data
        assert b"evil.example" not in answer.data


def test_the_same_desk_gives_the_same_bytes(visitor: Visitor, claim: int) -> None:
    for address in EVERY:
        assert visitor.get(address).data == visitor.get(address).data


def test_queries_do_not_grow_with_verdicts(visitor: Visitor, desk: TrialDesk, claim: int) -> None:
    counts = []
    for address in FEEDS:
        with counted_queries(desk.database) as seen:
            visitor.get(address)
        counts.append(len(seen))
    publish_slovenian(desk)
    for address, count in zip(FEEDS, counts, strict=True):
        with counted_queries(desk.database) as seen:
            visitor.get(address)
        assert len(seen) == count <= 8


def test_a_feed_holds_the_newest(
    visitor: Visitor, desk: TrialDesk, claim: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = publish_slovenian(desk)
    monkeypatch.setattr("claimtrack.web.public.feeds.NEWEST", 1)
    (entry,) = json_of(visitor.get(FEEDS[2]))["items"]
    assert entry["title"] == "Prispel je"
    assert newest != claim
    assert len(json_of(visitor.get(FEEDS[3]))["dataFeedElement"]) == 2


def test_control_characters_do_not_break_the_xml(visitor: Visitor, desk: TrialDesk) -> None:
    desk.publish(headline="A\x1bB\x0cC", short_wording="It \x1b cost & <more>")
    for address in XML:
        assert feedparser.parse(visitor.get(address).data).bozo == 0


def test_what_is_frozen_is_what_is_read(desk: TrialDesk, claim: int) -> None:
    with desk.database.reading() as session:
        revision = session.get_one(VerdictRevision, session.get_one(Publication, 1).revision_id)
        assert json.loads(revision.body)["headline"] == items_of(desk)[0].headline
