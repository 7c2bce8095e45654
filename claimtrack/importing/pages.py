"""Claim reviews in the markup of a page."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin

from claimtrack.importing.addresses import sound_address
from claimtrack.importing.records import readings_in
from claimtrack.importing.values import Oddity, Reading, refused
from claimtrack.intake.html_page import declared_language

_AROUND: Final = ("<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["), ("-->", "//]]>", "/*]]>*/", "]]>")


def page_readings(text: str, *, saved_from: str | None = None) -> Iterator[Reading]:
    """Give what the claim reviews in the JSON-LD of a page say; one refusal when it has none.

    `saved_from` is the address the page was at, where that is known.
    """
    page = _Markup()
    page.feed(text)
    page.close()
    bases, language = (*page.addresses(), saved_from), declared_language(text)
    readings = (
        reading
        for number, script in enumerate(page.scripts, start=1)
        for reading in _script(script, f"script {number}", bases, language)
    )
    # Most scripts of a page are about other things: a menu, the site.
    kept = [reading for reading in readings if not _says_nothing(reading)]
    yield from kept or [refused("page", Oddity.NO_RECORD)]


class _Markup(HTMLParser):
    """The scripts of linked data in a page, and what it names as its own address, the likeliest first."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self._named: dict[str, str] = {}
        self._inside = False

    def addresses(self) -> tuple[str, ...]:
        """Return the addresses that the page names as its own."""
        named = [self._named[name] for name in ("canonical", "og:url", "base") if name in self._named]
        base = next(filter(None, map(sound_address, named)), "")
        return tuple(filter(None, (sound_address(_joined(base, each)) for each in named)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "script":
            self._inside = "ld+json" in told.get("type", "").lower()
            self.scripts += [""] if self._inside else []
        elif tag == "link" and "canonical" in told.get("rel", "").lower():
            self._named.setdefault("canonical", told.get("href", ""))
        elif tag == "meta" and told.get("property") == "og:url":
            self._named.setdefault("og:url", told.get("content", ""))
        elif tag == "base":
            self._named.setdefault("base", told.get("href", ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data


def _joined(base: str, address: str) -> str | None:
    try:
        return urljoin(base, address)
    except ValueError:  # a broken IPv6 address
        return None


def _script(text: str, place: str, bases: tuple[object, ...], language: str | None) -> Iterator[Reading]:
    try:
        value = json.loads(_bare(text), strict=False)
    except (ValueError, RecursionError):
        yield refused(place, Oddity.NOT_JSON, text.strip())
        return
    yield from readings_in(value, place=place, bases=bases, language=language)


def _bare(text: str) -> str:
    """Return a script without the comment that old pages put around one."""
    text = text.strip()
    for opening, closing in zip(*_AROUND, strict=True):
        text = text.removeprefix(opening).removesuffix(closing).strip()
    return text.removesuffix(";")


def _says_nothing(reading: Reading) -> bool:
    return reading.verdict is None and [each.oddity for each in reading.remarks] == [Oddity.NO_RECORD]
