"""Fixtures of the whole suite: a database of each kind, a desk with people, a visitor."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask

from claimtrack.audit import Actor
from claimtrack.db import Database
from claimtrack.db.migrations import upgrade_database
from claimtrack.security.secret_files import SECRET_KEY, ensure_secret
from claimtrack.services.database import open_database
from claimtrack.services.policy.defaults import ensure_defaults
from claimtrack.settings import Settings, load_settings
from claimtrack.web.app import make_app
from claimtrack.web.context import EXTENSION, Desk
from tests import postgres
from tests.compiled import CompiledStatements
from tests.desk import PEOPLE, TrialDesk, add_people
from tests.shared_database import SharedDatabase
from tests.visitor import Visitor

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
# What may otherwise be skipped and must not be: "postgresql", "browser", "readers", comma separated.
REQUIRED = frozenset(filter(None, os.environ.get("CLAIMTRACK_TEST_REQUIRE", "").split(",")))
_server: postgres.PostgresServer | None = None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long tests too")


def pytest_configure(config: pytest.Config) -> None:
    """Start one PostgreSQL for all workers, unless one is named."""
    global _server  # noqa: PLW0603 - it belongs to the run, not to a test
    if hasattr(config, "workerinput") or os.environ.get(postgres.VARIABLE):
        return
    binaries = postgres.find_binaries()
    if binaries is None:
        return
    _server = postgres.PostgresServer(binaries)
    _server.start()
    os.environ[postgres.VARIABLE] = _server.url


def pytest_unconfigure() -> None:
    if _server is not None:
        _server.stop()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="runs with --long"))


@pytest.fixture(autouse=True)
def _quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting of the person who runs the tests must not change them."""
    for name in [name for name in os.environ if name.startswith("CLAIMTRACK_") and "_TEST_" not in name]:
        monkeypatch.delenv(name)


@pytest.fixture
def now() -> datetime:
    """The instant at which the tests' desk stands."""
    return NOW


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database with defaults and people, to be copied by each test."""
    path = tmp_path_factory.mktemp("template") / "claimtrack.db"
    _prepare(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[tuple[str, str]]:
    """The server's address and the name of a migrated database on it, to be copied by each test."""
    server_url = os.environ.get(postgres.VARIABLE)
    if not server_url:
        if "postgresql" in REQUIRED:
            pytest.fail("a PostgreSQL server is required here, and none was found")
        pytest.skip("no PostgreSQL server on this machine")
    name = f"template_{uuid4().hex[:12]}"
    _prepare(postgres.create_database(server_url, name))
    yield server_url, name
    postgres.drop_database(server_url, name)


def _prepare(url: str) -> None:
    upgrade_database(url)
    database = Database(url)
    with database.writing() as session:
        ensure_defaults(session, actor=Actor.command("init"), now=NOW)
        add_people(session, now=NOW)
    database.close()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Address of a fresh SQLite desk."""
    folder = tmp_path / "instance"
    folder.mkdir()
    shutil.copy(sqlite_template, folder / "claimtrack.db")
    return f"sqlite:///{folder / 'claimtrack.db'}"


@pytest.fixture
def postgres_url(postgres_template: tuple[str, str]) -> Iterator[str]:
    """Address of a fresh PostgreSQL desk."""
    server_url, template = postgres_template
    name = f"test_{uuid4().hex[:12]}"
    yield postgres.create_database(server_url, name, template=template)
    postgres.drop_database(server_url, name)


@pytest.fixture(scope="session")
def shared_database(postgres_template: tuple[str, str]) -> Iterator[SharedDatabase]:
    """A PostgreSQL desk that tests use one after the other."""
    server_url, template = postgres_template
    shared = SharedDatabase(server_url, template, name=f"shared_{uuid4().hex[:12]}")
    yield shared
    shared.drop()


@pytest.fixture
def shared_postgres_url(shared_database: SharedDatabase) -> Iterator[str]:
    """Address of a PostgreSQL desk that is as good as fresh."""
    yield shared_database.url
    shared_database.reset()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Address of a fresh desk, once for each kind of database."""
    fixture = "sqlite_url" if request.param == "sqlite" else "shared_postgres_url"
    url: str = request.getfixturevalue(fixture)
    return url


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings of a desk at https://desk.example with both languages."""
    instance = tmp_path / "instance"
    made = load_settings(instance, database_url=database_url, public_url="https://desk.example")
    ensure_secret(made.secrets_folder, SECRET_KEY)
    return made


@pytest.fixture(scope="session")
def kept_databases() -> Iterator[dict[str, Database]]:
    """Open databases by address: statements that one test compiled serve the next."""
    kept: dict[str, Database] = {}
    yield kept
    for database in kept.values():
        database.close()


@pytest.fixture(scope="session")
def compiled_statements() -> CompiledStatements:
    """What SQLite's engines share, each of which serves one test."""
    return CompiledStatements()


@pytest.fixture
def database(
    settings: Settings, kept_databases: dict[str, Database], compiled_statements: CompiledStatements
) -> Iterator[Database]:
    """The desk's database; `dispatch` is left out, so jobs wait."""
    if settings.database in kept_databases:
        yield kept_databases[settings.database]
        return
    opened = open_database(settings)
    if opened.url.startswith("postgresql"):
        kept_databases[opened.url] = opened
    else:
        compiled_statements.share(opened)
    yield opened
    opened.close()


@pytest.fixture
def desk(database: Database) -> TrialDesk:
    """A desk with alice, bob and the others, and verbs to bring a claim to any state."""
    return TrialDesk(database, PEOPLE, now=NOW)


@pytest.fixture(scope="session")
def kept_apps() -> list[Flask]:
    """The one application of this run: its templates are compiled once."""
    return []


@pytest.fixture
def app(settings: Settings, database: Database, kept_apps: list[Flask]) -> Flask:
    """The web application over the desk."""
    if not kept_apps:
        kept_apps.append(make_app(settings, database))
    made = kept_apps[0]
    made.extensions[EXTENSION] = Desk(settings, database)
    made.testing = True
    return made


@pytest.fixture
def visitor(app: Flask, desk: TrialDesk) -> Visitor:
    """Somebody with a browser who has not logged in."""
    return Visitor(app, desk)
