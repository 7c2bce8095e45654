"""What a browser shows of a feed, and what feed readers pass over."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given, settings

from claimtrack.publish import write_atom, write_rss
from claimtrack.publish.characters import writable

from .examples import INFO, ITEM, LABELS, an_item
from .odd_text import TEXTS

WORDS = {"en": ("This is a feed.", "The whole verdict"), "sl": ("To je vir.", "Celotno preverjanje")}
TOLD = {
    language: replace(labels, about_feed=WORDS[language][0], whole_verdict=WORDS[language][1])
    for language, labels in LABELS.items()
}
STYLED = replace(INFO, stylesheet="/static/feed.css")
XHTML = "{http://www.w3.org/1999/xhtml}"
WRITERS = (write_atom, write_rss)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    ("language", "said"), [("sl", ["To je vir."]), (None, ["This is a feed.", "To je vir."])]
)
def test_it_is_said_what_a_feed_is(write: type, language: str | None, said: list[str]) -> None:
    root = ET.fromstring(write(replace(STYLED, language=language), [], labels=TOLD))  # noqa: S314
    assert [line.text for line in root.iter(f"{XHTML}p") if line.text and line.text.strip()] == said
    assert [link.get("href") for link in root.iter(f"{XHTML}a")] == [INFO.home_url]


@pytest.mark.parametrize("write", WRITERS)
def test_each_entry_has_a_link_to_follow(write: type) -> None:
    document = write(STYLED, [ITEM, an_item(language="sl")], labels=TOLD)
    links = [(link.text, link.get("href")) for link in ET.fromstring(document).iter(f"{XHTML}a")]  # noqa: S314
    assert links[1:] == [("The whole verdict", ITEM.url), ("Celotno preverjanje", ITEM.url)]
    assert document.splitlines()[1] == b'<?xml-stylesheet type="text/css" href="/static/feed.css"?>'


@pytest.mark.parametrize("write", WRITERS)
@settings(deadline=None)
@given(text=TEXTS)
def test_readers_pass_over_it(write: type, text: str) -> None:
    item = an_item(headline=text or "t", summary=text)
    plain, told = (feedparser.parse(write(STYLED, [item], labels=labels)) for labels in (LABELS, TOLD))
    assert told.bozo == 0
    for field in ("title", "link", "id", "summary", "published", "updated", "tags"):
        assert told.entries[0].get(field) == plain.entries[0].get(field)
    assert told.feed.title == INFO.title
    assert writable(told.feed.link) == INFO.home_url


def test_without_a_style_sheet_none_is_named() -> None:
    assert b"xml-stylesheet" not in write_atom(INFO, [ITEM], labels=LABELS)
