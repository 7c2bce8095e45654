"""The markup of every verdict's page, as Google's preset and a general extractor read it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import extruct

from claimtrack.publish import FeedItem
from tests.contract.expected import moment
from tests.contract.served_desk import ServedDesk


def test_googles_preset(served: ServedDesk, node: Callable[..., Any]) -> None:
    items = served.items()
    told = node("markup.mjs", *(item.url for item in items))
    for item in items:
        result = told[item.url]
        assert (result["failed"], result["warnings"]) == ([], []), item.url
        assert result["schemas"] == ([] if item.retracted else ["ClaimReview"])
        assert item.retracted or result["passed"] > 0


def test_extruct(served: ServedDesk) -> None:
    for item in served.items():
        page = served.fetch(urlsplit(item.url).path).decode()
        found = extruct.extract(page, base_url=item.url, syntaxes=["json-ld"], uniform=True)["json-ld"]
        if item.retracted:
            assert found == []
            continue
        (review,) = found
        _assert_equal(review, item)


def _assert_equal(review: dict[str, Any], item: FeedItem) -> None:
    assert review["@type"] == "ClaimReview"
    assert (review["url"], review["name"]) == (item.url, item.headline)
    assert review["claimReviewed"] == item.claim_reviewed
    assert review["inLanguage"] == item.language
    rating = review["reviewRating"]
    assert (rating["alternateName"], rating.get("ratingValue")) == (item.rating.label, item.rating.value)
    assert moment(review["datePublished"]) == item.published.replace(microsecond=0)
    assert moment(review["dateModified"]) == item.updated.replace(microsecond=0)
