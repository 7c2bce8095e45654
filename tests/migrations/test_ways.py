"""The migrations themselves: one line from nothing to the models, and back."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from claimtrack.db import Base, Database
from claimtrack.db.migrations import (
    current_revision,
    head_revision,
    make_config,
    migrations_folder,
    require_head,
    upgrade_database,
)
from claimtrack.errors import DatabaseNotReadyError


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_the_migrations_are_one_line() -> None:
    scripts = ScriptDirectory.from_config(make_config(""))
    assert len(scripts.get_heads()) == 1
    assert len(scripts.get_bases()) == 1


def test_a_checkout_has_its_migrations_beside_the_package() -> None:
    assert (migrations_folder() / "env.py").is_file()
    assert (migrations_folder() / "versions").is_dir()


def test_an_empty_database_gets_every_table(empty: Engine, empty_url: str) -> None:
    upgrade_database(empty_url)
    assert tables(empty) == set(Base.metadata.tables)


def test_migrating_again_changes_nothing(empty: Engine, empty_url: str) -> None:
    upgrade_database(empty_url)
    upgrade_database(empty_url)
    assert tables(empty) == set(Base.metadata.tables)


def test_up_down_and_up_again(empty: Engine, empty_url: str) -> None:
    upgrade_database(empty_url)
    command.downgrade(make_config(empty_url), "base")
    assert tables(empty) == set()
    upgrade_database(empty_url)
    assert tables(empty) == set(Base.metadata.tables)


def test_the_models_equal_the_head(empty: Engine, empty_url: str) -> None:
    upgrade_database(empty_url)
    options = {"compare_type": True}
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_alembic_finds_nothing_to_write(empty_url: str) -> None:
    """As `alembic check` does, through the environment; it raises when models and head differ."""
    upgrade_database(empty_url)
    command.check(make_config(empty_url))


def test_a_database_tells_its_revision(empty_url: str) -> None:
    database = Database(empty_url)
    assert current_revision(database) is None
    upgrade_database(empty_url)
    assert current_revision(database) == head_revision()
    database.close()


def test_a_database_that_is_not_migrated_is_refused(empty_url: str) -> None:
    database = Database(empty_url)
    with pytest.raises(DatabaseNotReadyError, match="claimtrack init"):
        require_head(database)
    upgrade_database(empty_url)
    require_head(database)
    database.close()
