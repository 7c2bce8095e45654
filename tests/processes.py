"""Real processes of ours for tests: started, watched with patience, and always ended."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

# Seconds to wait for what a process does; only a broken one takes them all.
PATIENCE = 240.0


def command(instance: Path, *arguments: str) -> list[str]:
    """Return the words that run ``claimtrack`` on an instance."""
    return [sys.executable, "-m", "claimtrack", "--instance", str(instance), *arguments]


@contextmanager
def running(instance: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Give the started command, its output in one pipe; it is killed at the end if it still runs."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        command(instance, *arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until(condition: Callable[[], bool], what: str, *, patience: float = PATIENCE) -> None:
    """Return when `condition` holds; fail with `what` when `patience`, in seconds, ends."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    """Return whether a process runs; one that ended and that nobody collected does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def children_of(pid: int) -> list[int]:
    """Return the ids of the processes that `pid` started, from whichever of its threads."""
    listed = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for children in listed for child in children.read_text(encoding="utf8").split()]


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def end(pid: int) -> None:
    """Kill a process that may be gone already."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
