"""Alembic's environment: batch mode on SQLite without losing child rows, given keys or triggers."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, Enum, create_engine, pool

import claimtrack.models  # noqa: F401 - fills the metadata
from claimtrack.db import Base, types
from claimtrack.db.key_counters import read_key_counters, restore_key_counters
from claimtrack.db.triggers import install_triggers


class BrokenReferenceError(RuntimeError):
    """A migration left rows that point to nothing; it is rolled back."""


def render_item(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write our column types into new migrations: enumerations as plain strings, others by their name."""
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    if kind == "type" and type(item).__module__ == types.__name__:
        return f"types.{type(item).__name__}()"
    return False


def run(connection: Connection) -> None:
    """Migrate over `connection` in one transaction."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        # A batch migration drops and renames tables; with foreign keys on, that deletes child rows.
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.commit()
        connection.connection.dbapi_connection.isolation_level = None  # type: ignore[union-attr]
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=sqlite,
        compare_type=True,
        render_item=render_item,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        counters = read_key_counters(connection)
        context.run_migrations()
        restore_key_counters(connection, counters)
        install_triggers(connection)
        if sqlite:
            refuse_broken_references(connection)
    connection.commit()


def refuse_broken_references(connection: Connection) -> None:
    """Raise BrokenReferenceError when a row points to one that does not exist."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise BrokenReferenceError(f"{len(broken)} rows point to nothing, the first: {broken[0]}")


def main() -> None:
    """Migrate over a connection of its own: the desk's engines begin before a pragma can be set."""
    engine = create_engine(context.config.attributes["url"], poolclass=pool.NullPool)
    with engine.connect() as connection:
        run(connection)


main()
