"""Taking turns, and what writers of one process do with it."""

import threading
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from claimtrack.db import Database, engine
from claimtrack.db.turns import Turns
from tests.processes import wait_until

PATIENCE = 20


def is_waiting(turns: Turns, number: int) -> bool:
    return len(turns._waiting) == number


def test_who_asks_first_goes_first() -> None:
    turns, served = Turns(), list[int]()
    assert turns.take(seconds=0)

    def ask(number: int) -> None:
        assert turns.take(seconds=PATIENCE)
        served.append(number)
        turns.end()

    threads = []
    for number in range(20):
        thread = threading.Thread(target=ask, args=(number,))
        thread.start()
        threads.append(thread)
        wait_until(partial(is_waiting, turns, number + 1), f"{number + 1} who wait")
    turns.end()
    for thread in threads:
        thread.join(PATIENCE)
    assert served == list(range(20))


def test_who_gives_up_is_not_called() -> None:
    turns = Turns()
    assert turns.take(seconds=0)
    assert not turns.take(seconds=0.01)
    turns.end()
    assert turns.take(seconds=0)


def test_a_turn_ends_with_its_transaction_however_that_ends(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    with database.writing() as session:
        session.execute(text("CREATE TABLE thing (number INTEGER UNIQUE)"))
    for _ in range(3):
        with suppress(ZeroDivisionError), database.writing() as session:
            session.execute(text("INSERT INTO thing VALUES (1)"))
            raise ZeroDivisionError
    session = database.open_session(writing=True)
    session.execute(text("INSERT INTO thing VALUES (1)"))
    session.commit()
    session.execute(text("INSERT INTO thing VALUES (2)"))
    session.rollback()
    with database.writing() as other:
        assert other.execute(text("SELECT number FROM thing")).scalars().all() == [1]
    session.close()
    database.close()


def test_a_writer_that_waits_too_long_is_told_that_the_database_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT", 50)
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    with database.writing() as session:
        session.execute(text("CREATE TABLE thing (number INTEGER)"))
        with pytest.raises(OperationalError, match="locked"), database.writing() as other:
            other.execute(text("INSERT INTO thing VALUES (1)"))
    with database.writing() as session:
        session.execute(text("INSERT INTO thing VALUES (2)"))
    database.close()
