"""Fixtures of the tests that break things."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.db import Database
from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from tests.conftest import NOW
from tests.desk import PEOPLE, TrialDesk


@pytest.fixture
def instance(sqlite_url: str, tmp_path: Path) -> Path:
    """The folder of a desk on SQLite."""
    return tmp_path / "instance"


@pytest.fixture
def sqlite_desk(instance: Path) -> Iterator[TrialDesk]:
    """The desk in that folder."""
    database: Database = open_database(load_settings(instance))
    yield TrialDesk(database, PEOPLE, now=NOW)
    database.close()
