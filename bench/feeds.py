"""What an unchanged feed costs, and a full one that was written before, beside routes that do the least.

Prints one JSON object a line and ends with 1 when a target is missed. Requests take turns between routes, on
a kept connection each, so that a busy machine slows all of them. `--quick` makes fewer of them.
"""

import argparse
import http.client
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from feeds_data import fill_desk  # noqa: E402
from feeds_server import FEED  # noqa: E402

FEW, MANY = 1_000, 100_000
LEAST_UNCHANGED, LEAST_FULL, MOST_GROWTH = 0.9, 0.8, 1.1
IN_TURN = 20
PATIENCE = 120.0


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure with its target; without one it is told for comparison."""

    figure: str
    value: float
    unit: str
    target: str | None = None
    holds: bool = True
    bench: str = "feeds"


class Route:
    """One address on a kept connection, and the seconds that its requests took, a median for each turn."""

    def __init__(self, port: int, path: str, **headers: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._path, self._headers = path, headers
        self.seconds: list[float] = []
        self.status, self.size, self.tag = 0, 0, ""

    def ask(self) -> float:
        """Return the seconds of one request."""
        start = time.perf_counter()
        self._connection.request("GET", self._path, headers=self._headers)
        answer = self._connection.getresponse()
        body = answer.read()
        seconds = time.perf_counter() - start
        self.status, self.size, self.tag = answer.status, len(body), answer.getheader("ETag", "") or ""
        return seconds

    def take_turn(self) -> None:
        """Make some requests, and keep their median."""
        self.seconds.append(statistics.median(self.ask() for _ in range(IN_TURN)))

    @property
    def median(self) -> float:
        """The median of the turns, in seconds."""
        return statistics.median(self.seconds)


@dataclass(frozen=True, slots=True)
class Routes:
    """The routes of one desk that are compared."""

    unchanged: Route
    query: Route
    full: Route
    packed: Route
    same_bytes: Route
    bare_unchanged: Route
    bare_bytes: Route

    @classmethod
    def of(cls, port: int, bare_port: int) -> "Routes":
        """Return the routes of the desk at `port`, each asked once."""
        full = Route(port, FEED)
        full.ask()
        routes = cls(
            unchanged=Route(port, FEED, **{"If-None-Match": full.tag}),
            query=Route(port, "/bench/query"),
            full=full,
            packed=Route(port, FEED, **{"Accept-Encoding": "gzip"}),
            same_bytes=Route(port, "/bench/bytes"),
            bare_unchanged=Route(bare_port, "/304"),
            bare_bytes=Route(bare_port, "/bytes"),
        )
        for route in routes.each():
            route.ask()
        unchanged = (routes.unchanged, routes.query, routes.bare_unchanged)
        if {route.status for route in unchanged} != {HTTPStatus.NOT_MODIFIED}:
            raise RuntimeError("a feed that nobody changed was sent")
        if len({route.size for route in (routes.full, routes.same_bytes, routes.bare_bytes)}) != 1:
            raise RuntimeError("the routes do not send the same")
        return routes

    def each(self) -> list[Route]:
        """Return them in the order in which they take turns."""
        return [getattr(self, name) for name in self.__dataclass_fields__]


def ratio(one: Route, other: Route) -> float:
    """Return how many of the requests to `other` fit into the time of those to `one`, in the middle turn."""
    return statistics.median(theirs / ours for ours, theirs in zip(one.seconds, other.seconds, strict=True))


def compare(routes: Routes, verdicts: int) -> Iterator[Figure]:
    """Give what the feed does beside the routes that do the least."""
    where = f"{verdicts:,} verdicts"
    for name, route in (("unchanged feed", routes.unchanged), ("full feed", routes.full)):
        yield Figure(figure=f"{name}, {where}", value=round(route.median * 1e6), unit="us")
    pairs = (
        ("unchanged feed beside a query and 304", routes.unchanged, routes.query, LEAST_UNCHANGED),
        ("full feed beside the same bytes", routes.full, routes.same_bytes, LEAST_FULL),
        ("unchanged feed beside bare Flask's 304", routes.unchanged, routes.bare_unchanged, None),
        ("full feed beside bare Flask's bytes", routes.full, routes.bare_bytes, None),
        ("compressed feed beside the full one", routes.packed, routes.full, None),
    )
    for name, ours, theirs, least in pairs:
        value = ratio(ours, theirs)
        yield Figure(
            figure=f"{name}, {where}",
            value=round(value, 2),
            unit="ratio",
            target=f">= {least}" if least else None,
            holds=least is None or value >= least,
        )


def compare_sizes(few: Routes, many: Routes) -> Iterator[Figure]:
    """Give what many verdicts cost as a multiple of few."""
    for name in ("unchanged", "full"):
        value = 1 / ratio(getattr(many, name), getattr(few, name))
        yield Figure(
            figure=f"{name} feed, {MANY:,} beside {FEW:,} verdicts",
            value=round(value, 2),
            unit="ratio",
            target=f"<= {MOST_GROWTH}",
            holds=value <= MOST_GROWTH,
        )


@contextmanager
def serving(instance: Path) -> Iterator[Routes]:
    """Give the routes of the desk in `instance`, served by a process of its own."""
    ports = [_free_port(), _free_port()]
    program = [sys.executable, str(ROOT / "bench" / "feeds_server.py"), str(instance), *map(str, ports)]
    process = subprocess.Popen(program)
    try:
        for port in ports:
            _wait_for(port, process)
        yield Routes.of(*ports)
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise TimeoutError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def measure(turns: int) -> Iterator[Figure]:
    """Give all figures."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        desks = {}
        for verdicts in (FEW, MANY):
            instance = Path(folder) / str(verdicts)
            instance.mkdir()
            fill_desk(instance, verdicts=verdicts)
            desks[verdicts] = stack.enter_context(serving(instance))
        for _ in range(turns):
            for pair in zip(*(routes.each() for routes in desks.values()), strict=True):
                for route in pair:
                    route.take_turn()
        for verdicts, routes in desks.items():
            yield from compare(routes, verdicts)
        yield from compare_sizes(desks[FEW], desks[MANY])


def main() -> int:
    """Print the figures; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer requests")
    turns = 15 if parser.parse_args().quick else 60
    holds = True
    for figure in measure(turns):
        print(json.dumps(asdict(figure)))
        holds = holds and figure.holds
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
