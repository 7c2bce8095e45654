"""What the machine refuses is one line too, and says what to do."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, OperationalError

from claimtrack.cli.failures import explain_failure
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("database is locked", "Try again in a moment"),
        ("file is not a database", "Put a backup in its place"),
        ("attempt to write a readonly database", "the rights of the instance folder"),
        ("unable to open database file", "the instance folder's rights"),
        ("database or disk is full", "Make room"),
        ("no such column: x\nmore", "The database did not answer: no such column: x"),
    ],
)
def test_what_sqlite_says_becomes_advice_in_one_line(said: str, advice: str) -> None:
    error = OperationalError("SELECT 1", {}, sqlite3.OperationalError(said))
    message = explain_failure(error)
    assert message
    assert advice in message
    assert "\n" not in message


def test_a_driver_that_says_nothing_is_named() -> None:
    error = DBAPIError("SELECT 1", {}, sqlite3.DatabaseError())
    assert explain_failure(error) == "The database did not answer: DatabaseError"


def test_a_file_that_cannot_be_used_is_named() -> None:
    error = PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/desk/secrets")
    assert explain_failure(error) == "Permission denied: /desk/secrets"


@pytest.mark.parametrize("error", [ValueError("ours"), BrokenPipeError(errno.EPIPE, "reader gone")])
def test_errors_of_the_program_and_a_reader_that_left_are_not_explained(error: Exception) -> None:
    assert explain_failure(error) is None


def test_a_file_that_is_no_database_is_one_line(run: Run, instance: Path) -> None:
    instance.mkdir(parents=True, exist_ok=True)
    (instance / "claimtrack.db").write_bytes(b"this is certainly not a database" * 100)
    result = run("audit", "verify")
    assert result.exit_code == 1
    assert "Put a backup in its place" in result.output
    assert "Traceback" not in result.output
