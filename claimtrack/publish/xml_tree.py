"""Small help over ElementTree that both XML feeds share."""

from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from xml.sax.saxutils import quoteattr

from claimtrack.publish.characters import writable

_DECLARATION: Final = b'<?xml version="1.0" encoding="utf-8"?>\n'


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Return a new child of `parent`, with `text` and `attributes` made writable."""
    child = SubElement(parent, tag, {name: writable(value) for name, value in attributes.items()})
    child.text = writable(text) if text is not None else None
    return child


def serialised(root: Element, *, stylesheet: str | None = None) -> bytes:
    """Return `root` as an indented XML document in UTF-8: the same bytes for the same tree.

    `stylesheet` is the address of the CSS that a browser shows it with.
    """
    indent(root, space=" ")
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=False)
    return _DECLARATION + _style(stylesheet) + body + b"\n"


def _style(address: str | None) -> bytes:
    if not address:
        return b""
    return f'<?xml-stylesheet type="text/css" href={quoteattr(writable(address))}?>\n'.encode()
