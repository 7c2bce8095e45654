"""Feeds over HTTP: an ETag for each coding, other sites may ask, a selection stays while others change."""

import gzip
from dataclasses import replace

import feedparser
import pytest
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.clock import PartialDate
from claimtrack.models import Claim, Topic
from claimtrack.services.articles.articles import NewArticle, add_article
from claimtrack.services.claims.claim_plans import plan_claim, plan_of
from claimtrack.services.claims.topics import add_topic
from tests.desk import TrialDesk
from tests.visitor import Visitor, without_number
from tests.web.public.public_desk import json_of, publish_slovenian
from tests.web.queries import counted_queries

ADDRESS = "/feeds/verdicts.atom"
GZIP = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture
def claim(desk: TrialDesk) -> int:
    """The id of a claim whose verdict is public."""
    return desk.publish().claim_id


def test_each_coding_has_an_etag_of_its_own(visitor: Visitor, claim: int) -> None:
    plain, small = visitor.get(ADDRESS), visitor.get(ADDRESS, headers=GZIP)
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    assert small.data == visitor.get(ADDRESS, headers=GZIP).data
    assert plain.headers["ETag"] != small.headers["ETag"]
    assert plain.headers["Vary"] == small.headers["Vary"] == "Accept, Accept-Encoding"
    assert int(small.headers["Content-Length"]) == len(small.data) < len(plain.data)
    head = visitor.client.head(ADDRESS, headers=GZIP)
    assert (head.data, without_number(head.headers)) == (b"", without_number(small.headers))


def test_an_etag_counts_for_its_coding_alone(visitor: Visitor, claim: int) -> None:
    plain, small = (visitor.get(ADDRESS, headers=headers).headers["ETag"] for headers in ({}, GZIP))
    for headers, own, other in (({}, plain, small), (GZIP, small, plain)):
        same = visitor.get(ADDRESS, headers={**headers, "If-None-Match": own})
        assert (same.status_code, same.headers["ETag"], same.data) == (304, own, b"")
        assert same.headers["Vary"] == "Accept, Accept-Encoding"
        assert visitor.get(ADDRESS, headers={**headers, "If-None-Match": other}).status_code == 200
        both = visitor.get(ADDRESS, headers={**headers, "If-None-Match": f"{plain}, {small}"})
        assert (both.status_code, both.headers["ETag"]) == (304, own)


def test_a_browser_is_given_what_it_shows_with_the_style(visitor: Visitor, claim: int) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    page, plain = visitor.get(ADDRESS, headers=browser), visitor.get(ADDRESS)
    assert page.headers["Content-Type"] == "application/xml; charset=utf-8"
    assert page.data == plain.data
    assert page.headers["ETag"] != plain.headers["ETag"]
    assert b'<?xml-stylesheet type="text/css" href="/static/feed.css"?>' in page.data
    with visitor.get("/static/feed.css") as style:
        assert style.status_code == 200
    for reader in ("*/*", "application/atom+xml,text/html;q=0.5", "application/rss+xml, text/html"):
        assert visitor.get(ADDRESS, headers={"Accept": reader}).headers["ETag"] == plain.headers["ETag"]
    data = visitor.get("/feeds/verdicts.json", headers=browser)
    assert data.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    assert data.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepted", ["", "identity", "br", "gzip;q=0", "deflate, gzip;q=0, *;q=0"])
def test_who_takes_no_gzip_gets_none(visitor: Visitor, claim: int, accepted: str) -> None:
    answer = visitor.get(ADDRESS, headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert feedparser.parse(answer.data).bozo == 0


@pytest.mark.parametrize("address", [ADDRESS, "/v1alpha1/claims:search"])
def test_other_sites_may_ask_with_a_condition(visitor: Visitor, claim: int, address: str) -> None:
    asked = {
        "Origin": "https://other.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    answer = visitor.client.options(address, headers=asked)
    assert answer.status_code == 200
    assert answer.headers.getlist("Access-Control-Allow-Origin") == ["*"]
    assert "GET" in answer.headers["Access-Control-Allow-Methods"]
    assert "if-none-match" in answer.headers["Access-Control-Allow-Headers"].lower()
    assert visitor.get(address).headers.getlist("Access-Control-Allow-Origin") == ["*"]


def test_a_selection_keeps_its_etag_while_others_change(
    visitor: Visitor, desk: TrialDesk, claim: int
) -> None:
    english, everything = f"{ADDRESS}?language=en", ADDRESS
    before = {address: visitor.get(address).headers for address in (english, everything)}
    publish_slovenian(desk)
    same = visitor.get(english, headers={"If-None-Match": before[english]["ETag"]})
    assert same.status_code == 304
    same = visitor.get(english, headers={"If-Modified-Since": before[english]["Last-Modified"]})
    assert same.status_code == 304
    assert visitor.get(everything, headers={"If-None-Match": before[everything]["ETag"]}).status_code == 200


def test_work_on_the_desk_costs_readers_nothing(visitor: Visitor, desk: TrialDesk, claim: int) -> None:
    tag = visitor.get(ADDRESS).headers["ETag"]
    article_id = desk.add_article("Two is 2. It is so.")
    desk.approve(desk.propose(desk.add_claim("Two is 2", article_id=article_id)))
    with counted_queries(desk.database) as statements:
        assert visitor.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304
        assert visitor.get(ADDRESS).status_code == 200
    assert len(statements) == 1


def test_an_unchanged_feed_is_not_written_again(
    visitor: Visitor, desk: TrialDesk, claim: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = visitor.get(ADDRESS)

    def refuse(*_arguments: object, **_more: object) -> bytes:
        raise AssertionError("written again")

    monkeypatch.setattr("claimtrack.web.public.feed_kinds.FeedFormat.write", refuse)
    assert visitor.get(ADDRESS).data == first.data
    same = {"If-None-Match": first.headers["ETag"]}
    assert visitor.get(ADDRESS, headers=same).status_code == 304
    # Something else that is public changes, and this feed does not.
    with desk.writing() as session:
        add_topic(session, name="Bridges", language="en", identity=desk.person("alice"), now=desk.now)
    assert visitor.get(ADDRESS, headers=same).status_code == 304
    assert visitor.get(ADDRESS).data == first.data


def test_a_new_process_answers_304_without_writing(
    visitor: Visitor, desk: TrialDesk, claim: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = visitor.get(ADDRESS).headers["ETag"]
    visitor.app.extensions["claimtrack"].__dict__.pop("feeds")
    monkeypatch.setattr("claimtrack.web.public.feed_kinds.FeedFormat.write", None)
    assert visitor.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304


def test_a_topic_moves_the_feed_for_readers_of_tags_and_of_times(
    visitor: Visitor, desk: TrialDesk, claim: int
) -> None:
    before = visitor.get(ADDRESS).headers
    with desk.writing() as session:
        topic = add_topic(session, name="Bridges", language="en", identity=desk.person("alice"), now=desk.now)
        file_under(session, desk, claim, topic)
    for condition in (
        {"If-None-Match": before["ETag"]},
        {"If-Modified-Since": before["Last-Modified"]},
    ):
        answer = visitor.get(ADDRESS, headers=condition)
        assert answer.status_code == 200
        assert "Bridges" in [tag.term for tag in feedparser.parse(answer.data).entries[0].tags]


def file_under(session: Session, desk: TrialDesk, claim_id: int, topic: Topic) -> None:
    claim = session.get_one(Claim, claim_id)
    plan = replace(plan_of(session, claim), topic_ids=frozenset({topic.id}))
    plan_claim(
        session,
        claim_id=claim_id,
        version=claim.version,
        plan=plan,
        identity=desk.person("alice"),
        now=desk.now,
        today=desk.now.date(),
    )


def test_a_publisher_is_who_printed_the_claim(visitor: Visitor, desk: TrialDesk, claim: int) -> None:
    article = NewArticle(
        text="The tower is 90 metres high.",
        original_hash="0" * 64,
        title="The tower",
        language="en",
        publisher="Časnik & Co",
        address="https://casnik.example/tower",
        published_on=PartialDate.parse("2025-04-01"),
    )
    with desk.writing() as session:
        article_id = add_article(
            session, article=article, actor=Actor.command("test"), now=desk.now
        ).article_id
    other = desk.add_claim("The tower is 90 metres high", article_id=article_id)
    query = {"publisher": "Časnik & Co"}
    hidden = visitor.get("/feeds/verdicts.json", query_string=query)
    # What the desk still works on is nobody's business.
    assert (hidden.status_code, json_of(hidden)["known"]) == (400, {"publisher": ["The Gazette"]})
    desk.publish(desk.propose(other, headline="The tower"))
    feed = json_of(visitor.get("/feeds/verdicts.json", query_string=query))
    assert [item["title"] for item in feed["items"]] == ["The tower"]
    assert feed["feed_url"].endswith("?publisher=%C4%8Casnik+%26+Co")
    for address in ("/feeds/claimreview.json", "/feeds/corrections.json", "/feeds/verdicts.atom"):
        assert visitor.get(address, query_string=query).status_code == 200
    assert len(json_of(visitor.get("/feeds/verdicts.json?publisher=The+Gazette"))["items"]) == 1
