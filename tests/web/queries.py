"""Counting what a page asks the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from claimtrack.db import Database
from claimtrack.db.looks import Looks


@contextmanager
def counted_queries(database: Database) -> Iterator[list[str]]:
    """Give the list that the statements of reading pages are written to, in their order."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            seen.append(statement)

    event.listen(database.reading_engine, "before_cursor_execute", note)
    yield seen
    event.remove(database.reading_engine, "before_cursor_execute", note)


@contextmanager
def counted_looks(database: Database) -> Iterator[list[str]]:
    """Give the list that what is asked past the sessions is written to."""
    seen: list[str] = []
    looks = database._looks

    class Noting(Looks):
        """Looks that are noted, over the same connections."""

        def look(self, statement: str) -> tuple[Any, ...]:
            """Return the row."""
            seen.append(statement)
            return looks.look(statement)

    database._looks = Noting(database.reading_engine)
    yield seen
    database._looks = looks
