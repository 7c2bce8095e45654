"""The desk's way to the web, as its settings have it."""

from collections.abc import Callable
from datetime import datetime

from claimtrack.intake.fetch import FetchClock, Fetcher, FetchPolicy, Poster, describe_program
from claimtrack.settings import Settings


def fetch_policy(settings: Settings) -> FetchPolicy:
    """Return the limits of every fetch of this desk."""
    return FetchPolicy(
        user_agent=describe_program(settings.fetch_contact or settings.public_url),
        most_bytes=settings.fetch_megabytes << 20,
        seconds=float(settings.fetch_seconds),
        delay=settings.fetch_delay,
        ports=frozenset(settings.fetch_ports),
        hosts=frozenset(settings.fetch_hosts),
        # Sites that hang must leave threads to everybody else.
        most_at_once=max(1, settings.threads // 2),
    )


def make_fetcher(settings: Settings, *, now: Callable[[], datetime]) -> Fetcher:
    """Return the fetcher of a process: its threads share one, since it knows which site was asked when."""
    return Fetcher(fetch_policy(settings), clock=FetchClock(now=now))


def make_poster(settings: Settings, *, now: Callable[[], datetime]) -> Poster:
    """Return what a process sends with: to the same places that it may fetch from."""
    return Poster(fetch_policy(settings), clock=FetchClock(now=now))
