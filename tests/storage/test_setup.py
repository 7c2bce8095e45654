import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from alembic.util import CommandError

from claimtrack.audit import Actor, append_event
from claimtrack.db.migrations import current_revision, head_revision
from claimtrack.models import Event, Policy, User
from claimtrack.security.secret_files import SECRET_KEY, read_secret
from claimtrack.services.database import open_database
from claimtrack.settings import Settings, load_settings
from claimtrack.storage.setup import back_up_sqlite, set_up_desk


@pytest.fixture
def empty(tmp_path: Path) -> Settings:
    """Settings of a desk that does not exist yet."""
    return load_settings(tmp_path / "new" / "instance")


def test_a_new_desk_gets_folder_key_schema_and_defaults(empty: Settings, now: datetime) -> None:
    assert set_up_desk(empty, now=now) is None
    assert len(read_secret(empty.secrets_folder, SECRET_KEY)) == 64
    database = open_database(empty)
    assert current_revision(database) == head_revision()
    with database.reading() as session:
        assert session.query(Policy).count() == 1
        assert session.query(User).count() == 0
    database.close()


def test_the_key_can_be_read_by_the_desks_own_account_alone(empty: Settings, now: datetime) -> None:
    set_up_desk(empty, now=now)
    assert empty.secrets_folder.stat().st_mode & 0o777 == 0o700
    assert (empty.secrets_folder / SECRET_KEY).stat().st_mode & 0o777 == 0o600


def test_a_second_time_changes_nothing_and_makes_no_backup(empty: Settings, now: datetime) -> None:
    set_up_desk(empty, now=now)
    key = read_secret(empty.secrets_folder, SECRET_KEY)
    assert set_up_desk(empty, now=now) is None
    assert read_secret(empty.secrets_folder, SECRET_KEY) == key
    assert not (empty.instance / "backups").exists()
    database = open_database(empty)
    with database.reading() as session:
        assert (session.query(Policy).count(), session.query(Event).count()) == (1, 1)
    database.close()


def test_an_old_database_is_backed_up_before_it_is_touched(empty: Settings, now: datetime) -> None:
    set_up_desk(empty, now=now)
    put_on_revision(empty, "of_another_release")
    with pytest.raises(CommandError):
        set_up_desk(empty, now=now)
    (backup,) = (empty.instance / "backups").iterdir()
    assert backup.name == "claimtrack-20260302T093000Z.db"
    assert event_count(backup) == 1


def test_a_backup_is_whole_though_the_database_is_in_use(empty: Settings, now: datetime) -> None:
    set_up_desk(empty, now=now)
    database = open_database(empty)
    with database.writing() as session:
        append_event(
            session,
            at=now,
            actor=Actor.command("test"),
            action="test.note",
            object_kind="test",
            object_id=1,
            data={},
        )
    with database.reading() as session:
        session.query(Event).count()
        backup = back_up_sqlite(empty, now=now)
    database.close()
    assert backup is not None
    assert event_count(backup) == 2


def test_a_desk_on_postgresql_is_not_backed_up_by_this(empty: Settings, now: datetime) -> None:
    elsewhere = load_settings(empty.instance, database_url="postgresql+psycopg://nobody@/nothing")
    assert back_up_sqlite(elsewhere, now=now) is None


def put_on_revision(settings: Settings, revision: str) -> None:
    with closing(sqlite3.connect(settings.instance / "claimtrack.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [revision])
        connection.commit()


def event_count(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        count: int = connection.execute("SELECT count(*) FROM event").fetchone()[0]
        return count
