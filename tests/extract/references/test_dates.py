from datetime import date, timedelta

import pytest

from claimtrack.extract.references.dates import (
    month_after,
    month_before,
    shifted,
    weekday_after,
    weekday_before,
    written,
)
from claimtrack.extract.references.wording import wording_for

ENGLISH, SLOVENE = wording_for("en"), wording_for("sl")
DAYS = [date(2019, 12, 1) + timedelta(days=step) for step in range(0, 2500, 7)] + [
    date(2020, 2, 29),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 3, 1),
]


@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_lies_within_the_week_before_or_after(weekday: int) -> None:
    for day in DAYS:
        before, after = weekday_before(weekday, day), weekday_after(weekday, day)
        assert before.weekday() == after.weekday() == weekday
        assert 0 <= (day - before).days < 7
        assert 0 < (after - day).days <= 7


def test_the_day_itself_is_past_and_not_to_come() -> None:
    wednesday = date(2023, 9, 13)
    assert weekday_before(2, wednesday) == wednesday
    assert weekday_after(2, wednesday) == date(2023, 9, 20)


def test_weeks_go_over_the_ends_of_months_and_years() -> None:
    assert weekday_before(6, date(2024, 1, 1)) == date(2023, 12, 31)
    assert weekday_before(3, date(2024, 3, 1)) == date(2024, 2, 29)
    assert weekday_after(0, date(2023, 12, 31)) == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("month", "day", "before", "after"),
    [
        (5, date(2023, 9, 13), 2023, 2024),
        (9, date(2023, 9, 13), 2023, 2023),
        (12, date(2023, 9, 13), 2022, 2023),
        (1, date(2023, 1, 1), 2023, 2023),
        (2, date(2023, 1, 31), 2022, 2023),
    ],
)
def test_a_month_without_its_year(month: int, day: date, before: int, after: int) -> None:
    assert month_before(month, day) == before
    assert month_after(month, day) == after


@pytest.mark.parametrize(
    ("unit", "steps", "day", "text"),
    [
        ("day", -1, date(2024, 3, 1), "29 February 2024"),
        ("day", 1, date(2023, 12, 31), "1 January 2024"),
        ("month", -1, date(2024, 1, 31), "December 2023"),
        ("month", 1, date(2023, 12, 1), "January 2024"),
        ("month", 0, date(2024, 2, 29), "February 2024"),
        ("year", -1, date(2024, 2, 29), "2023"),
    ],
)
def test_steps_from_the_day_of_the_article(unit: str, steps: int, day: date, text: str) -> None:
    assert shifted(unit, steps, day, ENGLISH) == text


def test_dates_are_written_as_the_language_writes_them() -> None:
    assert written(date(2023, 9, 12), SLOVENE) == "12. september 2023"
    assert written(date(2023, 9, 12), ENGLISH) == "12 September 2023"


def test_every_weekday_and_month_is_known() -> None:
    for wording in (ENGLISH, SLOVENE):
        assert set(wording.weekdays.values()) == set(range(7))
        assert set(wording.months.values()) == set(range(1, 13))
        assert len(wording.month_names) == 12
