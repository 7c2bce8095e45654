"""Dates as publishers write them."""

import re
from datetime import date, datetime
from email.utils import parsedate
from typing import Final

from claimtrack.clock import PartialDate
from claimtrack.importing.fields import single
from claimtrack.importing.values import Oddity, Remarks

# What stands before is an empty field of some program, such as 0001-01-01.
_FIRST_YEAR: Final = 1500
_ISO: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ]\d\d?(?::?\d\d.*)?)?\s*")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?:\D.*)?")
_SLASHES: Final = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})(?:\D.*)?")
_MONTHS: Final = 12
_LONGEST: Final = 60


def date_of(value: object, remarks: Remarks) -> PartialDate | None:
    """Return the day, month or year that `value` names as it is written there; None when it names none."""
    written = str(single(value, remarks) or "").strip()
    if not written:
        return None
    try:
        found = _iso(written) or _other(written[:_LONGEST], remarks)
    except (ValueError, TypeError, OverflowError):
        found = None
    if found is None or found.value.year < _FIRST_YEAR:
        remarks.add(Oddity.BAD_DATE, written)
        return None
    return found


def _iso(written: str) -> PartialDate | None:
    match = _ISO.fullmatch(written[:_LONGEST])
    return PartialDate.parse("-".join(filter(None, match.groups()))) if match else None


def _other(written: str, remarks: Remarks) -> PartialDate | None:
    found = _dotted(written) or _slashed(written) or _spelt_out(written)
    if found is not None:
        remarks.add(Oddity.ODD_DATE, written)
    return PartialDate(found) if found else None


def _dotted(written: str) -> date | None:
    match = _DAY_FIRST.fullmatch(written)
    return date(int(match[3]), int(match[2]), int(match[1])) if match else None


def _slashed(written: str) -> date | None:
    """Return the day where the order of day and month cannot be mistaken."""
    match = _SLASHES.fullmatch(written)
    if match is None:
        return None
    first, second, third = (int(part) for part in match.groups())
    if first > _FIRST_YEAR:
        return date(first, second, third)
    if first > _MONTHS or first == second:
        return date(third, second, first)
    return date(third, first, second) if second > _MONTHS else None


def _spelt_out(written: str) -> date | None:
    """Return the day of ``Mon, 2 Mar 2026`` and of ``March 2, 2026``."""
    parsed = parsedate(written)
    if parsed is not None:
        return date(*parsed[:3])
    for form in ("%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%Y%m%d"):
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 - a day without a time
        except ValueError:
            continue
    return None
