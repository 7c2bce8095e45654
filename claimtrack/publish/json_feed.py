"""The verdict feed as JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from claimtrack.publish.characters import instant, writable_values
from claimtrack.publish.entry import entry_categories, entry_html, entry_summary, entry_title
from claimtrack.publish.feed_item import FeedInfo, FeedItem, FeedPublisher
from claimtrack.publish.labels import FeedLabels, labels_for
from claimtrack.publish.omission import without_empty

_VERSION: Final = "https://jsonfeed.org/version/1.1"


def write_json_feed(info: FeedInfo, items: Iterable[FeedItem], *, labels: Mapping[str, FeedLabels]) -> bytes:
    """Return the feed as JSON in UTF-8; instants are in UTC, to the second."""
    feed = without_empty(
        {
            "version": _VERSION,
            "title": info.title,
            "home_page_url": info.home_url,
            "feed_url": info.feed_url,
            "description": info.subtitle,
            "language": info.language,
            "authors": [_author(info.publisher)],
            "hubs": [{"type": "WebSub", "url": hub} for hub in info.hubs],
        }
    )
    feed["items"] = [_entry(item, labels_for(labels, item.language)) for item in items]
    return (json.dumps(writable_values(feed), ensure_ascii=False, indent=1) + "\n").encode()


def _author(publisher: FeedPublisher) -> dict[str, Any]:
    return without_empty({"name": publisher.name, "url": publisher.url, "avatar": publisher.logo_url})


def _entry(item: FeedItem, labels: FeedLabels) -> dict[str, Any]:
    return without_empty(
        {
            "id": item.uuid.urn,
            "url": item.url,
            "title": entry_title(item, labels),
            "summary": entry_summary(item),
            "content_html": entry_html(item, labels),
            "date_published": instant(item.published),
            "date_modified": instant(item.updated),
            "language": item.language,
            "tags": [label for _term, label in entry_categories(item, labels)],
            "_claimtrack": _extension(item),
        }
    )


def _extension(item: FeedItem) -> dict[str, Any]:
    """Return what programs want to know; an extension's name begins with an underscore."""
    if item.retracted:
        return {"claim": item.claim_reviewed, "retracted": True}
    return without_empty(
        {"claim": item.claim_reviewed, "rating": item.rating.slug, "rating_value": item.rating.value}
    )
