"""The schema.org DataFeed."""

import json
from typing import Any

from hypothesis import given, settings

from claimtrack.publish import claim_review, write_data_feed
from claimtrack.publish.characters import writable

from .examples import INFO, ITEM, PUBLISHER, RETRACTED, an_item
from .odd_text import TEXTS


def written(*items: Any) -> dict[str, Any]:
    feed: dict[str, Any] = json.loads(write_data_feed(INFO, items))
    return feed


def test_the_feed_says_what_it_is_and_how_new() -> None:
    feed = written()
    assert (feed["@context"], feed["@type"]) == ("https://schema.org", "DataFeed")
    assert feed["dateModified"] == "2026-05-06T17:00:01Z"
    assert feed["publisher"]["name"] == "Fact Desk"
    assert feed["dataFeedElement"] == []


def test_an_element_holds_the_review_in_an_array() -> None:
    assert written(ITEM)["dataFeedElement"] == [
        {
            "@type": "DataFeedItem",
            "dateCreated": "2026-03-04T08:30:15Z",
            "dateModified": "2026-05-06T17:00:01Z",
            "url": ITEM.url,
            "item": [claim_review(ITEM, PUBLISHER)],
        }
    ]


def test_a_retracted_verdict_is_dated_as_deleted_and_empty() -> None:
    element = written(ITEM, RETRACTED)["dataFeedElement"][1]
    assert element["dateDeleted"] == "2026-05-06T17:00:01Z"
    assert element["item"] == []
    assert element["url"] == RETRACTED.url


def test_the_same_verdicts_give_the_same_bytes() -> None:
    assert write_data_feed(INFO, [ITEM]) == write_data_feed(INFO, iter([ITEM]))


@settings(deadline=None)
@given(text=TEXTS)
def test_any_claim_comes_back(text: str) -> None:
    review = written(an_item(claim_reviewed=text))["dataFeedElement"][0]["item"][0]
    assert review.get("claimReviewed", "") == writable(text)
