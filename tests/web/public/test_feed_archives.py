"""Archives: each verdict is in the feed or in one of them, and what an archive holds stays."""

import json

import feedparser
import pytest

from claimtrack.models import CorrectionKind
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.public.public_desk import json_of, publish_slovenian

BASE = "https://desk.example"
FORMATS = ("atom", "rss", "json")


@pytest.fixture
def claims(desk: TrialDesk, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids of five claims with public verdicts, on a desk whose archives hold two each."""
    monkeypatch.setattr("claimtrack.web.public.feeds.NEWEST", 2)
    monkeypatch.setattr("claimtrack.web.public.feeds.NEWEST_AS_DATA", 2)
    article_id = desk.add_article("One is 1. Two is 2. Three is 3. Four is 4. Five is 5.")
    words = [f"{name} is {number}" for number, name in enumerate(("One", "Two", "Three", "Four", "Five"), 1)]
    claims = [desk.add_claim(passage, article_id=article_id) for passage in words]
    for claim_id, passage in zip(claims, words, strict=True):
        desk.publish(desk.propose(claim_id, headline=passage))
    return claims


def read(visitor: Visitor, address: str) -> tuple[list[str], str | None]:
    """Return the titles of a document and the address of the one before."""
    answer = visitor.get(address)
    assert answer.status_code == 200
    if address.partition("?")[0].endswith(".json"):
        feed = json_of(answer)
        return [item["title"] for item in feed["items"]], feed.get("next_url")
    parsed = feedparser.parse(answer.data)
    assert parsed.bozo == 0
    older = [link.href for link in parsed.feed.links if link.rel == "prev-archive"]
    return [entry.title for entry in parsed.entries], older[0] if older else None


def walk(visitor: Visitor, address: str) -> list[list[str]]:
    """Return the titles of each document from the feed to the oldest archive."""
    documents: list[list[str]] = []
    following: str | None = BASE + address
    while following:
        titles, following = read(visitor, following.removeprefix(BASE))
        documents.append(titles)
    return documents


@pytest.mark.parametrize("form", FORMATS)
def test_every_verdict_is_reached(visitor: Visitor, claims: list[int], form: str) -> None:
    assert walk(visitor, f"/feeds/verdicts.{form}") == [
        ["Five is 5", "Four is 4"],
        ["Four is 4", "Three is 3"],
        ["Two is 2", "One is 1"],
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_what_no_archive_holds_stays_in_the_feed(
    visitor: Visitor, desk: TrialDesk, claims: list[int], form: str
) -> None:
    for claim_id in claims[:2]:
        desk.correct(claim_id, kind=CorrectionKind.UPDATE, note="More.")
    feed, *archives = walk(visitor, f"/feeds/verdicts.{form}")
    assert feed == ["The bridge cost 21 million", "The bridge cost 21 million", "Five is 5"]
    assert len(archives) == 2


def test_a_selection_leads_past_archives_without_any(
    visitor: Visitor, desk: TrialDesk, claims: list[int]
) -> None:
    publish_slovenian(desk)
    desk.publish(headline="Seven")
    assert walk(visitor, "/feeds/verdicts.atom?language=sl") == [["Prispel je"], ["Prispel je"]]
    (titles, older) = read(visitor, "/feeds/archive/3/verdicts.atom?language=sl")
    assert (titles, older) == (["Prispel je"], None)


def test_an_archive_says_what_it_belongs_to(visitor: Visitor, claims: list[int]) -> None:
    archive = feedparser.parse(visitor.get("/feeds/archive/2/verdicts.atom").data)
    feed = feedparser.parse(visitor.get("/feeds/verdicts.atom").data)
    assert archive.feed.id == feed.feed.id
    assert {link.rel: link.href for link in archive.feed.links} == {
        "self": f"{BASE}/feeds/archive/2/verdicts.atom",
        "alternate": f"{BASE}/",
        "current": f"{BASE}/feeds/verdicts.atom",
        "prev-archive": f"{BASE}/feeds/archive/1/verdicts.atom",
    }
    assert "fh_archive" in archive.feed
    assert "fh_archive" not in feed.feed


def test_an_archive_stays_the_same(visitor: Visitor, desk: TrialDesk, claims: list[int]) -> None:
    before = visitor.get("/feeds/archive/1/verdicts.atom")
    desk.publish(headline="Six")
    desk.correct(claims[4], kind=CorrectionKind.CORRECTION, note="A digit.")
    after = visitor.get("/feeds/archive/1/verdicts.atom")
    assert (after.data, after.headers["ETag"]) == (before.data, before.headers["ETag"])


def test_an_archive_tells_of_a_retraction_too(visitor: Visitor, desk: TrialDesk, claims: list[int]) -> None:
    desk.correct(claims[0], kind=CorrectionKind.RETRACTION, note="It was a draft.")
    titles, _older = read(visitor, "/feeds/archive/1/verdicts.atom")
    assert titles[1].startswith("Retracted: ")


def test_the_data_feed_leads_on_as_well(visitor: Visitor, claims: list[int]) -> None:
    seen, address = [], f"{BASE}/feeds/claimreview.json"
    while address:
        feed = json.loads(visitor.get(address.removeprefix(BASE)).data)
        seen.append([element["item"][0]["name"] for element in feed["dataFeedElement"]])
        address = feed.get("hasPart", {}).get("url")
    assert [name for names in seen for name in names] == [
        "Five is 5",
        "Four is 4",
        "Four is 4",
        "Three is 3",
        "Two is 2",
        "One is 1",
    ]
    assert feed["isPartOf"] == {"@type": "DataFeed", "url": f"{BASE}/feeds/claimreview.json"}


@pytest.mark.parametrize("number", [3, 4, 10**9])
def test_an_archive_leads_to_the_feed_until_it_is_full(
    visitor: Visitor, claims: list[int], number: int
) -> None:
    answer = visitor.get(f"/feeds/archive/{number}/verdicts.atom?language=en")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/feeds/verdicts.atom?language=en")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("number", [0, -1, 10**30, "one"])
def test_what_is_no_number_is_no_archive(visitor: Visitor, claims: list[int], number: object) -> None:
    assert visitor.get(f"/feeds/archive/{number}/verdicts.atom").status_code == 404


@pytest.mark.parametrize("form", FORMATS)
def test_the_log_has_archives_too(visitor: Visitor, desk: TrialDesk, claims: list[int], form: str) -> None:
    for note in ("First.", "Second.", "Third."):
        desk.correct(claims[0], kind=CorrectionKind.UPDATE, note=note)
    assert [len(titles) for titles in walk(visitor, f"/feeds/corrections.{form}")] == [2, 2]
