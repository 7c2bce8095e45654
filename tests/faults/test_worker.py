"""A worker is a process: it may be killed at any moment, and so may whoever started it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from claimtrack.jobs.queue import JobQueue
from claimtrack.models import Appearance, Event, Job, JobState
from claimtrack.settings import load_settings
from tests.desk import TrialDesk
from tests.processes import command, end, is_running, running, wait_until
from tests.services.record import actions
from tests.services.situations import schedule

# Long enough that reading it takes seconds: a worker can be caught in the middle.
LONG = "".join(
    f"In {1900 + number % 120} the town of Quill{number} spent {number}.5 million on {number + 3} bridges. "
    for number in range(2500)
)
_PARENT = """
import subprocess, sys, os, time
worker = subprocess.Popen([*sys.argv[1:], "--parent", str(os.getpid())])
print(worker.pid, flush=True)
time.sleep(600)
"""


def states(desk: TrialDesk) -> set[JobState]:
    with desk.database.reading() as session:
        return set(session.scalars(select(Job.state)))


def test_a_worker_does_what_waited_and_what_comes_later(sqlite_desk: TrialDesk, instance: Path) -> None:
    sqlite_desk.add_article()
    queue = JobQueue(load_settings(instance))
    with running(instance, "worker") as worker:
        wait_until(lambda: states(sqlite_desk) == {JobState.DONE}, "the job that waited")
        sqlite_desk.add_article("The tower is 90 metres high. It was built in 1961.")
        queue.send(2)
        wait_until(lambda: states(sqlite_desk) == {JobState.DONE}, "the job that was sent")
        worker.terminate()
        assert worker.wait(30) == 0
    queue.huey.storage.close()


def test_a_worker_killed_in_the_middle_does_the_job_once_in_effect(
    sqlite_desk: TrialDesk, instance: Path
) -> None:
    sqlite_desk.add_article(LONG)
    with running(instance, "worker") as worker:
        wait_until(lambda: states(sqlite_desk) == {JobState.RUNNING}, "the worker to begin")
        worker.send_signal(signal.SIGKILL)
        worker.wait(30)
    assert states(sqlite_desk) == {JobState.RUNNING}
    with running(instance, "worker"):
        wait_until(lambda: states(sqlite_desk) == {JobState.DONE}, "the next worker to finish")
    with sqlite_desk.database.reading() as session:
        assert session.scalars(select(Job.attempts)).all() == [2]
        batches = session.scalars(select(Event).where(Event.action == "article.extract")).all()
        spans = session.execute(select(Appearance.start_offset, Appearance.end_offset)).all()
    assert len(batches) == 1
    assert len(spans) == len(set(spans)) > 0


def test_a_verdict_whose_time_came_while_no_worker_ran_is_published_when_one_starts(
    sqlite_desk: TrialDesk, instance: Path
) -> None:
    proposal = sqlite_desk.propose()
    sqlite_desk.approve(proposal)
    # By the clock of the trial desk it is still to come; by the worker's it is long past.
    schedule(sqlite_desk, proposal)
    with running(instance, "worker"):
        wait_until(lambda: "verdict.publish" in actions(sqlite_desk, proposal.claim_id), "the publication")
    assert actions(sqlite_desk, proposal.claim_id).count("verdict.publish") == 1


def test_a_worker_ends_when_who_started_it_is_killed(instance: Path) -> None:
    parent = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", _PARENT, *command(instance, "worker")],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    worker_id = int(parent.stdout.readline())
    try:
        assert is_running(worker_id)
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait(30)
        wait_until(lambda: not is_running(worker_id), "the orphan to end")
    finally:
        parent.stdout.close()
        end(worker_id)


def test_a_worker_on_a_desk_that_is_not_set_up_says_what_to_do(tmp_path: Path) -> None:
    with running(tmp_path / "nothing", "worker") as worker:
        output, _ = worker.communicate(timeout=60)
    assert worker.returncode == 1
    assert "Run: claimtrack init" in output
