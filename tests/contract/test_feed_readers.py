"""Feed readers of other people, unmodified, read what the database says, in both languages."""

import sqlite3
import warnings
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import fastfeedparser
import feedparser
import pytest
from reader import make_reader

from tests.contract.conftest import Run
from tests.contract.expected import Entry, entries_of, entries_of_changes, moment, without_updates
from tests.contract.served_desk import ServedDesk

KINDS = ("verdicts", "corrections")
XML = ("atom", "rss")
FORMATS = (*XML, "json")


def expected(served: ServedDesk, kind: str, language: str) -> list[Entry]:
    if kind == "verdicts":
        return entries_of(served.items(language))
    return entries_of_changes(served.changes(language))


def path_of(kind: str, form: str, language: str) -> str:
    return f"/feeds/{kind}.{form}" + (f"?language={language}" if language else "")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", XML)
def test_feedparser(served: ServedDesk, kind: str, form: str, language: str) -> None:
    parsed = feedparser.parse(served.base_url + path_of(kind, form, language))
    assert (parsed.bozo, parsed.status) == (0, 200)
    read = [
        Entry(
            entry.id,
            entry.link,
            entry.title,
            entry.tags[0].get("label") or entry.tags[0].term,
            moment(entry.published),
            moment(entry.updated),
        )
        for entry in parsed.entries
    ]
    assert read == expected(served, kind, language)
    again = feedparser.parse(served.base_url + path_of(kind, form, language), etag=parsed.etag)
    assert (again.status, again.entries) == (304, [])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMATS)
def test_fastfeedparser(served: ServedDesk, kind: str, form: str, language: str) -> None:
    parsed = fastfeedparser.parse(served.fetch(path_of(kind, form, language)))
    read = [(entry.id, entry.link, entry.title, moment(entry.published)) for entry in parsed.entries]
    assert read == without_updates(expected(served, kind, language))


@pytest.mark.parametrize("form", FORMATS)
def test_reader(served: ServedDesk, form: str, language: str) -> None:
    with warnings.catch_warnings():
        # Its own affair with the library beneath it.
        warnings.simplefilter("ignore")
        reader = make_reader(":memory:")
        for kind in KINDS:
            reader.add_feed(served.base_url + path_of(kind, form, language))
        results = {result.url: result.value for result in reader.update_feeds_iter()}
        assert not [value for value in results.values() if isinstance(value, Exception)]
        for kind in KINDS:
            found = reader.get_entries(feed=served.base_url + path_of(kind, form, language))
            read = {(entry.id, entry.link, entry.title, entry.published) for entry in found}
            assert read == set(without_updates(expected(served, kind, language)))
        reader.close()


def test_readers_in_javascript(served: ServedDesk, node: Callable[..., Any]) -> None:
    paths = {
        served.base_url + path_of(kind, form, language): (kind, form, language)
        for kind in KINDS
        for form in FORMATS
        for language in ("", "en", "sl")
    }
    read = node("readers.mjs", *paths)
    for address, (kind, form, language) in paths.items():
        entries = expected(served, kind, language)
        assert read[address]["feedsmith"]["format"] == form
        assert _feedsmith(form, read[address]["feedsmith"]["feed"]) == entries
        if form != "json":
            told = [
                (item.get("id") or item["guid"], item["link"], item["title"], moment(item["isoDate"]))
                for item in read[address]["rssParser"]["items"]
            ]
            assert told == without_updates(entries)


def _feedsmith(form: str, feed: dict[str, Any]) -> list[Entry]:
    make = {"atom": _atom, "rss": _rss, "json": _json}[form]
    return [make(entry) for entry in feed["entries" if form == "atom" else "items"]]


def _atom(entry: dict[str, Any]) -> Entry:
    return Entry(
        entry["id"],
        entry["links"][0]["href"],
        entry["title"]["value"],
        entry["categories"][0]["label"],
        moment(entry["published"]),
        moment(entry["updated"]),
    )


def _rss(item: dict[str, Any]) -> Entry:
    return Entry(
        item["guid"]["value"],
        item["link"],
        item["title"],
        item["categories"][0]["name"],
        moment(item["pubDate"]),
        moment(item["atom"]["updated"]),
    )


def _json(item: dict[str, Any]) -> Entry:
    return Entry(
        item["id"],
        item["url"],
        item["title"],
        item["tags"][0],
        moment(item["date_published"]),
        moment(item["date_modified"]),
    )


@pytest.mark.parametrize("form", XML)
def test_newsboat(served: ServedDesk, run: Run, tmp_path: Path, form: str) -> None:
    """It keeps what it read in a database of its own, where an identifier stands once, whatever the feed."""
    addresses = {f"{served.base_url}/feeds/{kind}.{form}": kind for kind in KINDS}
    (tmp_path / "urls").write_text("\n".join(addresses))
    (tmp_path / "config").touch()
    files = {"-u": "urls", "-C": "config", "-c": "cache"}
    words = [word for flag, name in files.items() for word in (flag, str(tmp_path / name))]
    run("newsboat", *words, "-x", "reload")
    with closing(sqlite3.connect(tmp_path / "cache")) as database:
        rows = database.execute("SELECT feedurl, guid, url, title FROM rss_item").fetchall()
    for address, kind in addresses.items():
        read = {row[1:] for row in rows if row[0] == address}
        assert read == {(entry.id, entry.url, entry.title) for entry in expected(served, kind, "")}
