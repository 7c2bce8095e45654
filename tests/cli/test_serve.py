"""The real server with its worker, started and ended as people and supervisors do."""

import os
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from claimtrack.models import Job, JobState
from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from tests.cli.conftest import Run
from tests.conftest import NOW
from tests.desk import PEOPLE, TrialDesk
from tests.processes import children_of, free_port, is_running, running, wait_until


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port: int = other.getsockname()[1]
        yield port


def read_until(process: subprocess.Popen[str], word: str) -> str:
    """Return what the process printed, up to the line with `word`."""
    assert process.stdout is not None
    lines = ""
    for line in process.stdout:
        lines += line
        if word in line:
            return lines
    raise AssertionError(f"it ended without {word!r}: {lines}")


def fetch(port: int, path: str) -> tuple[int, bytes]:
    """Return status and body of an answer."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        return answer.status, answer.read()


def states(desk: TrialDesk) -> set[JobState]:
    with desk.database.reading() as session:
        return set(session.scalars(select(Job.state)))


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_web_and_worker(run: Run, instance: Path, ending: signal.Signals) -> None:
    run("init")
    database = open_database(load_settings(instance))
    desk = TrialDesk(database, PEOPLE, now=NOW)
    desk.add_article()
    port = free_port()
    with running(instance, "serve", "--port", str(port)) as server:
        shown = read_until(server, "Ctrl-C")
        assert f"http://127.0.0.1:{port}/login" in shown
        assert fetch(port, "/healthz")[0] == 200
        wait_until(lambda: states(desk) == {JobState.DONE}, "the worker beside the server")
        (worker,) = children_of(server.pid)
        server.send_signal(ending)
        assert server.wait(30) == 0
        assert not is_running(worker)
        with pytest.raises(OSError, match="refused"):
            fetch(port, "/healthz")
    database.close()


def test_a_taken_port_is_one_clear_line(run: Run, instance: Path, taken_port: int) -> None:
    run("init")
    result = run("serve", "--port", str(taken_port))
    assert result.exit_code == 1
    assert f"Port {taken_port} on 127.0.0.1 is taken" in result.output
    assert "Traceback" not in result.output


def test_the_demo_sees_a_taken_port_before_it_makes_anything(
    run: Run, tmp_path: Path, taken_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMTRACK_PORT", str(taken_port))
    result = run("demo", on=tmp_path / "demo")
    assert result.exit_code == 1
    assert f"Port {taken_port}" in result.output
    assert not (tmp_path / "demo").exists()


def test_a_host_that_is_not_this_machine_is_one_clear_line(run: Run, instance: Path) -> None:
    run("init")
    result = run("serve", "--host", "192.0.2.1", "--port", str(free_port()))
    assert result.exit_code == 1
    assert "192.0.2.1" in result.output
    assert "Traceback" not in result.output


def test_a_worker_that_is_killed_is_started_again(run: Run, instance: Path) -> None:
    run("init")
    port = free_port()
    with running(instance, "serve", "--port", str(port)) as server:
        read_until(server, "Ctrl-C")
        wait_until(lambda: len(children_of(server.pid)) == 1, "the first worker")
        (first,) = children_of(server.pid)
        os.kill(first, signal.SIGKILL)
        wait_until(lambda: children_of(server.pid) not in ([], [first]), "another worker")
        database = open_database(load_settings(instance))
        desk = TrialDesk(database, PEOPLE, now=NOW)
        desk.add_article()
        wait_until(lambda: states(desk) == {JobState.DONE}, "the second worker's work")
        database.close()
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 0
