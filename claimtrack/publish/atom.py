"""A feed as Atom, RFC 4287, with the tombstones of RFC 6721 and the archives of RFC 5005."""

from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from claimtrack.publish.browser_view import XHTML, add_introduction, add_way_in
from claimtrack.publish.characters import instant, writable
from claimtrack.publish.feed_entry import FeedEntry, feed_entry
from claimtrack.publish.feed_item import FeedChange, FeedInfo, FeedItem
from claimtrack.publish.history import HISTORY, add_history
from claimtrack.publish.labels import FeedLabels
from claimtrack.publish.xml_tree import add, serialised

_NAMESPACES: Final = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xmlns:fh": HISTORY,
    "xmlns:h": XHTML,
}


def write_atom(
    info: FeedInfo, items: Iterable[FeedItem | FeedChange], *, labels: Mapping[str, FeedLabels]
) -> bytes:
    """Return the feed as an Atom document in UTF-8; instants are in UTC, to the second.

    A retracted verdict keeps its entry. Its tombstone stands before the entries and has no link in it,
    because a link there overwrites the feed's own in feedparser.
    """
    entries = [feed_entry(item, labels) for item in items]
    root = _feed(info, labels)
    for entry in entries:
        if entry.gone:
            _add_tombstone(root, entry)
    for entry in entries:
        _add_entry(root, entry)
    return serialised(root, stylesheet=info.stylesheet)


def _feed(info: FeedInfo, labels: Mapping[str, FeedLabels]) -> Element:
    root = Element("feed", _NAMESPACES)
    if info.language:
        root.set("xml:lang", writable(info.language))
    add(root, "id", info.uuid.urn)
    add(root, "title", info.title)
    add(root, "subtitle", info.subtitle)
    add(root, "updated", instant(info.updated))
    add(root, "link", rel="self", type="application/atom+xml", href=info.feed_url)
    add(root, "link", rel="alternate", type="text/html", href=info.home_url)
    for hub in info.hubs:
        add(root, "link", rel="hub", href=hub)
    add_history(root, info, link="link", type="application/atom+xml")
    author = add(root, "author")
    add(author, "name", info.publisher.name)
    add(author, "uri", info.publisher.url)
    if info.publisher.logo_url:
        add(root, "logo", info.publisher.logo_url)
    add_introduction(root, info, labels)
    return root


def _add_tombstone(root: Element, entry: FeedEntry) -> None:
    tombstone = add(root, "at:deleted-entry", ref=entry.urn, when=instant(entry.updated))
    add(tombstone, "at:comment", entry.summary)


def _add_entry(root: Element, entry: FeedEntry) -> None:
    element = add(root, "entry")
    element.set("xml:lang", writable(entry.language))
    add(element, "id", entry.urn)
    add(element, "title", entry.title)
    for name in entry.authors:
        add(add(element, "author"), "name", name)
    add(element, "link", rel="alternate", type="text/html", href=entry.url)
    add(element, "published", instant(entry.published))
    add(element, "updated", instant(entry.updated))
    for term, label in entry.categories:
        add(element, "category", term=term, label=label)
    add(element, "summary", entry.summary)
    add(element, "content", entry.html, type="html")
    add_way_in(element, entry)
