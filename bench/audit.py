"""How fast the audit grows and is checked, and what memory and time that takes as it becomes longer.

Prints one JSON object a line and ends with 1 when a target is missed. `--quick` takes a tenth of the events.
Without PostgreSQL it says so and measures SQLite alone.
"""

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from audit_data import fill_desk  # noqa: E402

from claimtrack.audit import Actor, append_event  # noqa: E402
from claimtrack.db import Database  # noqa: E402
from claimtrack.services.database import open_database  # noqa: E402
from claimtrack.settings import Settings, load_settings  # noqa: E402
from claimtrack.storage.setup import set_up_desk  # noqa: E402
from tests.postgres import PostgresServer, create_database, find_binaries  # noqa: E402

MANY, QUICK, TENTH = 1_000_000, 100_000, 10
IN_BATCH, WRITERS = 100, 8
LEAST_BATCHED, LEAST_WRITTEN, LEAST_VERIFIED = 1_000, 200, 50_000
MOST_MEMORY, MOST_TIME = 1.15, 12.0
TURNS = 3
# Verifies a desk in a process of its own and prints the seconds, those of the processor, and the most memory
# it had, in kilobytes.
VERIFY = """
import json, resource, sys, time
from pathlib import Path
from claimtrack.audit.verify import verify_audit
from claimtrack.services.database import open_database
from claimtrack.services.file_store import file_stores
from claimtrack.settings import load_settings
settings = load_settings(Path(sys.argv[1]))
with open_database(settings).reading() as session:
    start, busy = time.perf_counter(), time.process_time()
    head = verify_audit(session, stores=file_stores(settings))
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
print(json.dumps([head.seq, seconds, busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure with its target; without one it is told for comparison."""

    figure: str
    value: float
    unit: str
    target: str | None = None
    holds: bool = True
    bench: str = "audit"


class DurableServer(PostgresServer):
    """A PostgreSQL that keeps what it commits, as a desk's does; the tests' one does not."""

    def start(self) -> None:
        super().start()
        self._run(
            "pg_ctl",
            "-D",
            str(self.data),
            "-w",
            "-o",
            f"-k {self.folder} -h ''",
            "-l",
            "/dev/null",
            "restart",
        )


def at_least(name: str, value: float, unit: str, least: float) -> Figure:
    """Return a figure that has to be no lower."""
    return Figure(figure=name, value=round(value), unit=unit, target=f">= {least:,}", holds=value >= least)


def at_most(name: str, value: float, most: float) -> Figure:
    """Return a ratio that has to be no higher."""
    return Figure(figure=name, value=round(value, 2), unit="ratio", target=f"<= {most}", holds=value <= most)


def write(database: Database, *, count: int) -> None:
    """Commit so many events in one transaction."""
    with database.writing() as session:
        for number in range(count):
            append_event(
                session,
                at=datetime.now(UTC),
                actor=Actor.command("bench"),
                action="bench.note",
                object_kind="bench",
                object_id=number,
                data={"words": "what was changed, in a few words", "before": number, "after": number + 1},
            )


def measure_batches(settings: Settings, name: str, *, batches: int) -> Figure:
    """Return how many events a second one writer appends in batches."""
    database = open_database(settings)
    write(database, count=IN_BATCH)
    start = time.perf_counter()
    for _ in range(batches):
        write(database, count=IN_BATCH)
    seconds = time.perf_counter() - start
    database.close()
    figure = f"appended in batches of {IN_BATCH}, {name}"
    return at_least(figure, batches * IN_BATCH / seconds, "events/s", LEAST_BATCHED)


def measure_writers(settings: Settings, name: str, *, events: int, least: float | None) -> Figure:
    """Return how many events a second eight writers append, each event in a transaction of its own."""
    database = open_database(settings)
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(lambda _: write(database, count=1), range(WRITERS)))
        start = time.perf_counter()
        list(pool.map(lambda _: write(database, count=1), range(events)))
        seconds = time.perf_counter() - start
    database.close()
    figure, value = f"appended one by one by {WRITERS} writers, {name}", events / seconds
    if least is None:
        return Figure(figure=figure, value=round(value), unit="events/s")
    return at_least(figure, value, "events/s", least)


def verify(instance: Path) -> tuple[int, float, float, float]:
    """Return events, seconds, seconds of the processor and megabytes of verifying the desk in `instance`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", VERIFY, str(instance)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    events, seconds, busy, kilobytes = json.loads(done.stdout)
    return events, seconds, busy, kilobytes / 1024


def measure_verifying(folder: Path, *, events: int) -> Iterator[Figure]:
    """Give what verifying takes, with so many events and with a tenth of them, in turns."""
    sizes = {events // TENTH: folder / "few", events: folder / "many"}
    for size, instance in sizes.items():
        fill_desk(instance, events=size)
    taken: dict[int, list[tuple[int, float, float, float]]] = {size: [] for size in sizes}
    for (size, instance), _ in itertools.product(sizes.items(), range(TURNS)):
        taken[size].append(verify(instance))
    seconds, memory, speed, wall = {}, {}, {}, {}
    for size, turns in taken.items():
        seconds[size] = statistics.median(turn[2] for turn in turns)
        memory[size] = statistics.median(turn[3] for turn in turns)
        speed[size] = statistics.median(turn[0] / turn[2] for turn in turns)
        wall[size] = statistics.median(turn[0] / turn[1] for turn in turns)
        yield Figure(figure=f"memory, {size:,} events", value=round(memory[size], 1), unit="MB")
    few, many = sizes
    # Of the processor: how much of it a busy machine gives to one process says nothing about the audit.
    name = f"verified, {many:,} events"
    yield at_least(f"{name}, processor time", speed[many], "events/s", LEAST_VERIFIED)
    yield Figure(figure=f"{name}, by the clock", value=round(wall[many]), unit="events/s")
    yield at_most(f"memory, {many:,} beside {few:,} events", memory[many] / memory[few], MOST_MEMORY)
    yield at_most(f"time, {many:,} beside {few:,} events", seconds[many] / seconds[few], MOST_TIME)


def measure(stack: ExitStack, *, quick: bool) -> Iterator[Figure]:
    """Give all figures."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    desks = {"SQLite": load_settings(folder / "sqlite")}
    binaries = find_binaries()
    if binaries is None:
        sys.stderr.write("No PostgreSQL on this machine: SQLite alone.\n")
    else:
        server = DurableServer(binaries)
        stack.callback(server.stop)
        server.start()
        url = create_database(server.url, "audit")
        desks["PostgreSQL"] = load_settings(folder / "postgresql", database_url=url)
    for name, settings in desks.items():
        set_up_desk(settings, now=datetime.now(UTC))
        yield measure_batches(settings, name, batches=20 if quick else 200)
        least = LEAST_WRITTEN if name == "PostgreSQL" else None
        yield measure_writers(settings, name, events=400 if quick else 4_000, least=least)
    yield from measure_verifying(folder, events=QUICK if quick else MANY)


def main() -> int:
    """Print the figures; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the events")
    options = parser.parse_args()
    holds = True
    with ExitStack() as stack:
        for figure in measure(stack, quick=options.quick):
            print(json.dumps(asdict(figure)), flush=True)
            holds = holds and figure.holds
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
