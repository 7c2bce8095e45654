"""What is written is never written over: the databases themselves refuse it, whoever asks."""

# ruff: noqa: S608 - the names come from the schema
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from claimtrack.db import Database
from claimtrack.db.triggers import APPEND_ONLY, install_triggers
from tests.checkpoints import ensure_checkpoint

# A column of each table that somebody might like to change.
COLUMNS = {
    "event": "body",
    "verdict_revision": "body",
    "revision_contributor": "user_id",
    "approval": "reason",
    "checkpoint": "hash",
}
TABLES = pytest.mark.parametrize("table", APPEND_ONLY)
SQLITE = pytest.mark.parametrize("published", ["sqlite"], indirect=True)
POSTGRESQL = pytest.mark.parametrize("published", ["postgresql"], indirect=True)


@pytest.fixture(autouse=True)
def _checkpoint(published: Database) -> None:
    ensure_checkpoint(published)


def rows(database: Database, table: str) -> list[tuple[object, ...]]:
    with database.reading() as session:
        return [tuple(row) for row in session.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2"))]


def columns(database: Database, table: str) -> list[str]:
    with database.reading() as session:
        return list(session.execute(text(f"SELECT * FROM {table}")).keys())


def assert_refused(database: Database, table: str, statement: str, reason: str = "append-only") -> None:
    """Assert that `statement` fails, and that `table` has the same rows after it as before."""
    before = rows(database, table)
    with pytest.raises(DBAPIError, match=reason), database.writing() as session:
        session.execute(text(statement))
    assert rows(database, table) == before != []


@TABLES
def test_a_row_cannot_be_changed(published: Database, table: str) -> None:
    assert_refused(published, table, f"UPDATE {table} SET {COLUMNS[table]} = {COLUMNS[table]}")


@TABLES
def test_a_row_cannot_be_deleted(published: Database, table: str) -> None:
    assert_refused(published, table, f"DELETE FROM {table}")


@SQLITE
@TABLES
def test_a_row_cannot_be_replaced(published: Database, table: str) -> None:
    assert_refused(published, table, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


@SQLITE
@pytest.mark.parametrize("table", ["event", "verdict_revision"])
def test_a_row_cannot_be_replaced_by_one_with_another_key(published: Database, table: str) -> None:
    """The other unique columns are the same: the old row would go, and only its deletion tells."""
    key = APPEND_ONLY[table][0]
    others = ", ".join(name for name in columns(published, table) if name != key)
    copy = f"INSERT OR REPLACE INTO {table} ({key}, {others}) SELECT {key} + 1000, {others} FROM {table}"
    assert_refused(published, table, copy)


@TABLES
def test_a_row_cannot_be_changed_by_an_upsert(published: Database, table: str) -> None:
    keys, column = ", ".join(APPEND_ONLY[table]), COLUMNS[table]
    # Without WHERE, SQLite reads this ON as that of a join.
    upsert = f"ON CONFLICT ({keys}) DO UPDATE SET {column} = excluded.{column}"
    assert_refused(published, table, f"INSERT INTO {table} SELECT * FROM {table} WHERE true {upsert}")


@TABLES
def test_an_existing_key_cannot_be_inserted(published: Database, table: str) -> None:
    copy = f"INSERT INTO {table} SELECT * FROM {table}"
    assert_refused(published, table, copy, r"append-only|duplicate key")


@POSTGRESQL
@TABLES
def test_a_table_cannot_be_emptied(published: Database, table: str) -> None:
    assert_refused(published, table, f"TRUNCATE {table} CASCADE")


@POSTGRESQL
def test_emptying_a_parent_table_does_not_reach_the_verdicts(published: Database) -> None:
    assert_refused(published, "verdict_revision", "TRUNCATE claim CASCADE")


def test_deleting_a_claim_does_not_take_its_verdicts_along(published: Database) -> None:
    assert_refused(published, "verdict_revision", "DELETE FROM claim", r"(?i)foreign key")


def test_new_rows_are_welcome(published: Database) -> None:
    everyone = (
        'INSERT INTO revision_contributor SELECT verdict_revision.id, "user".id FROM verdict_revision, "user"'
    )
    others = f'{everyone} WHERE "user".id NOT IN (SELECT user_id FROM revision_contributor)'
    with published.open_session(writing=True) as session:
        session.execute(text(others))
        assert session.scalar(text("SELECT count(*) FROM revision_contributor")) == 5
        session.rollback()


def test_other_tables_may_change(published: Database) -> None:
    with published.open_session(writing=True) as session:
        session.execute(text("UPDATE claim SET dismiss_note = 'seen'"))
        session.execute(text("DELETE FROM publication_term"))
        assert session.scalar(text("SELECT count(*) FROM publication_term")) == 0
        session.rollback()


def test_installing_the_triggers_twice_is_no_error(published: Database) -> None:
    with published.writing_engine.begin() as connection:
        install_triggers(connection)
    assert_refused(published, "event", "DELETE FROM event")


def test_a_trigger_that_is_missing_is_made_again(published: Database) -> None:
    sqlite = published.writing_engine.dialect.name == "sqlite"
    drop = "DROP TRIGGER event_no_delete" if sqlite else "DROP TRIGGER event_no_change ON event"
    with published.writing_engine.begin() as connection:
        connection.execute(text(drop))
        install_triggers(connection)
    assert_refused(published, "event", "DELETE FROM event")
