"""A feed as JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from claimtrack.publish.characters import instant, writable_values
from claimtrack.publish.feed_entry import FeedEntry, feed_entry
from claimtrack.publish.feed_item import FeedChange, FeedInfo, FeedItem, FeedPublisher
from claimtrack.publish.labels import FeedLabels
from claimtrack.publish.omission import without_empty

_VERSION: Final = "https://jsonfeed.org/version/1.1"


def write_json_feed(
    info: FeedInfo, items: Iterable[FeedItem | FeedChange], *, labels: Mapping[str, FeedLabels]
) -> bytes:
    """Return the feed as JSON in UTF-8; instants are in UTC, to the second."""
    feed = without_empty(
        {
            "version": _VERSION,
            "title": info.title,
            "home_page_url": info.home_url,
            "feed_url": info.feed_url,
            "next_url": info.older_url,
            "description": info.subtitle,
            "language": info.language,
            "authors": [_author(info.publisher)],
            "hubs": [{"type": "WebSub", "url": hub} for hub in info.hubs],
        }
    )
    feed["items"] = [_item(feed_entry(item, labels)) for item in items]
    return (json.dumps(writable_values(feed), ensure_ascii=False, indent=1) + "\n").encode()


def _author(publisher: FeedPublisher) -> dict[str, Any]:
    return without_empty({"name": publisher.name, "url": publisher.url, "avatar": publisher.logo_url})


def _item(entry: FeedEntry) -> dict[str, Any]:
    return without_empty(
        {
            "id": entry.urn,
            "url": entry.url,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "date_published": instant(entry.published),
            "date_modified": instant(entry.updated),
            "language": entry.language,
            "authors": [{"name": name} for name in entry.authors],
            "tags": [label for _term, label in entry.categories],
            # What programs want to know; an extension's name begins with an underscore.
            "_claimtrack": dict(entry.extension),
        }
    )
