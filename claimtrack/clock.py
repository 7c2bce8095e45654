"""Time: aware UTC instants, and calendar dates that say how precise they are."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum

from claimtrack.errors import ClockGapError, ClockRepeatError


def utc_now() -> datetime:
    """Return the present instant, aware, in UTC. Called at the edges only; services are given `now`."""
    return datetime.now(UTC)


class Occurrence(StrEnum):
    """Which of two: a time of day comes twice when the clocks are put back."""

    FIRST = "first"
    SECOND = "second"


def instant_of(wall_time: datetime, zone: tzinfo, *, occurrence: Occurrence | None = None) -> datetime:
    """Return the instant, in UTC, at which the clocks of `zone` show `wall_time` (without a zone).

    Raises ClockGapError for a time that they skip, and ClockRepeatError for one that they show twice
    unless `occurrence` says which is meant.
    """
    first, second = (wall_time.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall_time:
        raise ClockGapError
    if occurrence is None:
        raise ClockRepeatError
    return (first if occurrence is Occurrence.FIRST else second).astimezone(UTC)


class DatePrecision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which perhaps only the month or the year is known."""

    value: date
    precision: DatePrecision = DatePrecision.DAY

    def isoformat(self) -> str:
        """Return ``2019``, ``2019-04`` or ``2019-04-25``, as ISO 8601 reduces precision."""
        length = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}[self.precision]
        return self.value.isoformat()[:length]

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Return the date that ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` names. Raises ValueError."""
        precision = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}.get(len(text))
        if precision is None:
            raise ValueError(f"not a date: {text!r}")
        parsed = cls(date.fromisoformat(text + "-01-01"[: 10 - len(text)]), precision)
        # Python reads the other forms of ISO 8601 too, such as weeks.
        if parsed.isoformat() != text:
            raise ValueError(f"not a date: {text!r}")
        return parsed


def known_day(known: PartialDate | None) -> date | None:
    """Return the day that `known` names; None when only a month, a year or nothing is known."""
    return known.value if known is not None and known.precision is DatePrecision.DAY else None
