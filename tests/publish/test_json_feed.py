"""The JSON Feed, checked against the structure that version 1.1 asks for."""

import json
from datetime import datetime
from typing import Any

from hypothesis import given, settings

from claimtrack.publish import write_json_feed
from claimtrack.publish.characters import writable

from .examples import INFO, ITEM, LABELS, NUMBERLESS, RETRACTED, an_item
from .odd_text import TEXTS


def written(*items: Any) -> dict[str, Any]:
    feed: dict[str, Any] = json.loads(write_json_feed(INFO, items, labels=LABELS).decode("utf-8"))
    return feed


def test_the_feed_has_what_the_version_asks_for() -> None:
    feed = written(ITEM)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["description"], feed["language"]) == (INFO.title, INFO.subtitle, "en")
    assert (feed["home_page_url"], feed["feed_url"]) == (INFO.home_url, INFO.feed_url)
    assert feed["authors"] == [
        {
            "name": "Fact Desk",
            "url": "https://desk.example.org",
            "avatar": "https://desk.example.org/logo.png",
        }
    ]
    assert "next_url" not in feed


def test_an_item_has_what_the_version_asks_for() -> None:
    item = written(ITEM)["items"][0]
    assert item["id"] == ITEM.uuid.urn
    assert (item["url"], item["title"], item["summary"]) == (ITEM.url, ITEM.headline, ITEM.summary)
    assert "It carries 12 tonnes." in item["content_html"]
    assert item["tags"] == ["Misleading", "roads", "Občine"]
    assert item["language"] == "en"
    assert datetime.fromisoformat(item["date_published"]) == ITEM.published.replace(microsecond=0)
    assert datetime.fromisoformat(item["date_modified"]) == ITEM.updated
    assert item["_claimtrack"] == {"claim": ITEM.claim_reviewed, "rating": "misleading", "rating_value": 2}


def test_names_that_are_not_in_the_version_begin_with_an_underscore() -> None:
    known = {
        "id",
        "url",
        "title",
        "summary",
        "content_html",
        "date_published",
        "date_modified",
        "language",
        "tags",
    }
    extra = set(written(ITEM)["items"][0]) - known
    assert all(name.startswith("_") for name in extra)


def test_a_rating_without_a_number_has_none_here() -> None:
    assert written(an_item(rating=NUMBERLESS))["items"][0]["_claimtrack"] == {
        "claim": ITEM.claim_reviewed,
        "rating": "unverifiable",
    }


def test_an_empty_feed_still_has_its_items() -> None:
    assert written()["items"] == []


def test_a_retracted_verdict_keeps_its_item_and_says_so() -> None:
    item = written(RETRACTED)["items"][0]
    assert item["title"].startswith("Retracted: ")
    assert item["summary"] == "We read the wrong report."
    assert item["_claimtrack"] == {"claim": ITEM.claim_reviewed, "retracted": True}


def test_the_same_verdicts_give_the_same_bytes() -> None:
    assert write_json_feed(INFO, [ITEM], labels=LABELS) == write_json_feed(INFO, iter([ITEM]), labels=LABELS)


@settings(deadline=None)
@given(text=TEXTS)
def test_any_text_comes_back(text: str) -> None:
    item = written(an_item(headline=text, claim_reviewed=text))["items"][0]
    assert item.get("title", "") == writable(text)
    assert item["_claimtrack"].get("claim", "") == writable(text)
