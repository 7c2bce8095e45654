"""What putting a desk away costs: backup, restore, export and import, in time, size and memory.

Prints one JSON object a line and ends with 1 when a target is missed. `--quick` measures a desk of 100,000
claims instead of 1,000,000, each against one of a tenth. Every command runs as a process of its own.

    .venv/bin/python bench/storage.py --quick
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import create_engine, text

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from desk_data import fill_desk  # noqa: E402

from claimtrack.clock import utc_now  # noqa: E402
from claimtrack.settings import Settings, load_settings  # noqa: E402
from claimtrack.storage.setup import set_up_desk  # noqa: E402
from tests.postgres import PostgresServer, create_database, find_binaries  # noqa: E402

FILES, FILE_BYTES = 1000, 30_000
# Seconds of the processor that a million claims may take, a tenth of them with --quick.
MOST_SECONDS = {"backup": 600, "restore": 600, "export": 600, "import": 900}
_COPY = """
    INSERT INTO source_copy (source_id, state, attempts, warc_hash)
    SELECT min(id), 'pending', 1, :hash FROM source
"""
_LAUNCH = """
import resource, subprocess, sys, time
begun = time.monotonic()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
took = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.monotonic() - begun, took.ru_utime + took.ru_stime, took.ru_maxrss)
"""
# A desk of ten times as many claims may take this much more memory.
MOST_GROWTH = 1.3


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of what is printed."""

    bench: str
    figure: str
    value: float
    unit: str
    target: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Run:
    """What one command took."""

    seconds: float
    processor: float
    megabytes: float


def run(settings: Settings, *words: str) -> Run:
    """Run a command on a desk and return what it took, by way of a small process: memory is inherited."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CLAIMTRACK_DATABASE_URL": settings.database_url}
    command = [sys.executable, "-m", "claimtrack", "--instance", str(settings.instance), *words]
    done = subprocess.run(
        [sys.executable, "-S", "-c", _LAUNCH, *command],
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    seconds, processor, kilobytes = map(float, done.stdout.split())
    return Run(seconds, processor, kilobytes / 1024)


def make_desk(folder: Path, url: str, claims: int) -> Settings:
    """Return a filled desk whose audit verifies, with archived files."""
    settings = load_settings(folder, database_url=url)
    set_up_desk(settings, now=utc_now())
    fill_desk(settings.database, claims=claims, without={"verdict_revision", "revision_contributor"})
    rows = [_add_file(settings) for _number in range(FILES)]
    engine = create_engine(settings.database)
    with engine.begin() as connection:
        connection.execute(text(_COPY), rows)
    engine.dispose()
    return settings


def _add_file(settings: Settings) -> dict[str, object]:
    data = os.urandom(FILE_BYTES)
    digest = sha256(data).hexdigest()
    path = settings.instance / "snapshots" / digest[:2] / digest
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return {"hash": digest}


def work(settings: Settings, other: Settings, folder: Path) -> tuple[dict[str, Run], dict[str, int]]:
    """Return what each command took, and how large the archives are."""
    backup, export = folder / "backup.tar.gz", folder / "desk.tar.gz"
    runs = {
        "backup": run(settings, "backup", str(backup)),
        "restore": run(settings, "restore", str(backup), "--yes"),
        "export": run(settings, "desk", "export", str(export)),
        "import": run(other, "desk", "import", str(export)),
    }
    return runs, {"backup": backup.stat().st_size, "export": export.stat().st_size}


def measure(folder: Path, server_url: str | None, *, claims: int) -> Iterator[Figure]:
    """Give all figures of one kind of database."""
    kind = "PostgreSQL" if server_url else "SQLite"
    results = {}
    for count in (claims // 10, claims):
        place = folder / f"{kind}-{count}"
        place.mkdir()
        urls = [
            create_database(server_url, f"{name}_{count}") if server_url else "" for name in ("desk", "other")
        ]
        settings = make_desk(place / "desk", urls[0], count)
        results[count] = work(settings, load_settings(place / "other", database_url=urls[1]), place)
    (few, _), (many, sizes) = results[claims // 10], results[claims]
    for name, took in many.items():
        most = MOST_SECONDS[name] * claims / 1_000_000
        words = f"{kind}, {name} of {claims} claims and {FILES} files"
        yield Figure("storage", words, round(took.seconds, 1), "s", "none", True)
        holds = took.processor <= most
        yield Figure("storage", f"{words}, processor", round(took.processor, 1), "s", f"<= {most:g}", holds)
        growth = took.megabytes / few[name].megabytes
        words = f"{kind}, memory of {name}, {claims} claims to {claims // 10} ({took.megabytes:.0f} MB)"
        yield Figure("storage", words, round(growth, 2), "ratio", f"<= {MOST_GROWTH}", growth <= MOST_GROWTH)
    for name, size in sizes.items():
        yield Figure("storage", f"{kind}, size of the {name}", round(size / 1e6, 1), "MB", "none", True)


def main() -> None:
    """Print the figures as they come; exit with 1 when one misses its target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100,000 claims instead of 1,000,000")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="one of the two alone")
    options = parser.parse_args()
    claims = 100_000 if options.quick else 1_000_000
    holds = True
    with tempfile.TemporaryDirectory(prefix="claimtrack-bench") as name, ExitStack() as stack:
        for url in _servers(stack, options.database):
            for figure in measure(Path(name), url, claims=claims):
                print(json.dumps(asdict(figure)), flush=True)
                holds = holds and figure.holds
    sys.exit(0 if holds else 1)


def _servers(stack: ExitStack, wanted: str | None) -> Iterator[str | None]:
    if wanted != "postgresql":
        yield None
    binaries = find_binaries() if wanted != "sqlite" else None
    if binaries:
        postgres = PostgresServer(binaries)
        stack.callback(postgres.stop)
        postgres.start()
        yield postgres.url
    elif wanted != "sqlite":
        print(json.dumps({"bench": "storage", "figure": "no PostgreSQL on this machine: SQLite alone"}))


if __name__ == "__main__":
    main()
