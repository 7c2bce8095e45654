"""What the events said on the way through the chain, for what can be checked only at its end.

It lies in a temporary SQLite database, which keeps a little of it in memory and the rest in a file that has
no name: the memory that verifying takes does not grow with the desk.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_SCHEMA = """
CREATE TABLE published (
    claim INTEGER, translation INTEGER, seq INTEGER, digest TEXT, PRIMARY KEY (claim, translation)
) WITHOUT ROWID;
CREATE TABLE shown (
    claim INTEGER, translation INTEGER, revision INTEGER, state TEXT, PRIMARY KEY (claim, translation)
) WITHOUT ROWID;
CREATE TABLE file (
    owner TEXT, store TEXT, digest TEXT, seq INTEGER, PRIMARY KEY (owner, digest)
) WITHOUT ROWID;
CREATE TABLE purge (owner TEXT PRIMARY KEY, seen INTEGER, told INTEGER) WITHOUT ROWID;
PRAGMA cache_size = -4096;
"""


class Page(NamedTuple):
    """What the public sees of a claim: its verdict, or with its publication's key a translation of it."""

    claim: int
    translation: int = 0


class Shown(NamedTuple):
    """The revision that readers see on a page, and the page's state."""

    revision: int
    state: str


@dataclass(frozen=True, slots=True)
class AnnouncedKey:
    """A key that signs checkpoints from the event `seq` on; `public` is hexadecimal."""

    id: str
    public: str
    seq: int


class Ledger:
    """Notes by page and by owner of files; an owner is a kind and a key, such as ``copy:5``."""

    def __init__(self) -> None:
        self._notes = sqlite3.connect("", isolation_level=None)
        self._notes.executescript(_SCHEMA)
        self._notes.execute("BEGIN")

    def note_publication(self, page: Page, *, seq: int, digest: str) -> None:
        """Note what the latest event says of the publication of a page."""
        self._write("INSERT OR REPLACE INTO published VALUES (?, ?, ?, ?)", *page, seq, digest)

    def take_publications(self, pages: Iterable[Page]) -> dict[Page, tuple[int, str]]:
        """Return number and digest of the last event on the publications of these pages, and forget them."""
        found = {}
        statement = "DELETE FROM published WHERE claim = ? AND translation = ? RETURNING seq, digest"
        for page in pages:
            row = self._row(statement, *page)
            if row is not None:
                found[page] = (row[0], row[1])
        return found

    def first_publication(self) -> tuple[int, int] | None:
        """Return the claim and the number of the event of a publication that was not taken, or None."""
        row = self._row("SELECT claim, seq FROM published ORDER BY seq LIMIT 1")
        return None if row is None else (row[0], row[1])

    def show(self, page: Page, shown: Shown) -> Shown | None:
        """Note what readers see from here on; return what they saw before, if there was anything."""
        before = self.shown(page)
        self._write("INSERT OR REPLACE INTO shown VALUES (?, ?, ?, ?)", *page, *shown)
        return before

    def shown(self, page: Page) -> Shown | None:
        """Return what readers see, as far as events were told."""
        row = self._row("SELECT revision, state FROM shown WHERE claim = ? AND translation = ?", *page)
        return None if row is None else Shown(*row)

    def note_file(self, owner: str, *, store: str, digest: str, seq: int) -> None:
        """Note that a file has to be there for as long as its owner is."""
        self._write("INSERT OR IGNORE INTO file VALUES (?, ?, ?, ?)", owner, store, digest, seq)

    def drop_files(self, owner: str) -> None:
        """Note that nobody needs the files of `owner` any more."""
        self._write("DELETE FROM file WHERE owner = ?", owner)

    def files(self) -> Iterator[tuple[str, str, int]]:
        """Give store, digest and the number of the first event of each file that has to be there."""
        yield from self._notes.execute(
            "SELECT store, digest, min(seq) FROM file GROUP BY digest, store ORDER BY min(seq)"
        )

    def see_purged(self, owner: str, *, seq: int) -> None:
        """Note that the row which the event `seq` vouches for says that it was purged."""
        self._write(
            "INSERT INTO purge VALUES (?, ?, NULL) ON CONFLICT (owner) DO UPDATE SET seen = excluded.seen",
            owner,
            seq,
        )

    def tell_purged(self, owner: str, *, seq: int) -> None:
        """Note that the event `seq` tells of the purge."""
        self._write(
            "INSERT INTO purge VALUES (?, NULL, ?) ON CONFLICT (owner) DO UPDATE SET told = excluded.told",
            owner,
            seq,
        )

    def half_purged(self) -> tuple[str, int] | None:
        """Return an owner purged without an event, or the other way round, and the event; or None."""
        row = self._row(
            "SELECT owner, coalesce(seen, told) FROM purge WHERE seen IS NULL OR told IS NULL"
            " ORDER BY 2 LIMIT 1"
        )
        return None if row is None else (row[0], row[1])

    def close(self) -> None:
        """Forget everything."""
        self._notes.close()

    def _write(self, statement: str, *values: object) -> None:
        self._notes.execute(statement, values)

    def _row(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._notes.execute(statement, values).fetchone()
        return row


@dataclass(slots=True)
class Told:
    """Rows that events told of by table, the keys that sign checkpoints, and the ledger for the rest."""

    rows: Counter[str] = field(default_factory=Counter)
    keys: dict[str, AnnouncedKey] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
