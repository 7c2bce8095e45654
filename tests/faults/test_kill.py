"""`kill -9` of a random process at a random moment under load: nothing acknowledged is lost or doubled."""

import os
import random
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from claimtrack.db import Database
from claimtrack.models import Job, JobState, Rating, User
from claimtrack.security.secret_files import SECRET_KEY, ensure_secret
from claimtrack.services.database import open_database
from claimtrack.services.file_store import snapshot_store
from claimtrack.settings import FILE_NAME, load_settings
from tests.faults.books import Books, Outcome, effects, problems
from tests.faults.crowd import Crowd
from tests.faults.served import ServedDesk, Victim, cited_pages
from tests.processes import wait_until

# Names the dice of an earlier run, to see it again.
SEED = "CLAIMTRACK_TEST_SEED"
# Most seconds of load before the blow.
LONGEST_LOAD = 4.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A served desk with a crowd on it, and its database seen from outside."""

    served: ServedDesk
    crowd: Crowd
    database: Database

    def jobs(self) -> Counter[JobState]:
        """Return how many jobs are in which state."""
        with self.database.reading() as session:
            return Counter(session.scalars(select(Job.state)))

    def is_drained(self) -> bool:
        """Return whether no job waits or runs."""
        jobs = self.jobs()
        return not jobs[JobState.PENDING] and not jobs[JobState.RUNNING]

    def drain(self) -> None:
        """Wait until all jobs ended, and see that each had its effect once."""
        # Long enough for a job that failed to be tried again, and for a worker that died often.
        wait_until(self.is_drained, f"the jobs to end, see {self.served.log}", patience=300)
        with self.database.reading() as session:
            given_up = session.scalars(select(Job.last_error).where(Job.state == JobState.FAILED)).all()
        assert not given_up, given_up
        found = effects(self.database, snapshot_store(load_settings(self.served.instance)))
        assert not found, found


def set_up(instance: Path, url: str, *, page_port: int) -> None:
    """Write the settings of a desk that may fetch from this machine."""
    lines = (
        f'database_url = "{url}"',
        'fetch_hosts = "127.0.0.1"',
        f'fetch_ports = "{page_port}"',
        "fetch_delay = 0",
    )
    (instance / FILE_NAME).write_text("\n".join(lines), encoding="utf8")
    ensure_secret(load_settings(instance).secrets_folder, SECRET_KEY)


@pytest.fixture
def seed() -> int:
    return int(os.environ.get(SEED) or secrets.randbelow(10**6))


@pytest.fixture
def scene(own_url: str, tmp_path: Path, seed: int) -> Iterator[Scene]:
    """A running desk whose people are logged in."""
    instance = tmp_path / "instance"
    with cited_pages() as page_port:
        set_up(instance, own_url, page_port=page_port)
        database = open_database(load_settings(instance))
        with database.reading() as session:
            ids = {user.name: user.id for user in session.scalars(select(User))}
            rating = session.scalars(select(Rating.id).where(Rating.slug == "disputed")).one()
        served = ServedDesk(instance)
        crowd = Crowd(served.port, Books(), page_port=page_port, rating=rating, ids=ids, seed=seed)
        try:
            served.start()
            crowd.log_in()
            crowd.add_articles(4)
            yield Scene(served, crowd, database)
        finally:
            served.stop()
            database.close()


def one_round(scene: Scene, dice: random.Random) -> Victim:
    """Have everybody work, kill, start again, and compare; return who was killed."""
    victim = dice.choice(list(Victim))
    with scene.crowd.at_work():
        time.sleep(dice.uniform(0.05, LONGEST_LOAD))
        scene.served.kill(victim)
    if victim is not Victim.WORKER:
        scene.served.start()
    found = problems(scene.database, scene.crowd.books)
    assert not found, (victim, found)
    if dice.random() < 1 / 3:
        scene.drain()
    return victim


def say(line: str) -> None:
    """Show a line with -s, or when the test fails."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def run_rounds(scene: Scene, rounds: int, seed: int) -> None:
    say(f"{SEED}={seed}")
    dice = random.Random(seed)  # noqa: S311 - a test's dice
    start = time.monotonic()
    for number in range(1, rounds + 1):
        victim = one_round(scene, dice)
        told = scene.crowd.books.total(Outcome.ACKNOWLEDGED)
        seconds = time.monotonic() - start
        say(f"round {number}, killed {victim}: {told} writes acknowledged, {seconds:.0f} s")
    scene.drain()
    books = scene.crowd.books
    totals = ", ".join(f"{books.total(outcome)} {outcome}" for outcome in Outcome)
    say(f"{totals}, {scene.jobs()[JobState.DONE]} jobs done")
    assert books.total(Outcome.ACKNOWLEDGED) > rounds


def test_a_few_blows_lose_nothing(scene: Scene, seed: int) -> None:
    run_rounds(scene, 2, seed)


@pytest.mark.long
@pytest.mark.timeout(4 * 3600)
def test_two_hundred_blows_lose_nothing(scene: Scene, seed: int) -> None:
    run_rounds(scene, 200, seed)
