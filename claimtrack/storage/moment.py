"""A desk's database as it is at one moment, while others go on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, create_engine, pool, text

from claimtrack.db.engine import make_engine
from claimtrack.errors import DatabaseNotReadyError
from claimtrack.settings import Settings
from claimtrack.storage.kinds import SQLITE, database_file, database_kind, sqlite_url
from claimtrack.storage.postgres_tools import dump_database, require_tools
from claimtrack.storage.sqlite_copy import copy_sqlite
from claimtrack.storage.steps import Step, Tell

# What the copy is called in an archive.
COPY_NAMES = {"sqlite": "database.sqlite", "postgresql": "database.pgdump"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A copy of the database, and a connection that sees what the copy holds."""

    name: str
    copy: Path
    connection: Connection


@contextmanager
def database_moment(settings: Settings, folder: Path, *, tell: Tell) -> Iterator[Moment]:
    """Give a copy of the database in `folder`.

    Raises DatabaseNotReadyError, ToolMissingError, ToolFailedError, sqlite3.Error.
    """
    kind = database_kind(settings)
    copy = folder / COPY_NAMES[kind]
    making = _sqlite_moment if kind == SQLITE else _postgres_moment
    with making(settings, copy, tell) as connection:
        yield Moment(COPY_NAMES[kind], copy, connection)


@contextmanager
def open_copy(path: Path) -> Iterator[Connection]:
    """Give a connection to a copy on SQLite, which stays one file."""
    engine = create_engine(sqlite_url(path), poolclass=pool.NullPool)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def _sqlite_moment(settings: Settings, copy: Path, tell: Tell) -> Iterator[Connection]:
    source = database_file(settings)
    if not source.is_file():
        raise DatabaseNotReadyError
    copy_sqlite(source, copy, tell=partial(tell, Step.DATABASE))
    with open_copy(copy) as connection:
        yield connection


@contextmanager
def _postgres_moment(settings: Settings, copy: Path, tell: Tell) -> Iterator[Connection]:
    require_tools()
    engine = make_engine(settings.database, writing=False)
    try:
        with engine.connect() as connection:
            snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
            tell(Step.DATABASE, 0, 0)
            dump_database(settings.database, copy, snapshot=snapshot)
            yield connection
    finally:
        engine.dispose()
