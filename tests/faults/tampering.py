"""Somebody who owns the database and bends its history at random, with the guards taken down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Table, insert, select, text, update
from sqlalchemy.orm import Session

from claimtrack.db import Base
from claimtrack.db.triggers import APPEND_ONLY
from claimtrack.db.types import UtcDateTime

# What says nothing about history: where something is found again, what is reckoned anew, what comes later.
BESIDE = {
    "publication": {"claimant_id"},
    "correction": {"id"},
    "source_copy": {
        *("attempts", "last_error", "checked_at", "finding", "found_at", "seen_hash", "settled_at"),
    },
    "article_version": {"id", "number", "published_on", "extracted_at", "extraction_model"},
}
GUARDED = (
    "event",
    "verdict_revision",
    "revision_contributor",
    "approval",
    "publication",
    "correction",
    "source_copy",
    "article_version",
    "checkpoint",
)
# The rows that events count: those of the others may be gone with what they belong to.
COUNTED = ("event", "verdict_revision", "approval", "correction", "source_copy", "article_version")
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Tampering:
    """What was done, in words."""

    kind: str
    what: str


class Tamperer:
    """One hand on one open transaction; the caller undoes what it did."""

    def __init__(self, session: Session, *, random: Random, folders: Sequence[Path]) -> None:
        self._session, self._random, self._folders = session, random, folders
        self._undo: list[Callable[[], object]] = []

    def tamper(self) -> Tampering:
        """Bend something; a database may refuse it, which raises its own error."""
        kinds = [self.edit] * 6 + [self.delete, self.insert, self.reorder, self.cut, self.fork, self.file]
        return self._random.choice(kinds)()

    def undo_files(self) -> None:
        """Put back the files that were touched."""
        while self._undo:
            self._undo.pop()()

    def edit(self) -> Tampering:
        """Change one value of one row."""
        table = self._table(GUARDED)
        row = self._row(table)
        columns = [column for column in table.columns if column.name not in BESIDE.get(table.name, ())]
        column = self._random.choice(columns)
        value = self._other(row[column.name], table, column.name)
        self._session.execute(update(table).where(*self._is(table, row)).values({column.name: value}))
        return Tampering("edit", f"{table.name}.{column.name}: {row[column.name]!r} -> {value!r}"[:300])

    def delete(self) -> Tampering:
        """Remove one row."""
        table = self._table((*COUNTED, "revision_contributor", "publication"))
        row = self._row(table)
        if table.name == "publication":
            self._session.execute(text("DELETE FROM correction"))
        self._session.execute(table.delete().where(*self._is(table, row)))
        return Tampering("delete", f"{table.name} {self._key(table, row)}")

    def insert(self) -> Tampering:
        """Slip in one row that looks like another one."""
        table = self._table((*COUNTED, "revision_contributor"))
        row = dict(self._row(table))
        if table.name == "revision_contributor":
            row["user_id"] = self._random.randint(1, 5)
        elif table.name == "event":
            last = self._last()
            row["seq"], row["hash"] = self._random.choice([0, -3, last + 1, last + 7]), self._digest()
        else:
            row["id"] = 9_000 + self._random.randint(0, 99)
            row |= {"content_hash": self._digest()} if table.name == "article_version" else {}
            row |= {"number": 77} if table.name == "verdict_revision" else {}
        self._session.execute(insert(table).values(row))
        return Tampering("insert", f"{table.name} {self._key(table, row)}")

    def reorder(self) -> Tampering:
        """Let two rows change places: each has the other's key afterwards."""
        table = self._table(("event", "verdict_revision", "approval"))
        key = next(iter(table.primary_key.columns))
        rows = self._session.execute(select(table)).mappings().all()
        one, other = self._random.sample([row[key.name] for row in rows], 2)
        for old, new in ((one, 99_999), (other, one), (99_999, other)):
            self._session.execute(update(table).where(key == old).values({key.name: new}))
        return Tampering("reorder", f"{table.name} {one} and {other}")

    def cut(self) -> Tampering:
        """Cut off the tail, with or without the rows that it vouched for; checkpoints stay."""
        last = self._random.randint(1, self._last() - 1)
        self._session.execute(text("DELETE FROM event WHERE seq > :last"), {"last": last})
        return Tampering("cut", f"after {last}")

    def fork(self) -> Tampering:
        """Have history go on in another way from somewhere on: every hash is right, and the columns too."""
        table = Base.metadata.tables["event"]
        rows = self._session.execute(select(table).order_by(table.c.seq)).mappings().all()
        at = self._random.randrange(len(rows))
        previous = rows[at]["previous_hash"]
        for row in rows[at:]:
            body = row["body"]
            if row is rows[at]:
                body = body.replace('"at":"2', '"at":"1', 1)
            digest = sha256(f"{previous}{body}".encode()).hexdigest()
            values = {"body": body, "previous_hash": previous, "hash": digest}
            if row is rows[at]:
                values["at"] = row["at"].replace(year=row["at"].year - 1000)
            self._session.execute(update(table).where(table.c.seq == row["seq"]).values(values))
            previous = digest
        return Tampering("fork", f"from event {rows[at]['seq']} on")

    def file(self) -> Tampering:
        """Change or remove a file that events vouch for."""
        files = sorted(path for folder in self._folders for path in folder.rglob("*") if path.is_file())
        path = self._random.choice(files)
        kept = path.read_bytes()
        self._undo.append(lambda: path.write_bytes(kept))
        if self._random.random() < 0.5:
            path.unlink()
            return Tampering("file", f"{path.parent.parent.name}/{path.name} removed")
        place = self._random.randrange(len(kept))
        path.write_bytes(kept[:place] + bytes([kept[place] ^ 1]) + kept[place + 1 :])
        return Tampering("file", f"{path.parent.parent.name}/{path.name} changed at {place}")

    def _table(self, names: Sequence[str]) -> Table:
        return Base.metadata.tables[self._random.choice(names)]

    def _row(self, table: Table) -> Any:
        condition = table.c.stored_at.is_not(None) if table.name == "source_copy" else text("1 = 1")
        rows = self._session.execute(select(table).where(condition).order_by(*table.primary_key.columns))
        return self._random.choice(rows.mappings().all())

    def _is(self, table: Table, row: Any) -> list[Any]:
        return [column == row[column.name] for column in table.primary_key.columns]

    def _key(self, table: Table, row: Any) -> list[Any]:
        return [row[column.name] for column in table.primary_key.columns]

    def _last(self) -> int:
        return int(self._session.scalar(text("SELECT max(seq) FROM event")) or 0)

    def _digest(self) -> str:
        return sha256(self._random.randbytes(8)).hexdigest()

    def _other(self, value: Any, table: Table, name: str) -> Any:
        """Return another value of the same kind: one of another row, or one that is made up."""
        if self._random.random() < 0.3:
            others = self._session.scalars(select(table.c[name])).all()
            different = [each for each in others if each != value and each is not None]
            if different:
                return self._random.choice(different)
        return self._made_up(value, table, name)

    def _made_up(self, value: Any, table: Table, name: str) -> Any:
        if value is None:
            return self._from_nothing(table, name)
        if isinstance(value, Enum):
            return self._random.choice([each for each in type(value) if each is not value])
        if isinstance(value, int):
            return value + self._random.choice([-1, 1, 1000])
        if isinstance(value, datetime):
            return value + timedelta(microseconds=self._random.choice([-1, 1, 3_600_000_000]))
        return UUID(bytes=self._random.randbytes(16)) if isinstance(value, UUID) else self._misspelt(value)

    def _misspelt(self, value: str) -> str:
        if not value:
            return "made up"
        place = self._random.randrange(len(value))
        letters = [each for each in _LETTERS if each != value[place].casefold()]
        return value[:place] + self._random.choice(letters) + value[place + 1 :]

    def _from_nothing(self, table: Table, name: str) -> Any:
        kind = table.c[name].type
        if isinstance(kind, UtcDateTime):
            return datetime.fromisoformat("2026-03-02T09:30:00.000001+00:00")
        return 1 if isinstance(kind, Integer) else "0" * 64


def take_guards_down(session: Session) -> None:
    """Drop the triggers that refuse to change what is written, and let keys point to nothing for a while."""
    for table in APPEND_ONLY:
        if session.get_bind().dialect.name == "sqlite":
            for verb in ("update", "delete", "insert"):
                session.execute(text(f"DROP TRIGGER {table}_no_{verb}"))
        else:
            for kind in ("change", "truncate"):
                session.execute(text(f"DROP TRIGGER {table}_no_{kind} ON {table}"))
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
    else:
        session.execute(text("SET session_replication_role = replica"))
