"""A change to a verdict as an entry of its own: its kind told, its words kept whatever they are."""

import json
from dataclasses import replace
from typing import Final
from uuid import UUID
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given, settings

from claimtrack.publish import FeedChange, FeedCorrection, write_atom, write_json_feed, write_rss
from claimtrack.publish.characters import writable

from .examples import CORRECTION, INFO, ITEM, LABELS, RETRACTED, UPDATED, an_item
from .odd_text import TEXTS

UUID_OF_CHANGE: Final = UUID("22222222-7a0b-4a76-9d4e-0c5b2f4d8e11")
CHANGE: Final = FeedChange(UUID_OF_CHANGE, ITEM, CORRECTION)
NAMES = {"a": "http://www.w3.org/2005/Atom"}


@pytest.mark.parametrize(("language", "word"), [("en", "Correction"), ("sl", "Popravek")])
def test_its_kind_is_said_in_the_language_of_the_verdict(language: str, word: str) -> None:
    change = replace(CHANGE, item=an_item(language=language))
    entry = feedparser.parse(write_atom(INFO, [change], labels=LABELS)).entries[0]
    assert entry.title == f"{word}: {ITEM.headline}"
    assert (entry.tags[0].term, entry.tags[0].label) == ("correction", word)
    assert entry.id == UUID_OF_CHANGE.urn
    assert entry.link == ITEM.url
    assert entry.published == entry.updated == "2026-05-06T17:00:01Z"
    assert CORRECTION.note in entry.content[0].value


def test_a_retraction_tells_no_rating_and_has_no_tombstone() -> None:
    change = FeedChange(
        UUID_OF_CHANGE, RETRACTED, FeedCorrection("retraction", "We read it wrongly.", UPDATED)
    )
    document = write_atom(INFO, [change], labels=LABELS)
    assert b"deleted-entry" not in document
    assert ITEM.rating.label not in feedparser.parse(document).entries[0].content[0].value
    assert (
        ITEM.rating.label
        in feedparser.parse(write_atom(INFO, [CHANGE], labels=LABELS)).entries[0].content[0].value
    )


@settings(deadline=None)
@given(text=TEXTS)
def test_any_text_comes_back(text: str) -> None:
    item = an_item(headline=text, claim_reviewed=text, topics=(text or "t",))
    change = FeedChange(UUID_OF_CHANGE, item, FeedCorrection("update", text, UPDATED))
    atom, rss, written = (
        write(INFO, [change], labels=LABELS) for write in (write_atom, write_rss, write_json_feed)
    )
    titled = f"Update: {writable(text)}"
    assert ET.fromstring(atom).findtext("a:entry/a:title", namespaces=NAMES) == titled  # noqa: S314
    assert (ET.fromstring(atom).findtext("a:entry/a:summary", namespaces=NAMES) or "") == writable(text)  # noqa: S314
    assert ET.fromstring(rss).findtext("channel/item/title") == titled  # noqa: S314
    (entry,) = json.loads(written)["items"]
    assert (entry["title"], entry.get("summary", "")) == (titled, writable(text))
    assert feedparser.parse(atom).bozo == feedparser.parse(rss).bozo == 0
