"""Instants and dates: aware in UTC, and as precise as they are known."""

from datetime import UTC, date, datetime, timedelta

import pytest

from claimtrack.clock import DatePrecision, PartialDate, utc_now


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
