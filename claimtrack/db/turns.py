"""Taking turns: whoever asked first goes first."""

from collections import deque
from threading import Event, Lock


class Turns:
    """A lock that serves threads in the order in which they asked.

    SQLite lets waiting writers poll instead, and under load some poll in vain until their time is up.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Event] = deque()

    def take(self, *, seconds: float) -> bool:
        """Wait for a turn for at most so many `seconds`; return whether it came."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            called = Event()
            self._waiting.append(called)
        if called.wait(seconds):
            return True
        with self._guard:
            # It may have been called in the very moment in which it gave up.
            if called.is_set():
                return True
            self._waiting.remove(called)
            return False

    def end(self) -> None:
        """End a turn, in any thread; the next one's begins."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
