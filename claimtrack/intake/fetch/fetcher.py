"""Fetching a page: limits, redirects, and the rules that sites give."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from threading import BoundedSemaphore
from typing import Final

from claimtrack.errors import (
    AddressRefusedError,
    FetchingBusyError,
    TooManyRedirectsError,
    WrongPageTypeError,
)
from claimtrack.intake.fetch.addresses import require_permitted
from claimtrack.intake.fetch.answer import Answer
from claimtrack.intake.fetch.deadline import Deadline
from claimtrack.intake.fetch.exchange import Exchange, Question
from claimtrack.intake.fetch.kinds import HTML, TEXT, charset_of, media_type
from claimtrack.intake.fetch.network import Network
from claimtrack.intake.fetch.pace import Pace
from claimtrack.intake.fetch.robots import Robots
from claimtrack.intake.fetch.robots_rules import MOST_BYTES, NO_RULES, RobotsRules, read_robots
from claimtrack.intake.fetch.statuses import require_success
from claimtrack.intake.fetch.target import Target, check_target
from claimtrack.intake.fetch.travel import travel
from claimtrack.intake.fetch.values import PRODUCT, FetchClock, FetchedPage, FetchPolicy, Redirect

_SUCCESSES: Final = range(200, 300)
_SERVER_ERROR: Final = 500
_BUSY_SECONDS: Final = 30


class Fetcher:
    """Fetches pages for one process; threads share it, and with it the delay between requests to a host."""

    def __init__(self, policy: FetchPolicy, *, clock: FetchClock, network: Network | None = None) -> None:
        self.policy = policy
        self._clock = clock
        self._exchange = Exchange(policy, network or Network())
        self._pace = Pace(delay=policy.delay, clock=clock)
        self._robots = Robots(monotonic=clock.monotonic)
        self._places = BoundedSemaphore(policy.most_at_once)

    def fetch(
        self,
        address: str,
        *,
        kinds: frozenset[str] = HTML | TEXT,
        most_bytes: int | None = None,
        seconds: float | None = None,
    ) -> FetchedPage:
        """Return the page at `address`, of one of `kinds`, at most `most_bytes` long, within `seconds`.

        The policy's limits count where none is given. Raises a FetchError for everything else.
        """
        start = check_target(address)
        require_permitted(start, self.policy)
        limit = self.policy.seconds if seconds is None else seconds
        deadline = Deadline(seconds=limit, host=start.host, monotonic=self._clock.monotonic)
        most = self.policy.most_bytes if most_bytes is None else most_bytes
        with self._place(deadline):
            return travel(
                start,
                visit=partial(self._visit, accept=", ".join(sorted(kinds)), deadline=deadline),
                arrive=partial(self._page, requested=address, kinds=kinds, most_bytes=most),
                policy=self.policy,
            )

    @contextmanager
    def _place(self, deadline: Deadline) -> Iterator[None]:
        """Wait for one of the few places: fetches that hang must not take all threads of the desk."""
        if not self._places.acquire(timeout=deadline.left()):
            raise FetchingBusyError(seconds=_BUSY_SECONDS)
        try:
            yield
        finally:
            self._places.release()

    @contextmanager
    def _visit(self, target: Target, *, accept: str, deadline: Deadline) -> Iterator[Answer]:
        self._robots.require_allowed(target, partial(self._load_robots, deadline=deadline))
        with self._ask(target, accept=accept, deadline=deadline) as answer:
            yield answer

    @contextmanager
    def _ask(self, target: Target, *, accept: str, deadline: Deadline) -> Iterator[Answer]:
        self._pace.wait(target.host, deadline)
        question = Question(headers={"Accept": accept})
        with self._exchange.ask(target, question, deadline=deadline) as answer:
            yield answer

    def _load_robots(self, file: Target, *, deadline: Deadline) -> RobotsRules | None:
        visit = partial(self._ask, accept="text/plain", deadline=deadline)
        try:
            return travel(file, visit=visit, arrive=_rules, policy=self.policy)
        except (AddressRefusedError, TooManyRedirectsError):
            # It leads astray, so there is none.
            return NO_RULES

    def _page(
        self,
        answer: Answer,
        passed: tuple[Redirect, ...],
        *,
        requested: str,
        kinds: frozenset[str],
        most_bytes: int,
    ) -> FetchedPage:
        require_success(answer)
        declared = answer.header("content-type")
        kind = media_type(declared)
        if kind not in kinds:
            raise WrongPageTypeError(address=answer.target.address, type=kind or "?")
        body = answer.read(most_bytes)
        return FetchedPage(
            requested=requested,
            address=answer.target.address,
            redirects=passed,
            status=answer.status,
            headers=answer.headers,
            content_type=kind,
            charset=charset_of(declared),
            body=body,
            ip_address=answer.ip_address,
            fetched_at=self._clock.now(),
        )


def _rules(answer: Answer, _passed: tuple[Redirect, ...]) -> RobotsRules | None:
    """Return what a site asks for; None while it fails, which RFC 9309 has programs take for a refusal."""
    if answer.status >= _SERVER_ERROR:
        return None
    if answer.status in _SUCCESSES:
        return read_robots(answer.read(MOST_BYTES, cut=True), product=PRODUCT)
    return NO_RULES
