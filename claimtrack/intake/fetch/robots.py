"""What sites ask of programs, remembered for an hour."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

from claimtrack.errors import RobotsForbidError, RobotsUnknownError
from claimtrack.intake.fetch.robots_rules import RobotsRules
from claimtrack.intake.fetch.target import Target

_MOST_SITES: Final = 500
_SECONDS_KEPT: Final = 3600.0
_SECONDS_UNKNOWN: Final = 60.0

# The rules of a site, or None while it fails to tell them.
Load = Callable[[Target], RobotsRules | None]


class Robots:
    """The robots.txt files of the sites that were visited last."""

    def __init__(self, *, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = Lock()
        self._known: OrderedDict[str, tuple[float, RobotsRules | None]] = OrderedDict()

    def require_allowed(self, target: Target, load: Load) -> None:
        """Raise RobotsForbidError when the site forbids `target`, RobotsUnknownError while it does not say.

        `load` fetches a robots.txt; what it raises passes through.
        """
        rules = self._rules(Target(target.scheme, target.host, target.port, "/robots.txt"), load)
        if rules is None:
            raise RobotsUnknownError(host=target.host)
        if not rules.allow(target.path):
            raise RobotsForbidError(host=target.host)

    def _rules(self, file: Target, load: Load) -> RobotsRules | None:
        with self._lock:
            until, rules = self._known.get(file.address, (float("-inf"), None))
        if self._monotonic() < until:
            return rules
        rules = load(file)
        self._remember(file.address, rules)
        return rules

    def _remember(self, address: str, rules: RobotsRules | None) -> None:
        until = self._monotonic() + (_SECONDS_UNKNOWN if rules is None else _SECONDS_KEPT)
        with self._lock:
            self._known.pop(address, None)
            self._known[address] = (until, rules)
            if len(self._known) > _MOST_SITES:
                self._known.popitem(last=False)
