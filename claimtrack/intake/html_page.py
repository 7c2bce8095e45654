"""Recognises HTML and reads what its head declares, before any library parses it."""

import re
from typing import Final

from claimtrack.errors import N_, BinaryFileError

_SNIFFED: Final = 4096
_NAMES: Final = (".html", ".htm", ".xhtml")
# The tags are those of https://mimesniff.spec.whatwg.org/ that open a page. Comments are matched atomically,
# because a row of them would otherwise take exponential time.
_OPENING: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*+"
    r"<(?:!doctype\s+html|html|head|body|title|meta|script|style|article|div|p|h1)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG: Final = re.compile(r"<[a-z!/]", re.IGNORECASE)
_XML: Final = re.compile(r"\s*<(\?xml|rss|feed)\b")
_META: Final = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_ENCODING: Final = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"<html\b[^>]{0,500}?\s(?:xml:)?lang\s*=\s*[\"']?([a-z]{2,3})\b", re.IGNORECASE)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that an HTML page names in its head, as written there, or None.

    UTF-16 is passed over: a declaration that can be read in ASCII cannot be in it.
    """
    head = data[:_SNIFFED]
    if not head.lstrip(b"\xef\xbb\xbf\t\r\n ").startswith(b"<"):
        return None
    match = _META.search(head) or _XML_ENCODING.search(head)
    name = match.group(1).decode("ascii", "replace").lower() if match else None
    return None if name is None or name.startswith("utf-16") else name


def is_html(text: str, *, name: str = "") -> bool:
    """Return whether `text` is an HTML page: by how it opens, or by the file's `name` and a tag in it."""
    if _OPENING.match(text[:_SNIFFED]):
        return True
    return name.lower().endswith(_NAMES) and _ANY_TAG.search(text) is not None


def refuse_xml(text: str) -> None:
    """Raise BinaryFileError for XML that is no page, such as a news feed: its text is not an article."""
    if _XML.match(text[:_SNIFFED]):
        raise BinaryFileError(kind=N_("an XML file"))


def declared_language(text: str) -> str | None:
    """Return the two- or three-letter language of the page's root element, or None."""
    match = _LANGUAGE.search(text[:_SNIFFED])
    return match.group(1).lower() if match else None
