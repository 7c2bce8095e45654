"""What an engine promises before anybody asks it for anything: pragmas, and who may write."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from claimtrack.db import Database
from claimtrack.db.engine import BUSY_TIMEOUT
from claimtrack.models import Topic

# As SQLite counts the values of `PRAGMA synchronous`.
FULL = 2
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": FULL,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "busy_timeout": BUSY_TIMEOUT,
}


@pytest.mark.parametrize("writing", [False, True])
@pytest.mark.parametrize(("pragma", "value"), PRAGMAS.items())
def test_each_sqlite_connection_has_its_pragmas(
    sqlite_database: Database, pragma: str, value: object, *, writing: bool
) -> None:
    with sqlite_database.open_session(writing=writing) as session:
        assert session.scalar(text(f"PRAGMA {pragma}")) == value


def test_a_second_connection_has_the_pragmas_too(sqlite_database: Database) -> None:
    engine = sqlite_database.writing_engine
    with engine.connect() as first, sqlite_database.reading_engine.connect() as second:
        assert first.scalar(text("PRAGMA foreign_keys")) == 1
        assert second.scalar(text("PRAGMA foreign_keys")) == 1


def test_only_a_reading_connection_of_sqlite_is_query_only(sqlite_database: Database) -> None:
    with sqlite_database.reading() as session:
        assert session.scalar(text("PRAGMA query_only")) == 1
    with sqlite_database.writing() as session:
        assert session.scalar(text("PRAGMA query_only")) == 0


def test_a_reading_session_cannot_write(database: Database) -> None:
    with database.reading() as session:
        session.add(Topic(slug="harbour", labels={"en": "Harbour"}))
        with pytest.raises(DBAPIError, match=r"readonly|read-only"):
            session.flush()
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Topic)) == 0


@pytest.mark.parametrize("published", ["postgresql"], indirect=True)
def test_a_reading_session_is_a_read_only_transaction_on_postgresql(published: Database) -> None:
    with published.reading() as session:
        assert session.scalar(text("SHOW transaction_read_only")) == "on"
    with published.writing() as session:
        assert session.scalar(text("SHOW transaction_read_only")) == "off"


def test_a_reading_session_sees_one_moment(database: Database) -> None:
    count = select(func.count()).select_from(Topic)
    with database.reading() as reader:
        assert reader.scalar(count) == 0
        with database.writing() as writer:
            writer.add(Topic(slug="harbour", labels={}))
        assert reader.scalar(count) == 0
    with database.reading() as reader:
        assert reader.scalar(count) == 1


def test_a_writing_session_holds_the_write_lock_from_its_first_statement(
    sqlite_database: Database, sqlite_url: str
) -> None:
    impatient = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), timeout=0, isolation_level=None)
    with sqlite_database.writing() as session:
        session.scalar(select(Topic.id))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            impatient.execute("BEGIN IMMEDIATE")
    impatient.close()


def test_a_reading_session_does_not_wait_for_a_writing_one(sqlite_database: Database) -> None:
    with sqlite_database.writing() as writer:
        writer.add(Topic(slug="harbour", labels={}))
        writer.flush()
        with sqlite_database.reading() as reader:
            assert reader.scalar(select(func.count()).select_from(Topic)) == 0


def test_a_writing_session_waits_for_the_one_before_it(sqlite_database: Database) -> None:
    def add(slug: str) -> None:
        with sqlite_database.writing() as session:
            session.add(Topic(slug=slug, labels={}))

    with ThreadPoolExecutor(1) as pool:
        with sqlite_database.writing() as session:
            session.add(Topic(slug="first", labels={}))
            session.flush()
            waiting = pool.submit(add, "second")
            assert not waiting.done()
        waiting.result(timeout=30)
    with sqlite_database.reading() as session:
        assert set(session.scalars(select(Topic.slug))) == {"first", "second"}


def test_a_writing_session_that_fails_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.writing() as session:
            session.add(Topic(slug="harbour", labels={}))
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with database.reading() as session:
        assert session.scalar(select(Topic.id)) is None


def test_a_reference_to_nothing_is_refused(database: Database, now: datetime) -> None:
    statement = text(
        "INSERT INTO article_address (article_id, url, seen_at) VALUES (99, 'https://example.org/', :now)"
    )
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"), database.writing() as session:
        session.execute(statement, {"now": now.isoformat()})


def test_a_database_in_a_folder_that_does_not_exist_is_an_error_not_a_new_file(tmp_path: Path) -> None:
    missing = Database(f"sqlite:///{tmp_path / 'no' / 'claimtrack.db'}")
    with pytest.raises(OperationalError), missing.reading() as session:
        session.scalar(text("SELECT 1"))
    assert not (tmp_path / "no").exists()
    missing.close()
