import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from claimtrack.db.migrations import current_revision, head_revision, make_config, require_head
from claimtrack.errors import DatabaseTooNewError, DeskInUseError, ToolMissingError
from claimtrack.models import Event, Policy, User
from claimtrack.security.secret_files import SECRET_KEY, read_secret
from claimtrack.services.database import open_database
from claimtrack.settings import Settings, load_settings
from claimtrack.storage.locks import using_desk
from claimtrack.storage.restore import ready_restore
from claimtrack.storage.setup import KEPT_BACKUPS, set_up_desk
from tests.desk import PEOPLE
from tests.storage.archives import read_members
from tests.storage.conftest import LATER
from tests.storage.looking import actions_of, mode_of


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
        assert (session.query(Policy).count(), session.query(Event).count()) == (1, 2)
    database.close()


def test_a_database_of_a_newer_version_is_left_alone(empty: Settings, now: datetime) -> None:
    set_up_desk(empty, now=now)
    put_on_revision(empty, "9999")
    with pytest.raises(DatabaseTooNewError, match="on schema 9999, which ClaimTrack"):
        set_up_desk(empty, now=now)
    database = open_database(empty)
    with pytest.raises(DatabaseTooNewError):
        require_head(database)
    database.close()
    assert not (empty.instance / "backups").exists()


@pytest.fixture
def older(filled: Settings) -> Settings:
    """A filled desk as the version before left it."""
    command.downgrade(make_config(filled.database), "-1")
    return filled


def test_an_older_desk_is_migrated_with_a_backup_that_can_be_restored(
    older: Settings, tmp_path: Path
) -> None:
    backup = set_up_desk(older, now=LATER)
    assert backup is not None
    assert mode_of(backup) == 0o600
    manifest = json.loads(read_members(backup)["manifest.json"])
    assert manifest["about"]["schema"] == revision_before()
    assert manifest["contents"]["with_files"] is False
    assert actions_of(older)[-1] == "backup.upgrade"
    with ready_restore(older, backup) as ready:
        assert ready.manifest.contents.tables["user"] == len(PEOPLE)


def test_an_old_desk_is_not_migrated_under_a_running_server(older: Settings) -> None:
    with using_desk(older.instance), pytest.raises(DeskInUseError):
        set_up_desk(older, now=LATER)
    assert not (older.instance / "backups").exists()


def test_without_a_backup_nothing_is_migrated_unless_asked_for(
    older: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nothing")
    (older.instance / "backups").write_text("no folder", encoding="utf8")
    with pytest.raises((OSError, ToolMissingError)):
        set_up_desk(older, now=LATER)
    database = open_database(older)
    assert current_revision(database) == revision_before()
    assert set_up_desk(older, now=LATER, back_up=False) is None
    assert current_revision(database) == head_revision()
    database.close()


def test_only_the_newest_backups_are_kept(older: Settings) -> None:
    folder = older.instance / "backups"
    folder.mkdir()
    for number in range(KEPT_BACKUPS + 2):
        (folder / f"claimtrack-202{number}0101T000000000000Z-schema-0001.tar.gz").write_bytes(b"old")
    (folder / "mine.tar.gz").write_bytes(b"kept by hand")
    backup = set_up_desk(older, now=LATER)
    assert backup is not None
    kept = sorted(path.name for path in folder.iterdir())
    assert len(kept) == KEPT_BACKUPS + 1
    assert {backup.name, "mine.tar.gz"} <= set(kept)


def revision_before() -> str:
    scripts = ScriptDirectory.from_config(make_config(""))
    before = scripts.get_revision("head").down_revision
    assert isinstance(before, str)
    return before


def put_on_revision(settings: Settings, revision: str) -> None:
    with closing(sqlite3.connect(settings.instance / "claimtrack.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [revision])
        connection.commit()
