"""A fetched page as people read it: clean HTML for the archive, and its text to compare it by later."""

import html
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import nh3

from claimtrack.clock import PartialDate
from claimtrack.errors import NoArticleInPageError
from claimtrack.intake.decoding import declared_encodings, decode
from claimtrack.intake.document import MAXIMUM_BYTES
from claimtrack.intake.fetch import HTML, TEXT, FetchedPage
from claimtrack.intake.html_page import declared_encoding
from claimtrack.intake.normalisation import normalised

_BLOCKS: Final = {
    "p",
    "br",
    "hr",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "div",
    "figcaption",
}
_HEADINGS: Final = {"h1", "h2", "h3", "h4", "h5", "h6"}
_TABLES: Final = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
_INLINE: Final = {"a", "strong", "b", "em", "i", "s", "u", "sub", "sup", "code", "q", "cite", "mark", "time"}
_UNSEEN: Final = {"script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math"}
_ATTRIBUTES: Final = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
_SCHEMES: Final = {"http", "https", "mailto"}


@dataclass(frozen=True, slots=True)
class ReadablePage:
    """A page without scripts, forms, pictures and looks. `html` is clean, without a heading of level 1.

    `text` is its article, or all of its text when it has none; the rest is what the page says of itself.
    """

    html: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published_on: PartialDate | None = None

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the words, whatever the space between them."""
        return sha256(" ".join(self.text.split()).encode("utf8", "replace")).hexdigest()


def readable_page(page: FetchedPage) -> ReadablePage | None:
    """Return `page` for readers; None for what is no text, such as a PDF document or an image."""
    if page.content_type in HTML:
        return _of_html(page_text(page))
    if page.content_type in TEXT:
        text = page_text(page)
        return ReadablePage(html=f"<pre>{html.escape(text)}</pre>", text=text)
    return None


def page_fingerprint(page: FetchedPage) -> str:
    """Return the SHA-256 that tells whether a page says something else now: of its words, or its bytes."""
    readable = readable_page(page)
    return readable.fingerprint if readable else sha256(page.body).hexdigest()


def page_text(page: FetchedPage) -> str:
    """Return the text of a page of HTML or plain text, in the character set that it is really in."""
    declared = declared_encodings(page.body, header=page.charset, page=declared_encoding(page.body))
    return normalised(decode(page.body, declared=declared).text)


def _of_html(source: str) -> ReadablePage:
    # Imported when it is needed: it takes 0.4 s.
    from claimtrack.intake.html_article import html_article  # noqa: PLC0415

    clean = _clean(source)
    try:
        # A longer one would keep the worker for minutes.
        article = html_article(source if len(source) <= MAXIMUM_BYTES else "")
    except NoArticleInPageError:
        return ReadablePage(html=clean, text=html.unescape(nh3.clean(clean, tags=set())))
    return ReadablePage(clean, article.text, article.title, article.publisher, article.published_on)


def _clean(source: str) -> str:
    clean = nh3.clean(
        source,
        tags=_BLOCKS | _HEADINGS | _TABLES | _INLINE,
        clean_content_tags=_UNSEEN,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        url_relative="deny",
        link_rel="noopener nofollow noreferrer",
    )
    # The page around it has the one heading of that level. nh3 leaves no attribute on it.
    return clean.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
