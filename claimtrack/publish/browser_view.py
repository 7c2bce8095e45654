"""What makes an XML feed readable to who opens it in a browser: a style sheet, and a few words of XHTML.

CSS alone, since browsers are giving up XSLT: a browser shows elements of XHTML inside any XML document, links
and all, and feed readers pass over elements that they do not know.
"""

from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from claimtrack.publish.characters import writable
from claimtrack.publish.feed_entry import FeedEntry
from claimtrack.publish.feed_item import FeedInfo
from claimtrack.publish.labels import FeedLabels
from claimtrack.publish.xml_tree import add

XHTML: Final = "http://www.w3.org/1999/xhtml"


def add_introduction(parent: Element, info: FeedInfo, labels: Mapping[str, FeedLabels]) -> None:
    """Say what a feed is at the head of one: in its language, or in all of the desk when it has several."""
    own = labels.get(info.language or "")
    chosen = {info.language or "": own} if own else labels
    told = [(language, words.about_feed) for language, words in chosen.items() if words.about_feed]
    if not told:
        return
    header = add(parent, "h:header")
    for language, words in told:
        add(header, "h:p", words).set("xml:lang", writable(language))
    add(add(header, "h:p"), "h:a", info.publisher.name, href=info.home_url)


def add_way_in(parent: Element, entry: FeedEntry, *, also: Iterable[str] = ()) -> None:
    """Link an entry to its page, after the paragraphs of `also`, for a browser to show."""
    if not entry.labels.whole_verdict:
        return
    for paragraph in also:
        add(parent, "h:p", paragraph)
    add(parent, "h:a", entry.labels.whole_verdict, href=entry.url)
