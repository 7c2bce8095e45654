"""All verdicts as a schema.org DataFeed of ClaimReview, the form in which aggregators take them."""

import json
from collections.abc import Iterable
from typing import Any

from claimtrack.publish.characters import instant, writable_values
from claimtrack.publish.claim_review import claim_review
from claimtrack.publish.feed_item import FeedInfo, FeedItem, FeedPublisher
from claimtrack.publish.omission import without_empty


def write_data_feed(info: FeedInfo, items: Iterable[FeedItem]) -> bytes:
    """Return the feed as JSON-LD in UTF-8. A retracted verdict keeps its element, with an empty `item`;
    so does an outdated translation, which was not deleted.

    `hasPart` is the archive of older verdicts, which leads to the one before it in the same way.
    """
    feed = without_empty(
        {
            "@context": "https://schema.org",
            "@type": "DataFeed",
            "@id": info.uuid.urn,
            "name": info.title,
            "description": info.subtitle,
            "url": info.feed_url,
            "inLanguage": info.language,
            "dateModified": instant(info.updated),
            "publisher": {"@type": "Organization", "name": info.publisher.name, "url": info.publisher.url},
            "isPartOf": _other_feed(info.current_url),
            "hasPart": _other_feed(info.older_url),
        }
    )
    feed["dataFeedElement"] = [_element(item, info.publisher) for item in items]
    return (json.dumps(writable_values(feed), ensure_ascii=False, indent=1) + "\n").encode()


def _other_feed(address: str | None) -> dict[str, Any] | None:
    return {"@type": "DataFeed", "url": address} if address else None


def _element(item: FeedItem, publisher: FeedPublisher) -> dict[str, Any]:
    element: dict[str, Any] = {
        "@type": "DataFeedItem",
        "dateCreated": instant(item.published),
        "dateModified": instant(item.updated),
        "url": item.url,
    }
    if item.retracted:
        return {**element, "dateDeleted": instant(item.updated), "item": []}
    if not item.stands:
        return {**element, "item": []}
    # An array even for one: the readers there are take the first of it.
    return {**element, "item": [claim_review(item, publisher)]}
