"""Whether what came out of an archive is the desk that went in."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine
from sqlalchemy.orm import Session

from claimtrack.audit.verify import verify_audit
from claimtrack.db.migrations import head_revision
from claimtrack.errors import BadArchiveError, ChainBrokenError
from claimtrack.storage.facts import check_chain, count_rows
from claimtrack.storage.kinds import SQLITE
from claimtrack.storage.manifest import ChainHead, Manifest
from claimtrack.storage.moment import COPY_NAMES, open_copy
from claimtrack.storage.postgres_tools import load_dump, scratch_database
from claimtrack.storage.sqlite_copy import check_sqlite
from claimtrack.storage.steps import Step, Tell


def check_unpacked(path: Path, folder: Path, manifest: Manifest, *, url: str, tell: Tell) -> bool:
    """Restore what the archive at `path` left in `folder` into a scratch place and look at it.

    False when there was no place: the account may make no database on the PostgreSQL server of `url`.
    Raises BadArchiveError.
    """
    kind = manifest.about.database
    copy = folder / COPY_NAMES[kind]
    if not copy.is_file():
        raise BadArchiveError(path=path, problem="it holds no database")
    if kind == SQLITE:
        _check_file(path, copy)
        with open_copy(copy) as connection:
            check_rows(path, connection, manifest, tell=tell)
        return True
    with scratch_database(url) as scratch:
        if scratch is None:
            return False
        load_dump(scratch, copy)
        with open_url(scratch) as connection:
            check_rows(path, connection, manifest, tell=tell)
        return True


@contextmanager
def open_url(url: str) -> Iterator[Connection]:
    """Give a connection of its own to any database."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def check_rows(path: Path, connection: Connection, manifest: Manifest, *, tell: Tell) -> None:
    """Compare tables and audit with what the manifest says. Raises BadArchiveError."""
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision != manifest.about.schema_revision:
        raise BadArchiveError(path=path, problem=f"its database is on schema {revision}")
    _check_counts(path, count_rows(connection), manifest.contents.tables)
    check_audit(path, connection, manifest, whole=revision == head_revision(), tell=tell)


def check_audit(path: Path, connection: Connection, manifest: Manifest, *, whole: bool, tell: Tell) -> None:
    """Recompute the chain, and what it vouches for on this version's schema. Raises BadArchiveError."""
    tell(Step.AUDIT, 0, 0)
    told = manifest.contents.head
    try:
        if whole:
            with Session(connection) as session:
                last = verify_audit(session)
            head = ChainHead(seq=last.seq, hash=last.hash)
        else:
            head = check_chain(connection)
    except ChainBrokenError as error:
        raise BadArchiveError(path=path, problem=str(error).rstrip(".")) from error
    if head != told:
        raise BadArchiveError(path=path, problem=f"its audit ends at event {head.seq}, not at {told.seq}")


def _check_file(path: Path, copy: Path) -> None:
    try:
        problem = check_sqlite(copy)
    except sqlite3.Error as error:
        raise BadArchiveError(path=path, problem=f"its database cannot be read ({error})") from error
    if problem:
        raise BadArchiveError(path=path, problem=f"its database is damaged ({problem})")


def _check_counts(path: Path, found: dict[str, int], told: dict[str, int]) -> None:
    for name in sorted(found.keys() | told.keys()):
        if found.get(name) != told.get(name):
            problem = f"its table {name} has {found.get(name, 'no')} rows, not {told.get(name, 'any')}"
            raise BadArchiveError(path=path, problem=problem)
