"""The reviewer's Markdown as HTML that may stand on any page."""

from typing import Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimtrack.publish.characters import writable

_BLOCKS: Final = {"p", "br", "hr", "h3", "h4", "h5", "h6", "pre", "blockquote", "ul", "ol", "li"}
_TABLES: Final = {"table", "thead", "tbody", "tr", "th", "td"}
_INLINE: Final = {"strong", "em", "s", "code", "a"}
_ATTRIBUTES: Final = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES: Final = {"http", "https", "mailto"}
# The page has its own first two levels of headings.
_HEADING_SHIFT: Final = 2
_LOWEST_HEADING: Final = 6


def markdown_to_html(text: str) -> str:
    """Return the CommonMark `text` (with tables and strikethrough) as clean HTML.

    HTML in it shows as typed, images become links, and links lead to http, https or mailto only.
    """
    renderer = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    tokens = [_lowered(token) for token in renderer.parse(writable(text))]
    html = renderer.renderer.render(tokens, renderer.options, {})
    return nh3.clean(
        html,
        tags=_BLOCKS | _TABLES | _INLINE,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        url_relative="deny",
        link_rel="nofollow noopener",
    )


def _lowered(token: Token) -> Token:
    """Return `token`; a heading as one of a lower level."""
    if token.type in {"heading_open", "heading_close"}:
        token.tag = f"h{min(int(token.tag[1]) + _HEADING_SHIFT, _LOWEST_HEADING)}"
    return token
