"""The verdict feed as RSS 2.0, with two elements of Atom: its own address, and when an item changed."""

from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from claimtrack.publish.characters import instant, mail_instant
from claimtrack.publish.entry import entry_categories, entry_html, entry_title
from claimtrack.publish.feed_item import FeedInfo, FeedItem
from claimtrack.publish.labels import FeedLabels, labels_for
from claimtrack.publish.xml_tree import add, serialised

_ATOM: Final = "http://www.w3.org/2005/Atom"


def write_rss(info: FeedInfo, items: Iterable[FeedItem], *, labels: Mapping[str, FeedLabels]) -> bytes:
    """Return the feed as an RSS 2.0 document in UTF-8; instants are in GMT, to the second."""
    root = Element("rss", {"version": "2.0", "xmlns:atom": _ATOM})
    channel = _channel(root, info)
    for item in items:
        _add_item(channel, item, labels_for(labels, item.language))
    return serialised(root)


def _channel(root: Element, info: FeedInfo) -> Element:
    channel = add(root, "channel")
    add(channel, "title", info.title)
    add(channel, "link", info.home_url)
    add(channel, "description", info.subtitle)
    if info.language:
        add(channel, "language", info.language)
    add(channel, "lastBuildDate", mail_instant(info.updated))
    add(channel, "atom:link", rel="self", type="application/rss+xml", href=info.feed_url)
    for hub in info.hubs:
        add(channel, "atom:link", rel="hub", href=hub)
    return channel


def _add_item(channel: Element, item: FeedItem, labels: FeedLabels) -> None:
    element = add(channel, "item")
    add(element, "title", entry_title(item, labels))
    add(element, "link", item.url)
    add(element, "guid", item.uuid.urn, isPermaLink="false")
    add(element, "pubDate", mail_instant(item.published))
    add(element, "atom:updated", instant(item.updated))
    for _term, label in entry_categories(item, labels):
        add(element, "category", label)
    add(element, "description", entry_html(item, labels))
