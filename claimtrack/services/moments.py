"""When a change is said to be made."""

from datetime import datetime, timedelta


def later_update(before: datetime | None, now: datetime) -> datetime:
    """Return when a change is said to be made: `now`, and after the change before it in any case.

    Readers compare times, so a clock that was set back must not hide a change.
    """
    return now if before is None or now > before else before + timedelta(seconds=1)
