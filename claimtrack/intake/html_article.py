"""The article in an HTML page, by trafilatura, which is given text and never an address to fetch."""

import logging
import re
from dataclasses import dataclass
from typing import Any, Final

import trafilatura
from trafilatura import extract_metadata

from claimtrack.clock import PartialDate
from claimtrack.errors import BadAddressError, NoArticleInPageError
from claimtrack.intake.address import checked_address
from claimtrack.intake.html_page import declared_language
from claimtrack.intake.normalisation import REPLACEMENT, normalised

# A menu is a list of short lines; an article has at least one paragraph with a sentence, this long.
_LEAST_PARAGRAPH: Final = 80
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'»“”\u2019)\]]*(\s|$)")
# A declaration with an encoding is refused by the parser once the page is text.
_XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_REFERENCE: Final = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}))(?![0-9a-fA-F]);?")
_UNPARSABLE: Final = frozenset(range(0x20)) - {0x09, 0x0A, 0x0D} | {0xFFFE, 0xFFFF}
_DATES: Final = {"original_date": True, "extensive_search": False}

# Without a handler of their own, their warnings about a page would reach standard error past our messages.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class HtmlArticle:
    """The text of a page's article, one paragraph a line, and what the page says about it."""

    text: str
    title: str | None
    language: str | None
    published_on: PartialDate | None
    publisher: str | None
    address: str | None


def html_article(html: str) -> HtmlArticle:
    """Return the article in the page `html`. Raises NoArticleInPageError when there is none."""
    page = _extracted(_parsable(normalised(html)))
    text = normalised(page.text or "") if page is not None else ""
    if page is None or not _has_prose(text):
        raise NoArticleInPageError
    return HtmlArticle(
        text=text,
        title=page.title or None,
        language=declared_language(html),
        published_on=_date(page.date),
        publisher=page.sitename or page.hostname or None,
        address=_address(page.url),
    )


@dataclass(frozen=True, slots=True)
class PageDetails:
    """What a page says about itself, article or not."""

    title: str | None
    publisher: str | None
    published_on: PartialDate | None


def html_details(html: str) -> PageDetails:
    """Return what the page `html` says about itself."""
    found = extract_metadata(_parsable(normalised(html)), date_config=dict(_DATES))
    return PageDetails(found.title or None, found.sitename or None, _date(found.date))


def _parsable(html: str) -> str:
    """Return `html` without what makes the parser give up the whole page."""
    return _REFERENCE.sub(_harmless_reference, _XML_DECLARATION.sub("", html))


def _harmless_reference(match: re.Match[str]) -> str:
    """Return a character reference as it is, or U+FFFD if it names a control or what is no character."""
    code = int(match[1], 16) if match[1] else int(match[2])
    return REPLACEMENT if code in _UNPARSABLE else match[0]


def _extracted(html: str) -> Any:
    """Return trafilatura's Document, or None when it finds nothing."""
    return trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
    )


def _has_prose(text: str) -> bool:
    return any(
        len(paragraph) >= _LEAST_PARAGRAPH and _SENTENCE_END.search(paragraph)
        for paragraph in text.split("\n")
    )


def _date(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text or "")
    except ValueError:
        return None


def _address(text: str | None) -> str | None:
    try:
        return checked_address(text) if text else None
    except BadAddressError:
        return None
