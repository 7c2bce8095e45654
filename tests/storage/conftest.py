"""Desks with everything in them, a fresh copy for each test."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from claimtrack.security.secret_files import SECRET_KEY, WEBHOOK_KEY, ensure_secret
from claimtrack.services.database import open_database
from claimtrack.settings import Settings, load_settings
from tests import postgres
from tests.desk import PEOPLE, TrialDesk
from tests.storage.filled_desk import fill

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 3, 3, 4, 0, tzinfo=UTC)


def _fill(settings: Settings) -> None:
    for name in (SECRET_KEY, WEBHOOK_KEY):
        ensure_secret(settings.secrets_folder, name)
    database = open_database(settings)
    fill(TrialDesk(database, PEOPLE, now=NOW), settings)
    database.close()


@pytest.fixture(scope="session")
def filled_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a filled desk on SQLite, to be copied."""
    instance = tmp_path_factory.mktemp("filled") / "instance"
    instance.mkdir()
    shutil.copy(sqlite_template, instance / "claimtrack.db")
    _fill(load_settings(instance))
    return instance


@pytest.fixture(scope="session")
def filled_postgres(
    postgres_template: tuple[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, str]]:
    """The folder of a filled desk on PostgreSQL, and the name of its database, to be copied."""
    server_url, template = postgres_template
    name = f"filled_{uuid4().hex[:12]}"
    url = postgres.create_database(server_url, name, template=template)
    instance = tmp_path_factory.mktemp("filled") / "instance"
    _fill(load_settings(instance, database_url=url))
    yield instance, name
    postgres.drop_database(server_url, name)


@pytest.fixture
def sqlite_desk(filled_sqlite: Path, tmp_path: Path) -> Settings:
    """A filled desk on SQLite."""
    shutil.copytree(filled_sqlite, tmp_path / "desk")
    return load_settings(tmp_path / "desk")


@pytest.fixture
def postgres_desk(
    filled_postgres: tuple[Path, str], postgres_template: tuple[str, str], tmp_path: Path
) -> Iterator[Settings]:
    """A filled desk on PostgreSQL."""
    instance, template = filled_postgres
    shutil.copytree(instance, tmp_path / "desk")
    name = f"test_{uuid4().hex[:12]}"
    url = postgres.create_database(postgres_template[0], name, template=template)
    yield load_settings(tmp_path / "desk", database_url=url)
    postgres.drop_database(postgres_template[0], name)


@pytest.fixture(params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest) -> Settings:
    """A filled desk, once for each kind of database."""
    found: Settings = request.getfixturevalue("sqlite_desk" if request.param == "sqlite" else "postgres_desk")
    return found


@pytest.fixture
def empty_postgres(postgres_template: tuple[str, str], tmp_path: Path) -> Iterator[Settings]:
    """A folder and a database without a table on PostgreSQL."""
    name = f"test_{uuid4().hex[:12]}"
    url = postgres.create_database(postgres_template[0], name)
    yield load_settings(tmp_path / "other", database_url=url)
    postgres.drop_database(postgres_template[0], name)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_place(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Where no desk is yet, once for each kind of database."""
    if request.param == "sqlite":
        return load_settings(tmp_path / "other")
    found: Settings = request.getfixturevalue("empty_postgres")
    return found
