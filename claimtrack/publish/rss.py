"""A feed as RSS 2.0, with three things of Atom: its own address, its archives, and when an item changed."""

from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from claimtrack.publish.browser_view import XHTML, add_introduction, add_way_in
from claimtrack.publish.characters import instant, mail_instant
from claimtrack.publish.feed_entry import FeedEntry, feed_entry
from claimtrack.publish.feed_item import FeedChange, FeedInfo, FeedItem
from claimtrack.publish.history import HISTORY, add_history
from claimtrack.publish.labels import FeedLabels
from claimtrack.publish.xml_tree import add, serialised

_ROOT: Final = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:fh": HISTORY,
    "xmlns:h": XHTML,
}
_TYPE: Final = "application/rss+xml"


def write_rss(
    info: FeedInfo, items: Iterable[FeedItem | FeedChange], *, labels: Mapping[str, FeedLabels]
) -> bytes:
    """Return the feed as an RSS 2.0 document in UTF-8; instants are in GMT, to the second."""
    root = Element("rss", _ROOT)
    channel = _channel(root, info, labels)
    for item in items:
        _add_item(channel, feed_entry(item, labels))
    return serialised(root, stylesheet=info.stylesheet)


def _channel(root: Element, info: FeedInfo, labels: Mapping[str, FeedLabels]) -> Element:
    channel = add(root, "channel")
    add(channel, "title", info.title)
    add(channel, "link", info.home_url)
    add(channel, "description", info.subtitle)
    if info.language:
        add(channel, "language", info.language)
    add(channel, "lastBuildDate", mail_instant(info.updated))
    add(channel, "atom:link", rel="self", type=_TYPE, href=info.feed_url)
    for hub in info.hubs:
        add(channel, "atom:link", rel="hub", href=hub)
    add_history(channel, info, link="atom:link", type=_TYPE)
    add_introduction(channel, info, labels)
    return channel


def _add_item(channel: Element, entry: FeedEntry) -> None:
    element = add(channel, "item")
    add(element, "title", entry.title)
    add(element, "link", entry.url)
    add(element, "guid", entry.urn, isPermaLink="false")
    add(element, "pubDate", mail_instant(entry.published))
    add(element, "atom:updated", instant(entry.updated))
    for _term, label in entry.categories:
        add(element, "category", label)
    add(element, "description", entry.html)
    # The description is HTML as text, which a browser would show with its tags.
    add_way_in(element, entry, also=[entry.summary])
