"""What a fetch is asked with and what comes back."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from claimtrack.version import __version__

PRODUCT: Final = "ClaimTrack"
_USUAL_PORTS: Final = frozenset({80, 443})


def describe_program(contact: str) -> str:
    """Return the user agent that sites are told: the program, its version, and whom to ask about it."""
    program = f"{PRODUCT}/{__version__}"
    return f"{program} (+{contact})" if contact else program


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """The limits of every fetch.

    `seconds` is for a page with all its redirects and waiting, `delay` the least number of seconds between
    two requests to one host. `ports` come on top of 80 and 443. `hosts` are names or addresses in the desk's
    own network that may be asked although they are not public; no public page can lead there.
    """

    user_agent: str = describe_program("")
    most_bytes: int = 20 << 20
    seconds: float = 15.0
    delay: float = 1.0
    ports: frozenset[int] = frozenset()
    hosts: frozenset[str] = frozenset()
    most_at_once: int = 4

    def permits_port(self, port: int) -> bool:
        """Return whether a server is asked on `port`."""
        return port in _USUAL_PORTS or port in self.ports


@dataclass(frozen=True, slots=True)
class FetchClock:
    """The time of day, a clock that never goes back (seconds), and a way to let time pass."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Redirect:
    """One step on the way to a page: the status that was answered, and where it led from and to."""

    status: int
    address: str
    location: str


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page as it came.

    `body` is free of transfer and content encodings, which `headers` still name; `charset` is what the header
    says, not what is true. `ip_address` is the server that was asked.
    """

    requested: str
    address: str
    redirects: tuple[Redirect, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    content_type: str
    charset: str | None
    body: bytes
    ip_address: str
    fetched_at: datetime
