"""A worker that lives says so in a file of the instance folder, beside the queue that it takes from."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from claimtrack.settings import Settings

FILE: Final = "worker.alive"
# Seconds between two signs of life, and after which a worker that gave none is gone.
EVERY: Final = 10.0
LONGEST_SILENCE: Final = timedelta(seconds=60)


def beat_until(
    settings: Settings, ending: threading.Event, *, clock: Callable[[], datetime]
) -> threading.Thread:
    """Return the thread that gives a sign of life now and again, until `ending` is set."""
    thread = threading.Thread(
        target=_beat, args=(settings.instance / FILE, ending, clock), name="heartbeat", daemon=True
    )
    thread.start()
    return thread


def last_beat(settings: Settings) -> datetime | None:
    """Return when a worker last gave a sign of life, or None when none ever did."""
    try:
        written = (settings.instance / FILE).read_text(encoding="ascii")
        return datetime.fromisoformat(written.partition(" ")[0])
    except (OSError, ValueError):
        return None


def _beat(path: Path, ending: threading.Event, clock: Callable[[], datetime]) -> None:
    while True:
        # A full disk is told by whatever fails on it; a worker does not die of this.
        with suppress(OSError):
            path.write_text(f"{clock().isoformat()} {os.getpid()}\n", encoding="ascii")
        if ending.wait(EVERY):
            return
