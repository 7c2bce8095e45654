"""The Atom feed, read by a real reader and by a strict parser."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given, settings

from claimtrack.publish import write_atom
from claimtrack.publish.characters import writable

from .examples import INFO, ITEM, LABELS, RETRACTED, UPDATED, an_item
from .odd_text import TEXTS

NAMES = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}


def test_a_reader_finds_what_was_written() -> None:
    parsed = feedparser.parse(write_atom(INFO, [ITEM], labels=LABELS))
    assert parsed.bozo == 0
    assert parsed.version == "atom10"
    assert parsed.feed.title == INFO.title
    assert parsed.feed.id == INFO.uuid.urn
    assert parsed.feed.link == INFO.home_url
    assert parsed.feed.author_detail["name"] == "Fact Desk"
    assert parsed.feed.updated == "2026-05-06T17:00:01Z"
    entry = parsed.entries[0]
    assert entry.title == ITEM.headline
    assert entry.id == ITEM.uuid.urn
    assert entry.link == ITEM.url
    assert entry.published == "2026-03-04T08:30:15Z"
    assert entry.updated == "2026-05-06T17:00:01Z"
    assert [tag["term"] for tag in entry.tags] == ["misleading", "roads", "Občine"]
    assert entry.content[0]["type"] == "text/html"
    assert "It carries 12 tonnes." in entry.content[0]["value"]


def test_the_feed_names_its_own_address() -> None:
    parsed = feedparser.parse(write_atom(INFO, [ITEM, RETRACTED], labels=LABELS))
    links = {link["rel"]: link["href"] for link in parsed.feed.links}
    assert links == {"self": INFO.feed_url, "alternate": INFO.home_url}


def test_each_entry_has_its_language_and_its_words() -> None:
    root = ET.fromstring(write_atom(INFO, [ITEM, an_item(language="sl")], labels=LABELS))  # noqa: S314
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    entries = root.findall("a:entry", NAMES)
    assert [entry.get(language) for entry in entries] == ["en", "sl"]
    assert root.get(language) == "en"
    assert "Trditev" in (entries[1].findtext("a:content", namespaces=NAMES) or "")


def test_a_feed_of_several_languages_has_none_of_its_own() -> None:
    document = write_atom(replace(INFO, language=None), [], labels=LABELS)
    assert b"xml:lang" not in document
    assert feedparser.parse(document).bozo == 0


def test_a_retracted_verdict_keeps_its_entry_and_has_a_tombstone_before() -> None:
    document = write_atom(INFO, [ITEM, RETRACTED], labels=LABELS)
    root = ET.fromstring(document)  # noqa: S314
    tags = [child.tag for child in root]
    tombstone = root.find("at:deleted-entry", NAMES)
    assert tombstone is not None
    assert (tombstone.get("ref"), tombstone.get("when")) == (RETRACTED.uuid.urn, "2026-05-06T17:00:01Z")
    assert tombstone.findtext("at:comment", namespaces=NAMES) == "We read the wrong report."
    assert tags.index(tombstone.tag) < tags.index("{http://www.w3.org/2005/Atom}entry")
    parsed = feedparser.parse(document)
    assert parsed.bozo == 0
    assert [entry.id for entry in parsed.entries] == [ITEM.uuid.urn, RETRACTED.uuid.urn]
    assert parsed.entries[1].title.startswith("Retracted: ")
    assert "We read the wrong report." in parsed.entries[1].content[0]["value"]


def test_the_same_verdicts_give_the_same_bytes() -> None:
    assert write_atom(INFO, [ITEM], labels=LABELS) == write_atom(INFO, iter([ITEM]), labels=LABELS)


def test_the_feed_is_as_new_as_it_is_told_and_not_as_the_clock_says() -> None:
    document = write_atom(replace(INFO, updated=UPDATED.replace(year=2001)), [ITEM], labels=LABELS)
    assert feedparser.parse(document).feed.updated == "2001-05-06T17:00:01Z"


def test_words_are_needed_in_some_language() -> None:
    with pytest.raises(ValueError, match="language"):
        write_atom(INFO, [ITEM], labels={})
    assert b"Claim" in write_atom(INFO, [an_item(language="de")], labels=LABELS)


@settings(deadline=None)
@given(text=TEXTS)
def test_any_text_comes_back(text: str) -> None:
    item = an_item(headline=text, claim_reviewed=text, summary=text, topics=(text or "t",))
    document = write_atom(INFO, [item], labels=LABELS)
    entry = ET.fromstring(document).find("a:entry", NAMES)  # noqa: S314
    assert entry is not None
    assert (entry.findtext("a:title", namespaces=NAMES) or "") == writable(text)
    assert (entry.findtext("a:summary", namespaces=NAMES) or "") == writable(text)
    assert feedparser.parse(document).bozo == 0
