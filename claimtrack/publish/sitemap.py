"""Sitemaps as https://www.sitemaps.org/protocol.html has them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from xml.etree.ElementTree import Element

from claimtrack.publish.characters import instant
from claimtrack.publish.xml_tree import add, serialised

_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
Address = tuple[str, datetime | None]


def write_sitemap(addresses: Iterable[Address]) -> bytes:
    """Return a sitemap of pages, each with when it changed last, where that is known."""
    return _write("urlset", "url", addresses)


def write_sitemap_index(addresses: Iterable[Address]) -> bytes:
    """Return an index of sitemaps."""
    return _write("sitemapindex", "sitemap", addresses)


def _write(root_name: str, name: str, addresses: Iterable[Address]) -> bytes:
    root = Element(root_name, {"xmlns": _NAMESPACE})
    for address, updated in addresses:
        element = add(root, name)
        add(element, "loc", address)
        if updated is not None:
            add(element, "lastmod", instant(updated))
    return serialised(root, stylesheet=None)
