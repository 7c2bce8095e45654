"""The verdict feed as Atom, RFC 4287, with the tombstones of RFC 6721 for what was retracted."""

from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from claimtrack.publish.characters import instant, writable
from claimtrack.publish.entry import entry_categories, entry_html, entry_summary, entry_title
from claimtrack.publish.feed_item import FeedInfo, FeedItem
from claimtrack.publish.labels import FeedLabels, labels_for
from claimtrack.publish.xml_tree import add, serialised

_ATOM: Final = "http://www.w3.org/2005/Atom"
_TOMBSTONES: Final = "http://purl.org/atompub/tombstones/1.0"


def write_atom(info: FeedInfo, items: Iterable[FeedItem], *, labels: Mapping[str, FeedLabels]) -> bytes:
    """Return the feed as an Atom document in UTF-8; instants are in UTC, to the second.

    A retracted verdict keeps its entry. Its tombstone stands before the entries and has no link in it,
    because a link there overwrites the feed's own in feedparser.
    """
    every = tuple(items)
    root = _feed(info)
    for item in every:
        if item.retracted:
            _add_tombstone(root, item)
    for item in every:
        _add_entry(root, item, labels_for(labels, item.language))
    return serialised(root)


def _feed(info: FeedInfo) -> Element:
    root = Element("feed", {"xmlns": _ATOM, "xmlns:at": _TOMBSTONES})
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
    author = add(root, "author")
    add(author, "name", info.publisher.name)
    add(author, "uri", info.publisher.url)
    if info.publisher.logo_url:
        add(root, "logo", info.publisher.logo_url)
    return root


def _add_tombstone(root: Element, item: FeedItem) -> None:
    tombstone = add(root, "at:deleted-entry", ref=item.uuid.urn, when=instant(item.updated))
    add(tombstone, "at:comment", entry_summary(item))


def _add_entry(root: Element, item: FeedItem, labels: FeedLabels) -> None:
    entry = add(root, "entry")
    entry.set("xml:lang", writable(item.language))
    add(entry, "id", item.uuid.urn)
    add(entry, "title", entry_title(item, labels))
    add(entry, "link", rel="alternate", type="text/html", href=item.url)
    add(entry, "published", instant(item.published))
    add(entry, "updated", instant(item.updated))
    for term, label in entry_categories(item, labels):
        add(entry, "category", term=term, label=label)
    add(entry, "summary", entry_summary(item))
    add(entry, "content", entry_html(item, labels), type="html")
