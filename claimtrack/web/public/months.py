"""Years and months of the archive, as the desk's clocks have them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from flask_babel import get_locale

from claimtrack.web.context import desk

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 9000
_DECEMBER: Final = 12


@dataclass(frozen=True, slots=True)
class Month:
    """A month with how many verdicts were first published in it."""

    year: int
    number: int
    count: int

    @property
    def name(self) -> str:
        """What it is called where it stands alone, in the page's language."""
        return month_name(self.number)


def month_name(number: int) -> str:
    """Return what a month is called where it stands alone, in the page's language."""
    locale = get_locale()
    return str(locale.months["stand-alone"]["wide"][number]) if locale else str(number)


def month_start(year: int, month: int = 1) -> datetime:
    """Return the first instant of a month in the desk's zone, in UTC; month 13 is the next year's first."""
    year, month = (year + 1, 1) if month > _DECEMBER else (year, month)
    return datetime(year, month, 1, tzinfo=ZoneInfo(desk().settings.time_zone)).astimezone(UTC)


def months_from(first: datetime, last: datetime) -> list[tuple[int, int]]:
    """Return years and months from that of `first` to that of `last`, on the desk's clocks."""
    zone = ZoneInfo(desk().settings.time_zone)
    begin, end = (moment.astimezone(zone) for moment in (first, last))
    places = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
    return [(place // 12, place % 12 + 1) for place in places]


def by_year(months: Iterable[Month]) -> dict[int, list[Month]]:
    """Return the months that have verdicts, by year, the newest year and month first."""
    years: dict[int, list[Month]] = {}
    for month in sorted(months, key=lambda each: (each.year, each.number), reverse=True):
        if month.count:
            years.setdefault(month.year, []).append(month)
    return years
