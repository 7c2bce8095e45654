"""The RSS feed, read by a real reader and by a strict parser."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import feedparser
from hypothesis import given, settings

from claimtrack.publish import write_rss
from claimtrack.publish.characters import writable

from .examples import INFO, ITEM, LABELS, RETRACTED, an_item
from .odd_text import TEXTS


def test_a_reader_finds_what_was_written() -> None:
    parsed = feedparser.parse(write_rss(INFO, [ITEM], labels=LABELS))
    assert parsed.bozo == 0
    assert parsed.version == "rss20"
    assert (parsed.feed.title, parsed.feed.subtitle) == (INFO.title, INFO.subtitle)
    assert parsed.feed.link == INFO.home_url
    assert parsed.feed.language == "en"
    entry = parsed.entries[0]
    assert entry.title == ITEM.headline
    assert entry.id == ITEM.uuid.urn
    assert entry.link == ITEM.url
    assert entry.published == "Wed, 04 Mar 2026 08:30:15 GMT"
    assert entry.updated == "2026-05-06T17:00:01Z"
    assert [tag["term"] for tag in entry.tags] == ["Misleading", "roads", "Občine"]
    assert "It carries 12 tonnes." in entry.summary


def test_the_guid_is_no_address() -> None:
    document = write_rss(INFO, [ITEM], labels=LABELS).decode()
    assert f'<guid isPermaLink="false">{ITEM.uuid.urn}</guid>' in document


def test_the_feed_names_its_own_address_and_is_as_new_as_it_is_told() -> None:
    channel = ET.fromstring(write_rss(INFO, [], labels=LABELS)).find("channel")  # noqa: S314
    assert channel is not None
    link = channel.find("{http://www.w3.org/2005/Atom}link")
    assert link is not None
    assert (link.get("rel"), link.get("href")) == ("self", INFO.feed_url)
    assert channel.findtext("lastBuildDate") == "Wed, 06 May 2026 17:00:01 GMT"


def test_a_feed_of_several_languages_has_none_of_its_own() -> None:
    assert b"<language>" not in write_rss(replace(INFO, language=None), [ITEM], labels=LABELS)


def test_a_retracted_verdict_keeps_its_item_and_says_so() -> None:
    entry = feedparser.parse(write_rss(INFO, [RETRACTED], labels=LABELS)).entries[0]
    assert entry.id == RETRACTED.uuid.urn
    assert entry.title.startswith("Retracted: ")
    assert "We read the wrong report." in entry.summary


def test_the_same_verdicts_give_the_same_bytes() -> None:
    assert write_rss(INFO, [ITEM], labels=LABELS) == write_rss(INFO, iter([ITEM]), labels=LABELS)


@settings(deadline=None)
@given(text=TEXTS)
def test_any_text_comes_back(text: str) -> None:
    item = an_item(headline=text, claim_reviewed=text, topics=(text or "t",))
    document = write_rss(INFO, [item], labels=LABELS)
    title = ET.fromstring(document).findtext("channel/item/title")  # noqa: S314
    assert (title or "") == writable(text)
    assert feedparser.parse(document).bozo == 0
