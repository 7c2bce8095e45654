"""Verdicts as the claims:search of Google's Fact Check Tools answers them.

Shape: https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims/search
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from claimtrack.clock import DatePrecision, PartialDate
from claimtrack.publish.characters import instant, writable_values
from claimtrack.publish.feed_item import FeedItem, FeedPublisher
from claimtrack.publish.omission import without_empty


def search_answer(
    items: Iterable[FeedItem], *, publisher: FeedPublisher, next_page_token: str | None = None
) -> dict[str, Any]:
    """Return the answer for one page of `items`, without retracted ones; ``{}`` when there are none."""
    claims = [_claim(item, publisher) for item in items if not item.retracted]
    answer: dict[str, Any] = writable_values(
        without_empty({"claims": claims, "nextPageToken": next_page_token})
    )
    return answer


def site_of(address: str) -> str:
    """Return the host of `address` without a leading ``www.``, as that API names sites."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _claim(item: FeedItem, publisher: FeedPublisher) -> dict[str, Any]:
    return without_empty(
        {
            "text": item.claim_reviewed,
            "claimant": item.claimant.name if item.claimant else None,
            "claimDate": _claim_date(item.said_on),
            "claimReview": [_review(item, publisher)],
        }
    )


def _claim_date(said_on: PartialDate | None) -> str | None:
    """Return the day as the instant that API asks for; a month or a year would claim more than is known."""
    if said_on is None or said_on.precision is not DatePrecision.DAY:
        return None
    return f"{said_on.isoformat()}T00:00:00Z"


def _review(item: FeedItem, publisher: FeedPublisher) -> dict[str, Any]:
    return {
        "publisher": {"name": publisher.name, "site": site_of(publisher.url)},
        "url": item.url,
        "title": item.headline,
        "reviewDate": instant(item.published),
        "textualRating": item.rating.label,
        "languageCode": item.language,
    }
