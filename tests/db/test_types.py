"""Column types: the same value goes in and comes out on both databases, and nothing else goes in."""

# ruff: noqa: S608 - the names come from this file
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, insert, inspect, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import StatementError

from claimtrack.clock import PartialDate
from claimtrack.db import Database
from claimtrack.db.types import JsonText, PartialDateText, UtcDateTime, enum_type, stored_time


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark-blue"


SAMPLE = Table(
    "type_sample",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime),
    Column("on", PartialDateText),
    Column("value", JsonText),
    Column("colour", enum_type(Colour)),
)
MOMENT = datetime(2026, 3, 2, 9, 30, 15, 250, tzinfo=UTC)
EAST = timezone(timedelta(hours=2))


@pytest.fixture
def database(published: Database) -> Iterator[Database]:
    """A desk with a table of every type."""
    SAMPLE.create(published.writing_engine)
    yield published
    SAMPLE.drop(published.writing_engine)


def store(database: Database, **values: Any) -> None:
    with database.writing() as session:
        session.execute(insert(SAMPLE).values(**values))


def stored(database: Database, column: str) -> Any:
    with database.reading() as session:
        return session.scalar(select(SAMPLE.c[column]))


def stored_text(database: Database, column: str) -> Any:
    with database.reading() as session:
        return session.scalar(text(f'SELECT "{column}" FROM type_sample'))


@pytest.mark.parametrize("moment", [MOMENT, MOMENT.astimezone(EAST)])
def test_a_moment_comes_out_aware_and_in_utc(database: Database, moment: datetime) -> None:
    store(database, at=moment)
    found = stored(database, "at")
    assert found == MOMENT
    assert found.utcoffset() == timedelta(0)


def test_a_moment_without_a_time_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="without a time zone"):
        store(database, at=MOMENT.replace(tzinfo=None))


def test_no_moment_stays_none(database: Database) -> None:
    store(database, at=None, on=None, value=None, colour=None)
    assert [stored(database, name) for name in ("at", "on", "value", "colour")] == [None] * 4


def test_sqlite_stores_a_moment_as_text_of_one_length() -> None:
    bind = UtcDateTime().dialect_impl(sqlite.dialect()).bind_processor(sqlite.dialect())
    assert bind is not None
    assert bind(MOMENT.astimezone(EAST)) == "2026-03-02T09:30:15.000250Z"
    assert bind(MOMENT.replace(microsecond=0)) == "2026-03-02T09:30:15.000000Z"


def test_postgresql_stores_a_moment_as_a_timestamp_with_time_zone() -> None:
    kind = UtcDateTime().compile(postgresql.dialect())  # type: ignore[no-untyped-call]
    assert kind == "TIMESTAMP WITH TIME ZONE"


def test_moments_sort_by_time_whatever_their_zone_and_century(database: Database) -> None:
    moments = [
        datetime(987, 1, 1, tzinfo=UTC),
        MOMENT - timedelta(microseconds=1),
        MOMENT.astimezone(EAST),
        MOMENT + timedelta(seconds=1),
    ]
    for moment in reversed(moments):
        store(database, at=moment)
    with database.reading() as session:
        assert list(session.scalars(select(SAMPLE.c.at).order_by(SAMPLE.c.at))) == moments


def test_moments_are_compared_in_the_database(database: Database) -> None:
    store(database, at=MOMENT)
    with database.reading() as session:
        later = select(SAMPLE.c.id).where(SAMPLE.c.at > (MOMENT - timedelta(seconds=1)).astimezone(EAST))
        assert session.scalar(later) is not None
        assert session.scalar(select(SAMPLE.c.id).where(SAMPLE.c.at > MOMENT)) is None


def test_the_text_of_a_moment_is_in_utc_and_pads_the_year() -> None:
    assert stored_time(MOMENT.astimezone(EAST)) == "2026-03-02T09:30:15.000250Z"
    assert stored_time(datetime(987, 1, 1, tzinfo=UTC)) == "0987-01-01T00:00:00.000000Z"
    with pytest.raises(ValueError, match="without a time zone"):
        stored_time(MOMENT.replace(tzinfo=None))


@pytest.mark.parametrize("written", ["2019", "2019-04", "2019-04-25"])
def test_a_date_keeps_its_precision(database: Database, written: str) -> None:
    store(database, on=PartialDate.parse(written))
    assert stored(database, "on") == PartialDate.parse(written)
    assert stored_text(database, "on") == written


@pytest.mark.parametrize("value", [{}, [], {"b": [1, None, True], "a": "Čas 🚢"}, "text", 0, False])
def test_a_json_value_comes_back(database: Database, value: object) -> None:
    store(database, value=value)
    assert stored(database, "value") == value


def test_a_json_value_is_stored_with_sorted_keys_and_readable_letters(database: Database) -> None:
    store(database, value={"sl": "Čas", "en": "Time"})
    assert stored_text(database, "value") == '{"en": "Time", "sl": "Čas"}'


def test_an_enumeration_is_stored_by_its_value(database: Database) -> None:
    store(database, colour=Colour.DARK_BLUE)
    assert stored(database, "colour") is Colour.DARK_BLUE
    assert stored_text(database, "colour") == "dark-blue"


@pytest.mark.parametrize("colour", ["green", "DARK_BLUE", ""])
def test_an_unknown_value_of_an_enumeration_is_refused_on_the_way_in(database: Database, colour: str) -> None:
    with pytest.raises(StatementError, match="not among the defined enum values"):
        store(database, colour=colour)


def test_an_unknown_value_of_an_enumeration_is_refused_on_the_way_out(database: Database) -> None:
    store(database, colour=Colour.RED)
    with database.writing() as session:
        session.execute(update(SAMPLE).values(colour=text("'green'")))
    with pytest.raises(LookupError, match="green"):
        stored(database, "colour")


def test_an_enumeration_is_plain_text_so_that_a_new_value_needs_no_migration(database: Database) -> None:
    columns = {
        column["name"]: column for column in inspect(database.reading_engine).get_columns("type_sample")
    }
    assert isinstance(columns["colour"]["type"], String)
    assert inspect(database.reading_engine).get_check_constraints("type_sample") == []
