"""A table as JSON Lines, alike from both databases: an object a row, in the order of the key."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any, Final
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Enum,
    SmallInteger,
    String,
    Table,
    Text,
    collate,
    select,
    type_coerce,
)

from claimtrack.db import Base
from claimtrack.db.types import JsonText, NumberedEnum, PartialDateText, stored_time

# Who is logged in, and who tried to: it is no part of the desk, and would be keys in foreign hands.
LEFT_OUT: Final = frozenset({"login_session", "token_bucket"})
_BATCH: Final = 1000


def exported_tables() -> list[Table]:
    """Return the desk's tables, each after those that it points to."""
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT]


def write_rows(connection: Connection, table: Table, file: IO[bytes]) -> Iterator[int]:
    """Write the rows of `table` to `file`; give after each how many there are."""
    names = [column.name for column in table.columns]
    statement = select(*map(_as_stored, table.columns)).order_by(*_order(connection, table))
    rows = connection.execute(statement, execution_options={"yield_per": _BATCH})
    for number, row in enumerate(rows, start=1):
        line = {name: _plain(value) for name, value in zip(names, row, strict=True)}
        file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        yield number


def _as_stored(column: Column[Any]) -> Any:
    """Read the text that is there, not what it means: it comes back byte for byte."""
    if isinstance(column.type, Enum | JsonText | PartialDateText):
        return type_coerce(column, Text())
    return type_coerce(column, SmallInteger()) if isinstance(column.type, NumberedEnum) else column


def _order(connection: Connection, table: Table) -> list[Any]:
    keys = list(table.primary_key.columns)
    if connection.dialect.name == "sqlite":
        return keys
    # By code points, as SQLite sorts, whatever the server's language.
    return [collate(key, "C") if isinstance(key.type, String) else key for key in keys]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return stored_time(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.hex if isinstance(value, UUID) else value
