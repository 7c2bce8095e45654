"""Instants and dates: aware in UTC, and as precise as they are known."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from claimtrack.clock import DatePrecision, Occurrence, PartialDate, instant_of, utc_now
from claimtrack.errors import ClockGapError, ClockRepeatError


def test_now_is_aware_and_in_utc() -> None:
    before, now, after = datetime.now(UTC), utc_now(), datetime.now(UTC)
    assert now.utcoffset() == timedelta(0)
    assert before <= now <= after


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2019", date(2019, 1, 1), DatePrecision.YEAR),
        ("2019-04", date(2019, 4, 1), DatePrecision.MONTH),
        ("2019-04-25", date(2019, 4, 25), DatePrecision.DAY),
        ("2024-02-29", date(2024, 2, 29), DatePrecision.DAY),
        ("0987", date(987, 1, 1), DatePrecision.YEAR),
    ],
)
def test_a_date_says_how_precise_it_is(text: str, value: date, precision: DatePrecision) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.value, parsed.precision) == (value, precision)
    assert parsed.isoformat() == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "19",
        "0000",
        "year",
        "20190425",
        "2019-4",
        "2019-4-25",
        "2019-13",
        "2019-02-29",
        "2019-W01-1",
        "2019-04-25T10:00",
        "25. 4. 2019",
        " 2019",
        "٢٠١٩",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|year|month|day|isoformat"):
        PartialDate.parse(text)


def test_a_date_is_of_a_day_unless_it_says_otherwise() -> None:
    assert PartialDate(date(2019, 4, 25)).isoformat() == "2019-04-25"


def test_a_year_and_its_first_day_are_not_the_same() -> None:
    assert PartialDate.parse("2019") != PartialDate.parse("2019-01-01")


# --- the clocks of the desk

LJUBLJANA = ZoneInfo("Europe/Ljubljana")


@pytest.mark.parametrize(
    ("wall", "instant"),
    [
        ("2026-03-02T10:30", "2026-03-02T09:30Z"),
        ("2026-07-02T10:30", "2026-07-02T08:30Z"),
        # The last minute before the clocks are put forward, and the first one after.
        ("2026-03-29T01:59", "2026-03-29T00:59Z"),
        ("2026-03-29T03:00", "2026-03-29T01:00Z"),
        # Before and after the hour that comes twice.
        ("2026-10-25T01:59", "2026-10-24T23:59Z"),
        ("2026-10-25T03:00", "2026-10-25T02:00Z"),
    ],
)
def test_a_time_on_the_desks_clocks_is_an_instant(wall: str, instant: str) -> None:
    assert instant_of(datetime.fromisoformat(wall), LJUBLJANA) == datetime.fromisoformat(instant)


@pytest.mark.parametrize("wall", ["2026-03-29T02:00", "2026-03-29T02:59"])
@pytest.mark.parametrize("occurrence", [None, *Occurrence])
def test_a_time_that_the_clocks_skip_is_none(wall: str, occurrence: Occurrence | None) -> None:
    with pytest.raises(ClockGapError):
        instant_of(datetime.fromisoformat(wall), LJUBLJANA, occurrence=occurrence)


def test_of_a_time_that_comes_twice_somebody_says_which() -> None:
    wall = datetime.fromisoformat("2026-10-25T02:30")
    with pytest.raises(ClockRepeatError):
        instant_of(wall, LJUBLJANA)
    first, second = (instant_of(wall, LJUBLJANA, occurrence=each) for each in Occurrence)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second - first == timedelta(hours=1)


@given(
    some.integers(946_684_800, 2_114_380_800),
    some.sampled_from(["Europe/Ljubljana", "America/St_Johns", "Australia/Lord_Howe", "UTC"]),
)
def test_every_instant_is_found_again_from_what_the_clocks_show(seconds: int, name: str) -> None:
    zone, instant = ZoneInfo(name), datetime.fromtimestamp(seconds, UTC)
    shown = instant.astimezone(zone)
    occurrence = Occurrence.SECOND if shown.fold else Occurrence.FIRST
    assert instant_of(shown.replace(tzinfo=None, fold=0), zone, occurrence=occurrence) == instant
