"""Places in a list by time, as addresses have them: an instant to the microsecond, and a key."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

_PLACE: Final = re.compile(r"([0-9]{1,17})-([0-9]{1,9})")
_MICROSECOND: Final = timedelta(microseconds=1)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def write_moment(moment: datetime, key: int) -> str:
    """Return the place of the row with this time and `key`."""
    return f"{(moment - _EPOCH) // _MICROSECOND}-{key}"


def read_moment(written: str | None) -> tuple[datetime, int] | None:
    """Return the time and the key that an address names; None when it names none."""
    found = _PLACE.fullmatch(written or "")
    if found is None:
        return None
    try:
        return _EPOCH + int(found[1]) * _MICROSECOND, int(found[2])
    except OverflowError:
        return None
