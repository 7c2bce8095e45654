"""Redirects followed by hand: each one is an address that somebody else chose."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final, TypeVar

from claimtrack.errors import N_, TooManyRedirectsError
from claimtrack.intake.fetch.addresses import NOT_PUBLIC, require_permitted
from claimtrack.intake.fetch.answer import Answer
from claimtrack.intake.fetch.statuses import leads_on
from claimtrack.intake.fetch.target import Target, follow, refused
from claimtrack.intake.fetch.values import FetchPolicy, Redirect

MOST_REDIRECTS: Final = 5
INSECURE: Final = N_("it leads from a secure address to an insecure one")

T = TypeVar("T")
Visit = Callable[[Target], AbstractContextManager[Answer]]
Arrive = Callable[[Answer, tuple[Redirect, ...]], T]


def travel(start: Target, *, visit: Visit, arrive: Arrive[T], policy: FetchPolicy) -> T:
    """Return what `arrive` makes of the answer at the end of all redirects, and of these.

    Raises TooManyRedirectsError after five, AddressRefusedError for one that leads where it must not.
    """
    target = start
    passed: tuple[Redirect, ...] = ()
    while True:
        with visit(target) as answer:
            if not leads_on(answer):
                return arrive(answer, passed)
        if len(passed) == MOST_REDIRECTS:
            raise TooManyRedirectsError(address=start.address, limit=MOST_REDIRECTS)
        onward = _onward(target, answer.header("location"), policy)
        passed = (*passed, Redirect(answer.status, target.address, onward.address))
        target = onward


def _onward(target: Target, location: str, policy: FetchPolicy) -> Target:
    onward = follow(target, location)
    if target.is_secure and not onward.is_secure:
        raise refused(onward.address, INSECURE)
    if onward.host in policy.hosts and target.host not in policy.hosts:
        raise refused(onward.address, NOT_PUBLIC)
    require_permitted(onward, policy)
    return onward
