"""Keeping what is replaced: PostgreSQL's tables in a schema of their own, files in a folder of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, pool, text
from sqlalchemy.engine import make_url

from claimtrack.errors import DeskInUseError
from claimtrack.settings import Settings
from claimtrack.storage.locks import is_unfinished, mark_finished, mark_unfinished
from claimtrack.storage.postgres_tools import SCHEMA

# The old tables while the new ones come in; what is found there later was left by a killed process.
_UNFINISHED: Final = "claimtrack_unfinished"
_OTHERS: Final = text("""
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
""")
# Everything in a schema but what extensions brought; indexes and counters go with their tables.
_MOVE: Final = """
DO $$
DECLARE
    thing record;
BEGIN
    FOR thing IN SELECT c.oid::regclass AS name FROM pg_class c
        WHERE c.relnamespace = '{source}'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    LOOP
        EXECUTE format('ALTER TABLE %s SET SCHEMA {target}', thing.name);
    END LOOP;
    FOR thing IN SELECT p.oid::regprocedure AS name FROM pg_proc p
        WHERE p.pronamespace = '{source}'::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET SCHEMA {target}', thing.name);
    END LOOP;
END $$
"""
_DROPPED: Final = "claimtrack_dropped"


def new_name(now: datetime) -> str:
    """Return what a kept copy is called: it tells when it was replaced."""
    return f"replaced_{now:%Y%m%dt%H%M%Sz}"


def new_folder(parent: Path, now: datetime) -> Path:
    """Make and return a folder in `parent` for what is replaced now."""
    parent.mkdir(parents=True, exist_ok=True)
    name = new_name(now)
    for number in range(1, 1000):
        folder = parent / (name if number == 1 else f"{name}_{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        return folder
    raise FileExistsError(parent / name)


def remove_if_empty(folder: Path) -> Path | None:
    """Return the folder if something is kept there; else it goes."""
    if any(folder.iterdir()):
        return folder
    folder.rmdir()
    return None


@contextmanager
def fresh_tables(settings: Settings, *, name: str | None) -> Iterator[None]:
    """Give an empty schema for new tables; the old ones stay as schema `name`, or go if that is None.

    When the block fails, or this process is killed and `undo_unfinished` is called, the old ones are back.
    Raises DeskInUseError while others are connected.
    """
    engine = create_engine(settings.database, poolclass=pool.NullPool)
    try:
        _require_alone(engine, settings.database)
        mark_unfinished(settings.instance)
        with engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {_UNFINISHED}"))
            _move(connection, SCHEMA, _UNFINISHED)
        try:
            yield
        except BaseException:
            _put_back(engine)
            mark_finished(settings.instance)
            raise
        with engine.begin() as connection:
            _keep(connection, name)
        mark_finished(settings.instance)
    finally:
        engine.dispose()


def undo_unfinished(settings: Settings) -> None:
    """Put the tables back that a killed process had put aside. The caller has the desk alone."""
    if is_unfinished(settings.instance):
        engine = create_engine(settings.database, poolclass=pool.NullPool)
        try:
            _put_back(engine)
        finally:
            engine.dispose()
        mark_finished(settings.instance)


def _put_back(engine: Engine) -> None:
    with engine.begin() as connection:
        if not _exists(connection, _UNFINISHED):
            return
        connection.execute(text(f"CREATE SCHEMA {_DROPPED}"))
        _move(connection, SCHEMA, _DROPPED)
        _move(connection, _UNFINISHED, SCHEMA)
        connection.execute(text(f"DROP SCHEMA {_DROPPED} CASCADE"))
        connection.execute(text(f"DROP SCHEMA {_UNFINISHED}"))


def _keep(connection: Connection, name: str | None) -> None:
    if name is None or not _is_filled(connection):
        connection.execute(text(f"DROP SCHEMA {_UNFINISHED} CASCADE"))
    else:
        connection.execute(text(f"ALTER SCHEMA {_UNFINISHED} RENAME TO {name}"))


def _move(connection: Connection, source: str, target: str) -> None:
    connection.execute(text(_MOVE.format(source=source, target=target)))


def _exists(connection: Connection, schema: str) -> bool:
    found = text("SELECT 1 FROM pg_namespace WHERE nspname = :name")
    return connection.scalar(found, {"name": schema}) is not None


def _is_filled(connection: Connection) -> bool:
    found = text("SELECT 1 FROM pg_tables WHERE schemaname = :name LIMIT 1")
    return connection.scalar(found, {"name": _UNFINISHED}) is not None


def _require_alone(engine: Engine, url: str) -> None:
    with engine.connect() as connection:
        others = connection.scalar(_OTHERS) or 0
    if others:
        database = make_url(url).database
        users = f" ({others} other connections to the database {database})"
        raise DeskInUseError(folder=database, users=users)
