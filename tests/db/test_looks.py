"""Looks: rows as they are, over connections that are kept and made anew."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from claimtrack.db import Database

COUNT = "SELECT count(*), max(id) FROM topic"


def test_a_look_sees_what_was_committed_since(database: Database) -> None:
    assert database.look(COUNT) == (0, None)
    with database.writing() as session:
        session.execute(text("INSERT INTO topic (slug, labels) VALUES ('a', '{}')"))
        assert database.look(COUNT) == (0, None)
    assert database.look(COUNT)[0] == 1


def test_a_broken_connection_is_made_anew(database: Database) -> None:
    before = database.look(COUNT)
    database._looks._idle[-1].close()
    assert database.look(COUNT) == before


def test_a_wrong_question_keeps_no_connection(database: Database) -> None:
    database.look(COUNT)
    with pytest.raises(database.reading_engine.dialect.loaded_dbapi.Error):
        database.look("SELECT nothing FROM nowhere")
    assert not database._looks._idle
    assert database.look(COUNT)[0] == 0


def test_a_look_cannot_write(database: Database) -> None:
    with pytest.raises((database.reading_engine.dialect.loaded_dbapi.Error, DBAPIError, TypeError)):
        database.look("INSERT INTO topic (slug, labels) VALUES ('b', '{}')")
    assert database.look(COUNT)[0] == 0


def test_closing_closes_what_was_kept(sqlite_url: str) -> None:
    opened = Database(sqlite_url)
    opened.look(COUNT)
    opened.close()
    assert not opened._looks._idle
