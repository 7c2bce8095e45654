"""When what could not be sent is tried again, and when a receiver is left alone."""

from datetime import datetime, timedelta
from typing import Final

# After the first attempt, and after each that follows: more than three days in all, so that a receiver may
# be down over a weekend.
WAITS: Final = (
    timedelta(seconds=30),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
# Sooner than a message is given up: what a receiver misses that fails altogether waits until it is back.
PAUSE_AFTER: Final = timedelta(days=2)
# For a request and what is read of its answer.
SECONDS: Final = 10.0


def retry_at(attempts: int, now: datetime) -> datetime | None:
    """Return when to try again what was tried `attempts` times, or None when that was the last time."""
    return now + WAITS[attempts - 1] if attempts <= len(WAITS) else None
