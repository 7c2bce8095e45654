"""Databases of one kind, for the rules that only one of them has."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.db import Database
from tests.published_desk import published, published_postgres, published_sqlite

__all__ = ["published", "published_postgres", "published_sqlite"]


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """A desk on SQLite."""
    opened = Database(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sqlite_template_sql(sqlite_template: Path) -> dict[str, str]:
    """The statement that made each table of a migrated SQLite database."""
    with closing(sqlite3.connect(sqlite_template)) as connection:
        return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
