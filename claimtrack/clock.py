"""Time: aware UTC instants, and calendar dates that say how precise they are."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum


def utc_now() -> datetime:
    """Return the present instant, aware, in UTC. Called at the edges only; services are given `now`."""
    return datetime.now(UTC)


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
