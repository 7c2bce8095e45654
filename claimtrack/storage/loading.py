"""Rows from JSON Lines into the tables of an empty database, in constant memory, none of it believed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, inspect, text

from claimtrack.storage.postgres_tools import SCHEMA

_MOST_BYTES: Final = 256 << 20
_SCALARS: Final = (str, int, float, type(None))
_FOREIGN_KEYS: Final = text("""
    SELECT conrelid::regclass AS place, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = CAST(:schema AS regnamespace)
""")

Row = list[Any]


class BadRowsError(Exception):
    """The lines of a table are not what the desk writes."""


def load_rows(connection: Connection, table: str, path: Path) -> Iterator[int]:
    """Put the rows of a file into `table`; give now and then how many there are. Raises BadRowsError."""
    known = {column["name"] for column in inspect(connection).get_columns(table)}
    columns, rows = _read(path, known)
    if not columns:
        return iter(())
    return _insert(connection, _quoted(table), [_quoted(column) for column in columns], rows)


def take_foreign_keys_off(connection: Connection) -> list[tuple[str, str, str]]:
    """Return what to put on again: rows may come in before those that they point to. SQLite has none."""
    if connection.dialect.name == "sqlite":
        return []
    found = [tuple(row) for row in connection.execute(_FOREIGN_KEYS, {"schema": SCHEMA})]
    for table, name, _definition in found:
        connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))
    return [(str(table), str(name), str(definition)) for table, name, definition in found]


def put_foreign_keys_on(connection: Connection, taken: list[tuple[str, str, str]]) -> None:
    """Check all rows against what they point to, and go on checking."""
    for table, name, definition in taken:
        connection.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}"))


def _read(path: Path, known: set[str]) -> tuple[list[str], Iterator[Row]]:
    lines = _lines(path)
    first = next(lines, None)
    if first is None:
        return [], iter(())
    columns = list(first)
    if not set(columns) <= known:
        raise BadRowsError(f"{path.stem} has no column {min(set(columns) - known)!r}")

    def rows() -> Iterator[Row]:
        yield list(first.values())
        for line in lines:
            if line.keys() != first.keys():
                raise BadRowsError(f"the rows of {path.stem} have different columns")
            yield [line[column] for column in columns]

    return columns, rows()


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(_MOST_BYTES):
            number += 1
            yield _parse(line, f"{path.stem} line {number}")


def _parse(line: bytes, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line, object_pairs_hook=_unique, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadRowsError(f"{place} cannot be read") from error
    if not isinstance(row, dict) or not all(isinstance(value, _SCALARS) for value in row.values()):
        raise BadRowsError(f"{place} is no row")
    return row


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        raise ValueError("a column stands twice")
    return row


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _insert(connection: Connection, table: str, columns: list[str], rows: Iterator[Row]) -> Iterator[int]:
    insert = _insert_sqlite if connection.dialect.name == "sqlite" else _copy_postgres
    return insert(connection.connection.driver_connection, table, columns, rows)


def _insert_sqlite(driver: Any, table: str, columns: list[str], rows: Iterator[Row]) -> Iterator[int]:
    places = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - names are quoted
    for number, row in enumerate(rows, start=1):
        driver.execute(statement, row)
        yield number


def _copy_postgres(driver: Any, table: str, columns: list[str], rows: Iterator[Row]) -> Iterator[int]:
    statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for number, row in enumerate(rows, start=1):
            copy.write_row(row)
            yield number


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
