"""Logs go to standard error, a line an event; what a command prints stays alone on standard output."""

import json
import subprocess
import sys

TALK = """
import logging, structlog
from claimtrack.logs import configure_logs
configure_logs()
log = structlog.get_logger("claimtrack.trial")
log.debug("quiet")
log.info("job done", job=7)
try:
    raise LookupError("no such thing")
except LookupError:
    log.exception("job failed", job=8)
logging.getLogger("some.library").info("chatter")
logging.getLogger("some.library").warning("careful")
print("result")
"""


def talk() -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", TALK]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603 - our own


def test_logs_leave_standard_output_alone() -> None:
    assert talk().stdout == "result\n"


def test_our_own_events_are_told_with_time_and_values() -> None:
    told = talk().stderr
    assert "level='info' event='job done' job=7" in told
    assert "timestamp='2" in told
    assert "quiet" not in told


def test_an_exception_is_told_with_its_trace() -> None:
    assert "LookupError: no such thing" in talk().stderr


def test_of_libraries_only_warnings_are_told() -> None:
    told = talk().stderr
    assert "WARNING some.library: careful" in told
    assert "chatter" not in told


def test_programs_read_json_from_us_and_from_libraries() -> None:
    command = [sys.executable, "-c", TALK.replace("configure_logs()", "configure_logs('json')")]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stderr  # noqa: S603 - our own
    lines = [json.loads(line) for line in told.splitlines()]
    assert [line["event"] for line in lines] == ["job done", "job failed", "careful"]
    assert "LookupError: no such thing" in lines[1]["exception"]
    assert lines[2]["logger"] == "some.library"
