"""Every migration, down and up again, on a desk with a row in every table."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine

from claimtrack.db.migrations import make_config
from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from claimtrack.storage.facts import check_chain, count_rows
from tests.conftest import NOW
from tests.desk import PEOPLE, TrialDesk
from tests.storage.filled_desk import fill


@pytest.fixture
def filled(database_url: str, tmp_path: Path) -> Iterator[Engine]:
    """A filled desk of its own."""
    settings = load_settings(tmp_path / "instance", database_url=database_url)
    database = open_database(settings)
    fill(TrialDesk(database, PEOPLE, now=NOW), settings)
    database.close()
    engine = create_engine(database_url)
    yield engine
    engine.dispose()


def look(engine: Engine) -> tuple[dict[str, int], str]:
    """Return the rows by table, and the head of a chain that holds."""
    with engine.connect() as connection:
        return count_rows(connection), check_chain(connection).hash


def test_each_step_keeps_the_rows_of_what_it_does_not_remove(filled: Engine, database_url: str) -> None:
    config = make_config(database_url)
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    before, head = look(filled)
    for revision in revisions[1:]:
        command.downgrade(config, revision)
        rows, found = look(filled)
        assert found == head
        assert {name: rows[name] for name in rows.keys() & before.keys()}.items() <= before.items(), revision
    for revision in reversed(revisions[:-1]):
        command.upgrade(config, revision)
        assert look(filled)[1] == head
    after, _ = look(filled)
    assert after.keys() == before.keys()
    assert (after["user"], after["claim"]) == (before["user"], before["claim"])
