"""Databases before any migration, and migrations that only the tests have."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine

from claimtrack.db.migrations import head_revision, make_config, migrations_folder
from tests import postgres

EXTRA = "9001"
_MIGRATION = '''"""A migration of the tests."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
{body}


def downgrade() -> None:
    pass
'''
# Given the address of a database and the lines of an upgrade, runs them after the newest migration.
MigrateFurther = Callable[[str, str], None]


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Address of a desk of its own: what is migrated further cannot be used by another test."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a database without a table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server_url, _template = request.getfixturevalue("postgres_template")
    name = f"test_{uuid4().hex[:12]}"
    yield postgres.create_database(server_url, name)
    postgres.drop_database(server_url, name)


@pytest.fixture
def empty(empty_url: str) -> Iterator[Engine]:
    """A database without a table."""
    engine = create_engine(empty_url)
    yield engine
    engine.dispose()


@pytest.fixture
def migrate_further(tmp_path: Path) -> MigrateFurther:
    """Write one more migration and run it through the real environment."""

    def migrate(url: str, body: str) -> None:
        folder = tmp_path / "versions"
        folder.mkdir(exist_ok=True)
        lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
        text = _MIGRATION.format(revision=EXTRA, head=head_revision(), body=lines)
        (folder / f"{EXTRA}_trial.py").write_text(text, encoding="utf8")
        command.upgrade(_config(url, folder), "head")

    return migrate


def _config(url: str, folder: Path) -> Config:
    config = make_config(url)
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", f"{migrations_folder() / 'versions'}\n{folder}")
    return config
