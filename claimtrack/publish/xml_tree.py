"""Small help over ElementTree that both XML feeds share."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from claimtrack.publish.characters import writable


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Return a new child of `parent`, with `text` and `attributes` made writable."""
    child = SubElement(parent, tag, {name: writable(value) for name, value in attributes.items()})
    child.text = writable(text) if text is not None else None
    return child


def serialised(root: Element) -> bytes:
    """Return `root` as an indented XML document in UTF-8: the same bytes for the same tree."""
    indent(root, space=" ")
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
