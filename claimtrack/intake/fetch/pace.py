"""Politeness: never two requests to one host in less than the delay, whichever threads they come from."""

from math import ceil
from threading import Lock

from claimtrack.errors import FetchingBusyError
from claimtrack.intake.fetch.deadline import Deadline
from claimtrack.intake.fetch.values import FetchClock

_MANY_HOSTS = 1000


class Pace:
    """When each host may be asked next."""

    def __init__(self, *, delay: float, clock: FetchClock) -> None:
        self._delay = delay
        self._clock = clock
        self._lock = Lock()
        self._next: dict[str, float] = {}

    def wait(self, host: str, deadline: Deadline) -> None:
        """Sleep until `host` may be asked. Raises FetchingBusyError when that is after the deadline."""
        with self._lock:
            now = self._clock.monotonic()
            turn = max(now, self._next.get(host, now))
            if turn - now >= deadline.left():
                raise FetchingBusyError(seconds=ceil(turn - now))
            self._forget_old(now)
            self._next[host] = turn + self._delay
        if turn > now:
            self._clock.sleep(turn - now)

    def _forget_old(self, now: float) -> None:
        if len(self._next) > _MANY_HOSTS:
            self._next = {host: turn for host, turn in self._next.items() if turn > now}
