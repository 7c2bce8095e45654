"""Many writers at once: with SQLite's own deferred BEGIN most of them would fail."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from sqlalchemy import func, select

from claimtrack.db import Database
from claimtrack.models import TokenBucket, Topic

WRITERS = 8
TURNS = 25
COUNTER = "counter"


def add_one(database: Database) -> None:
    """Read a number and write the next one, in one transaction."""
    with database.writing() as session:
        counter = session.get_one(TokenBucket, COUNTER, with_for_update=True)
        counter.tokens = counter.tokens + 1


def test_eight_writers_lose_no_read_then_write_transaction(database: Database, now: datetime) -> None:
    with database.writing() as session:
        session.add(TokenBucket(key=COUNTER, tokens=0.0, refilled_at=now))
    with ThreadPoolExecutor(WRITERS) as pool:
        turns = [pool.submit(add_one, database) for _ in range(WRITERS * TURNS)]
    assert [turn.exception() for turn in turns] == [None] * (WRITERS * TURNS)
    with database.reading() as session:
        assert session.get_one(TokenBucket, COUNTER).tokens == WRITERS * TURNS


def test_eight_writers_that_count_rows_number_them_without_a_gap(sqlite_database: Database) -> None:
    def add_next(_turn: int) -> None:
        with sqlite_database.writing() as session:
            number = session.scalar(select(func.count()).select_from(Topic)) or 0
            session.add(Topic(slug=f"topic-{number}", labels={}))

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(add_next, range(WRITERS * 5)))
    with sqlite_database.reading() as session:
        slugs = set(session.scalars(select(Topic.slug)))
    assert slugs == {f"topic-{number}" for number in range(WRITERS * 5)}
