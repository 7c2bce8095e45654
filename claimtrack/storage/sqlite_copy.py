"""Copies of a SQLite database that may be in use."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from claimtrack.db.engine import BUSY_TIMEOUT

_PAGES: Final = 4096


def copy_sqlite(source: Path, target: Path, *, tell: Callable[[int, int], None]) -> None:
    """Copy the database `source` as it is at one moment into the new file `target`, on the disk then.

    Others go on reading and writing. `tell` hears how many of how many pages are done. Raises sqlite3.Error.
    """
    with closing(_open(source)) as old, closing(sqlite3.connect(target, isolation_level=None)) as new:
        target.chmod(0o600)
        # A transaction of its own keeps the moment: without it, each change of others would begin it anew.
        old.execute("BEGIN")
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()
        old.backup(new, pages=_PAGES, progress=lambda _status, left, pages: tell(pages - left, pages))
        old.execute("ROLLBACK")
        # One file that is whole by itself: no log beside it.
        new.execute("PRAGMA journal_mode = DELETE")
    _sync(target)


def settle_sqlite(path: Path) -> None:
    """Have everything that is written to the database in its one file. Raises sqlite3.Error."""
    with closing(_open(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    _sync(path)


def check_sqlite(path: Path) -> str | None:
    """Return what is wrong with the file of a database, or None. Raises sqlite3.Error for no database."""
    with closing(_open(path)) as connection:
        said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if said != "ok":
            return str(said).splitlines()[0]
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        return f"a row of {broken[0]} points to nothing" if broken else None


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
    return connection


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
