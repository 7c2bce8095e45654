"""Sending to an address that somebody gave the desk, by the same rules as fetching from one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from claimtrack.errors import FetchError
from claimtrack.intake.fetch.addresses import require_permitted
from claimtrack.intake.fetch.answer import Answer
from claimtrack.intake.fetch.deadline import Deadline
from claimtrack.intake.fetch.exchange import Exchange, Question
from claimtrack.intake.fetch.network import Network
from claimtrack.intake.fetch.target import Target, check_target
from claimtrack.intake.fetch.values import FetchClock, FetchPolicy
from claimtrack.intake.normalisation import normalised

_SUCCESSES: Final = range(200, 300)
# Enough for a sentence on what was wrong; whoever is asked must not fill the desk's log.
_MOST_BYTES: Final = 1024
_LONGEST_EXCERPT: Final = 200


@dataclass(frozen=True, slots=True)
class PostAnswer:
    """What came back: the status, how long it took, and the beginning of what a refusal says."""

    status: int
    milliseconds: int
    excerpt: str

    @property
    def is_success(self) -> bool:
        """Whether it was taken. A redirect is none: it is not followed."""
        return self.status in _SUCCESSES


class Poster:
    """Sends for one process; threads share it."""

    def __init__(self, policy: FetchPolicy, *, clock: FetchClock, network: Network | None = None) -> None:
        self.policy = policy
        self._clock = clock
        self._exchange = Exchange(policy, network or Network())

    def now(self) -> datetime:
        """Return the present instant: several messages may be sent one after the other."""
        return self._clock.now()

    def post(self, address: str, *, body: bytes, headers: Mapping[str, str], seconds: float) -> PostAnswer:
        """Return the answer to `body`, sent within `seconds`; nothing that it leads to is followed.

        Raises the FetchError of what went wrong on the way: an address that leads to no public place, now
        that its name is looked up, a server that cannot be reached, or one that does not answer in time.
        """
        target = permitted_target(address, self.policy)
        deadline = Deadline(seconds=seconds, host=target.host, monotonic=self._clock.monotonic)
        began = self._clock.monotonic()
        question = Question("POST", headers, body)
        with self._exchange.ask(target, question, deadline=deadline) as answer:
            took = self._clock.monotonic() - began
            return PostAnswer(answer.status, round(took * 1000), _excerpt(answer))


def permitted_target(address: str, policy: FetchPolicy) -> Target:
    """Return what `address` names. Nothing is looked up. Raises AddressRefusedError if that may not be."""
    target = check_target(address)
    require_permitted(target, policy)
    return target


def _excerpt(answer: Answer) -> str:
    if answer.status in _SUCCESSES:
        return ""
    try:
        read = answer.read(_MOST_BYTES, cut=True)
    except FetchError:
        # The status says enough.
        return ""
    return " ".join(normalised(read.decode("utf8", "replace")).split())[:_LONGEST_EXCERPT]
