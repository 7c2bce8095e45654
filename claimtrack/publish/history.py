"""Links between a feed and the archives of its older entries, RFC 5005, alike in Atom and RSS."""

from typing import Final
from xml.etree.ElementTree import Element

from claimtrack.publish.feed_item import FeedInfo
from claimtrack.publish.xml_tree import add

HISTORY: Final = "http://purl.org/syndication/history/1.0"


def add_history(parent: Element, info: FeedInfo, *, link: str, **attributes: str) -> None:
    """Say in `parent` where older entries are, and of an archive that it is one. `link` is Atom's element.

    An archive does not lead to newer ones: it would change when the next one begins.
    """
    if info.current_url:
        add(parent, "fh:archive")
        add(parent, link, rel="current", href=info.current_url, **attributes)
    if info.older_url:
        add(parent, link, rel="prev-archive", href=info.older_url, **attributes)
