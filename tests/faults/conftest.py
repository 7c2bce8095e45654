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


@pytest.fixture(params=["sqlite", "postgresql"])
def own_url(request: pytest.FixtureRequest) -> str:
    """Address of a fresh desk that no other test uses, once for each kind of database."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    (request.getfixturevalue("tmp_path") / "instance").mkdir(exist_ok=True)
    return url
