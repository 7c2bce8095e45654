"""One entry of a feed before it is written in a format: of a verdict, or of a change to one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claimtrack.publish.change_entry import change_categories, change_html, change_summary, change_title
from claimtrack.publish.entry import entry_categories, entry_html, entry_summary, entry_title
from claimtrack.publish.feed_item import FeedChange, FeedItem
from claimtrack.publish.labels import FeedLabels, labels_for
from claimtrack.publish.omission import without_empty


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What every format says of an entry; `categories` are pairs of a term and its label.

    `authors` are people whom the desk names; without any it is the feed's author. `gone` says that it
    was retracted, `extension` is what programs want to know.
    """

    urn: str
    url: str
    language: str
    title: str
    summary: str
    html: str
    categories: tuple[tuple[str, str], ...]
    published: datetime
    updated: datetime
    gone: bool
    extension: Mapping[str, Any]
    authors: tuple[str, ...]
    labels: FeedLabels


def feed_entry(told: FeedItem | FeedChange, labels: Mapping[str, FeedLabels]) -> FeedEntry:
    """Return the entry of a verdict or of a change, in its own language."""
    return _change(told, labels) if isinstance(told, FeedChange) else _verdict(told, labels)


def _verdict(item: FeedItem, every: Mapping[str, FeedLabels]) -> FeedEntry:
    labels = labels_for(every, item.language)
    return FeedEntry(
        urn=item.uuid.urn,
        url=item.url,
        language=item.language,
        title=entry_title(item, labels),
        summary=entry_summary(item),
        html=entry_html(item, labels),
        categories=entry_categories(item, labels),
        published=item.published,
        updated=item.updated,
        gone=item.retracted,
        extension=_what_was_found(item),
        authors=() if item.retracted else item.authors,
        labels=labels,
    )


def _change(change: FeedChange, every: Mapping[str, FeedLabels]) -> FeedEntry:
    item, at = change.item, change.correction.at
    labels = labels_for(every, item.language)
    return FeedEntry(
        urn=change.uuid.urn,
        url=item.url,
        language=item.language,
        title=change_title(change, labels),
        summary=change_summary(change),
        html=change_html(change, labels),
        categories=change_categories(change, labels),
        published=at,
        updated=at,
        # The verdict is gone, and its change stays.
        gone=False,
        extension={"change": change.correction.kind, "verdict": item.uuid.urn},
        authors=(),
        labels=labels,
    )


def _what_was_found(item: FeedItem) -> dict[str, Any]:
    if item.retracted:
        return {"claim": item.claim_reviewed, "retracted": True}
    return without_empty(
        {"claim": item.claim_reviewed, "rating": item.rating.slug, "rating_value": item.rating.value}
    )
