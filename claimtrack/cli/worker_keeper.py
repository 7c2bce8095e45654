"""The worker beside the web server: started with it, started again when it dies, ended with it."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from claimtrack.settings import Settings

_log = structlog.get_logger(__name__)
# Seconds a worker gets to finish its job before it is ended hard; the job is then run again later.
PATIENCE = 10
# Seconds until a worker that died is started again, doubled each time, so that one that cannot start
# does not keep the machine busy.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
# A worker that lived this long did work: the next pause is the first one again.
HEALTHY = 60.0


@contextmanager
def worker_beside(settings: Settings) -> Iterator[None]:
    """Keep a worker running as a child of this process for as long as the block lasts."""
    ending = threading.Event()
    keeper = threading.Thread(target=_keep, args=(settings, ending), name="worker-keeper")
    keeper.start()
    try:
        yield
    finally:
        ending.set()
        keeper.join()


def _keep(settings: Settings, ending: threading.Event) -> None:
    pause = FIRST_PAUSE
    while not ending.is_set():
        lived = _run_once(settings, ending)
        if ending.is_set():
            return
        pause = FIRST_PAUSE if lived else min(pause * 2, LONGEST_PAUSE)
        _log.warning("the worker died and is started again", seconds=pause)
        ending.wait(pause)


def _run_once(settings: Settings, ending: threading.Event) -> bool:
    """Run a worker until it dies or the end is asked for; return whether it lived long."""
    arguments = ["--instance", str(settings.instance), "worker", "--parent", str(os.getpid())]
    worker = subprocess.Popen([sys.executable, "-m", "claimtrack", *arguments])  # noqa: S603 - our own program
    seconds = 0.0
    while worker.poll() is None and not ending.wait(0.5):
        seconds += 0.5
    _end(worker)
    return seconds >= HEALTHY


def _end(worker: "subprocess.Popen[bytes]") -> None:
    worker.terminate()
    try:
        worker.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
