"""Whether the desk can work now: what a load balancer asks, in three quick looks."""

import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

from sqlalchemy.exc import SQLAlchemyError

from claimtrack.db import Database
from claimtrack.db.migrations import current_revision, head_revision
from claimtrack.settings import Settings

# Bytes below which nothing big is begun any more; a database that cannot write its log ends hard.
LEAST_FREE = 50 << 20


def unreadiness(database: Database, settings: Settings) -> list[str]:
    """Return why the desk cannot work, in a line each; nothing when it can."""
    looks = (_database_problem(database), _disk_problem(settings.instance))
    return [problem for problem in looks if problem]


def free_bytes(folder: Path) -> int:
    """Return the bytes that this program may still write in `folder`. Raises OSError."""
    return shutil.disk_usage(folder).free


def is_writable(folder: Path) -> bool:
    """Return whether a file can be made in `folder`; access rights alone do not tell of a read-only disk."""
    try:
        with TemporaryFile(dir=folder, buffering=0) as probe:
            probe.write(b"x")
            os.fsync(probe.fileno())
    except OSError:
        return False
    return True


@cache
def _wanted_revision() -> str | None:
    return head_revision()


def _database_problem(database: Database) -> str:
    try:
        present = current_revision(database)
    except SQLAlchemyError:
        return "the database does not answer"
    return "" if present == _wanted_revision() else "the database is not on this version's schema"


def _disk_problem(folder: Path) -> str:
    try:
        free = free_bytes(folder)
    except OSError:
        return "the instance folder cannot be looked at"
    if free < LEAST_FREE:
        return f"the disk is nearly full ({free >> 20} MB are free)"
    return "" if is_writable(folder) else "the instance folder cannot be written"
