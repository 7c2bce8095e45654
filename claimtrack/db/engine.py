"""Engines: SQLite with its pragmas and explicit BEGIN, PostgreSQL with read-only transactions."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, FromClause, create_engine, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from claimtrack.db.turns import Turns

_BEGIN = "BEGIN IMMEDIATE"
# Where a connection keeps that it is its turn.
_TURN = "claimtrack.turn"

# Milliseconds that a connection waits for SQLite's single writer.
BUSY_TIMEOUT = 15_000

PRAGMAS = (
    # First: the pragmas after it may have to wait too.
    f"busy_timeout = {BUSY_TIMEOUT}",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    # INSERT OR REPLACE would slip past the triggers that refuse deletion.
    "recursive_triggers = ON",
)


def make_engine(url: str, *, writing: bool) -> Engine:
    """Return an engine whose transactions may write, or may only read.

    SQLite: a writer starts with BEGIN IMMEDIATE, since a deferred transaction that turns into a writer
    fails at once when another one wrote meanwhile; a reader has ``query_only``.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return _make_sqlite_engine(url, writing=writing)
    # An error's text goes into logs, which are to hold no password's hash; and a connection that a restart of
    # the server broke is noticed before it is used.
    options: dict[str, Any] = {"hide_parameters": True, "pool_pre_ping": True}
    if writing:
        return _with_patience(create_engine(url, **options))
    # A reader sees one moment, as on SQLite: a page's numbers fit together, and so does the audit.
    reader = {"isolation_level": "REPEATABLE READ", "execution_options": {"postgresql_readonly": True}}
    return _with_patience(create_engine(url, **options, **reader))


def _with_patience(engine: Engine) -> Engine:
    """Have PostgreSQL give up on a lock after as long as SQLite does: each request ends with an answer."""

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.execute(f"SET SESSION lock_timeout = {BUSY_TIMEOUT}")
        connection.commit()

    return engine


class _HintCompiler(SQLiteCompiler):
    """Writes the hints of statements, such as INDEXED BY, which SQLAlchemy leaves out for SQLite."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:  # noqa: ARG002
        return text


def _make_sqlite_engine(url: str, *, writing: bool) -> Engine:
    engine = create_engine(url, hide_parameters=True)
    engine.dialect.statement_compiler = _HintCompiler

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        # The driver must not begin transactions by itself: it would choose the deferred kind.
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if not writing:
            connection.execute("PRAGMA query_only = ON")

    if writing:
        _take_turns(engine)
    else:
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _take_turns(engine: Engine) -> None:
    """Have the writers of this process begin in the order in which they came, each until it is done."""
    turns = Turns()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if not connection.info.get(_TURN):
            if not turns.take(seconds=BUSY_TIMEOUT / 1000):
                raise OperationalError(_BEGIN, None, sqlite3.OperationalError("database is locked"))
            connection.info[_TURN] = True
        connection.exec_driver_sql(_BEGIN)

    @event.listens_for(engine, "checkin")
    def _end(_connection: Any, record: ConnectionPoolEntry) -> None:
        # Not at the commit: that event comes before the disk has it, and the next one would have to poll.
        if record.info.pop(_TURN, None):
            turns.end()
