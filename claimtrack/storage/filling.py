"""The tables of an exported desk, made anew in an empty database."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, create_engine, inspect, pool
from sqlalchemy.exc import DBAPIError

from claimtrack.db import Database
from claimtrack.db.migrations import VERSION_TABLE, upgrade_database
from claimtrack.errors import BadArchiveError
from claimtrack.storage.checking import check_audit, open_url
from claimtrack.storage.keys import restore_keys
from claimtrack.storage.kinds import SQLITE
from claimtrack.storage.loading import (
    BadRowsError,
    load_rows,
    put_foreign_keys_on,
    take_foreign_keys_off,
)
from claimtrack.storage.manifest import Manifest
from claimtrack.storage.noting import add_note
from claimtrack.storage.sqlite_copy import check_sqlite
from claimtrack.storage.steps import Step, Tell

DESK_IMPORTED: Final = "backup.import"
COMMAND: Final = "desk import"
# The new database of a desk on SQLite, beside the unpacked archive.
NEW_FILE: Final = "desk.db"


@dataclass(frozen=True, slots=True)
class Filling:
    """An unpacked archive on its way into tables that it makes itself, on its own schema."""

    path: Path
    folder: Path
    manifest: Manifest
    now: datetime
    tell: Tell

    def fill(self, url: str) -> None:
        """Make the tables, fill them, migrate them, and look at what they hold. Raises BadArchiveError."""
        upgrade_database(url, self.manifest.about.schema_revision)
        engine = create_engine(url, poolclass=pool.NullPool)
        try:
            with engine.begin() as connection:
                self._load(connection)
        except (
            engine.dialect.loaded_dbapi.Error,
            DBAPIError,
            BadRowsError,
            OverflowError,
            ValueError,
        ) as error:
            said = str(getattr(error, "orig", error)).strip().splitlines()[0]
            raise BadArchiveError(path=self.path, problem=said) from error
        finally:
            engine.dispose()
        self._finish(url)

    def _load(self, connection: Connection) -> None:
        tables = self.manifest.contents.tables
        known = set(inspect(connection).get_table_names()) - {VERSION_TABLE}
        self._require_tables(set(tables), known)
        taken = take_foreign_keys_off(connection)
        before, total = 0, sum(tables.values())
        for name, told in tables.items():
            number = 0
            for number in load_rows(connection, name, self.folder / "tables" / f"{name}.jsonl"):
                self.tell(Step.ROWS, before + number, total)
            if number != told:
                raise BadRowsError(f"its table {name} has {number} rows, not {told}")
            before += number
        put_foreign_keys_on(connection, taken)
        restore_keys(connection, self.manifest.contents.keys)

    def _require_tables(self, told: set[str], known: set[str]) -> None:
        if not told <= known:
            raise BadRowsError(f"there is no table {min(told - known)}")
        there = {path.stem for path in (self.folder / "tables").glob("*.jsonl")}
        if there != told:
            raise BadRowsError(f"its table {min(there ^ told)} is missing, or not in its manifest")

    def _finish(self, url: str) -> None:
        self._check_references(url)
        upgrade_database(url)
        with open_url(url) as connection:
            check_audit(self.path, connection, self.manifest, whole=True, tell=self.tell)
        database = Database(url)
        try:
            with database.writing() as session:
                add_note(
                    session, action=DESK_IMPORTED, command="desk import", data=self._data(), now=self.now
                )
        finally:
            database.close()

    def _check_references(self, url: str) -> None:
        """PostgreSQL has looked by itself."""
        if url.startswith(SQLITE):
            problem = check_sqlite(self.folder / NEW_FILE)
            if problem:
                raise BadArchiveError(path=self.path, problem=problem)

    def _data(self) -> dict[str, object]:
        with self.path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        about, head = self.manifest.about, self.manifest.contents.head
        return {
            "sha256": digest,
            "made_at": about.made_at,
            "schema": about.schema_revision,
            "from": about.database,
            "seq": head.seq,
        }
