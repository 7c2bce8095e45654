"""The instant by which a page has to be here, whatever its server does."""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

from claimtrack.errors import PageTooSlowError

T = TypeVar("T")


class Deadline:
    """A number of seconds that all steps of one fetch share."""

    def __init__(self, *, seconds: float, host: str, monotonic: Callable[[], float]) -> None:
        self.host = host
        self._seconds = seconds
        self._monotonic = monotonic
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left, more than 0. Raises PageTooSlowError."""
        left = self._end - self._monotonic()
        if left <= 0:
            raise self.missed()
        return left

    def missed(self) -> PageTooSlowError:
        """Return the refusal of a page that was not here in time."""
        return PageTooSlowError(host=self.host, seconds=f"{self._seconds:g}")

    def bound(self, call: Callable[[], T]) -> T:
        """Return what `call` returns, or raise what it raises. Raises PageTooSlowError when it takes longer.

        For what knows no time limit of its own, such as looking up a name; it is left to end by itself.
        """
        outcomes: SimpleQueue[tuple[T, None] | tuple[None, Exception]] = SimpleQueue()

        def run() -> None:
            try:
                outcomes.put((call(), None))
            except Exception as error:  # noqa: BLE001 - it is raised again where it was asked for
                outcomes.put((None, error))

        Thread(target=run, daemon=True).start()
        try:
            value, error = outcomes.get(timeout=self.left())
        except Empty:
            raise self.missed() from None
        if error is not None:
            raise error
        return value  # type: ignore[return-value]
