"""Days that a text names in relation to its own day. Pure functions on dates."""

from datetime import date, timedelta

from claimtrack.extract.references.wording import Wording

_WEEK, _MONTHS = 7, 12


def weekday_before(weekday: int, day: date) -> date:
    """Return the last such weekday (Monday is 0) on or before a day."""
    return day - timedelta(days=(day.weekday() - weekday) % _WEEK)


def weekday_after(weekday: int, day: date) -> date:
    """Return the next such weekday after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % _WEEK + 1)


def month_before(month: int, day: date) -> int:
    """Return the year of the last such month (January is 1) that had begun by a day."""
    return day.year if month <= day.month else day.year - 1


def month_after(month: int, day: date) -> int:
    """Return the year of the next such month that has not ended on a day."""
    return day.year if month >= day.month else day.year + 1


def shifted(unit: str, steps: int, day: date, wording: Wording) -> str:
    """Return the day, month or year some steps away as it is written: "August 2023", "2022"."""
    if unit == "day":
        return written(day + timedelta(days=steps), wording)
    if unit == "month":
        months = day.year * _MONTHS + day.month - 1 + steps
        return f"{wording.month_names[months % _MONTHS]} {months // _MONTHS}"
    return str(day.year + steps)


def written(day: date, wording: Wording) -> str:
    """Return a date as the language writes it: "12. september 2023", "12 September 2023"."""
    dot = "." if wording.ordinal_dot else ""
    return f"{day.day}{dot} {wording.month_names[day.month - 1]} {day.year}"
