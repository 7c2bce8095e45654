"""Backups and restoring: adam puts the desk away while alice works, and brings it back."""

import os
import shutil
import stat
import threading
from hashlib import sha256
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, inspect, text

from claimtrack.db.migrations import current_revision, head_revision, make_config
from claimtrack.errors import (
    ArchiveExistsError,
    BackupRunningError,
    BadArchiveError,
    DatabaseNotReadyError,
    DeskBeingReplacedError,
    DeskInUseError,
    ToolMissingError,
)
from claimtrack.models import LoginSession, Topic
from claimtrack.security.secret_files import SECRET_KEY, read_secret
from claimtrack.services.database import open_database
from claimtrack.services.file_store import snapshot_store
from claimtrack.settings import Settings, load_settings
from claimtrack.storage.backup import MadeArchive, back_up_desk
from claimtrack.storage.locks import desk_alone, only_backup, using_desk
from claimtrack.storage.restore import Restored, ready_restore
from tests.desk import PEOPLE, TrialDesk
from tests.storage.archives import names_below, read_members
from tests.storage.conftest import LATER, NOW
from tests.storage.filled_desk import PAGE, file_names
from tests.storage.looking import (
    EVENTS,
    actions_of,
    check_audit_of,
    content_of,
    count_in,
    mode_of,
    without_events,
)


def back_up(settings: Settings, path: Path) -> MadeArchive:
    return back_up_desk(settings, path / "backup.tar.gz", now=LATER)


def restore(settings: Settings, path: Path) -> Restored:
    with ready_restore(settings, path) as ready:
        return ready.carry_out(now=LATER)


def add_topic(settings: Settings, slug: str) -> None:
    database = open_database(settings)
    with database.writing() as session:
        session.add(Topic(slug=slug, labels={}))
    database.close()


# --- making one


def test_a_backup_holds_everything_that_a_desk_cannot_do_without(filled: Settings, tmp_path: Path) -> None:
    (filled.instance / "claimtrack.toml").write_text('time_zone = "Europe/Ljubljana"\n', encoding="utf8")
    (filled.instance / "cards").mkdir()
    (filled.instance / "cards" / "drawn.png").write_bytes(b"drawn again when it is asked for")
    made = back_up(filled, tmp_path)
    copy = "database.sqlite" if not filled.database_url else "database.pgdump"
    keys = {f"secrets/{path.name}" for path in filled.secrets_folder.iterdir()}
    expected = {"about.json", copy, "claimtrack.toml", *keys, *file_names(filled.instance), "manifest.json"}
    assert set(read_members(made.path)) == expected
    assert {"secrets/secret_key", "secrets/webhook_key"} < keys
    assert made.checked is True
    assert made.manifest.contents.missing == ()
    assert mode_of(made.path) == 0o600


def test_a_backup_is_in_the_audit_and_leaves_nothing_else_behind(filled: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "safe"
    folder.mkdir()
    before = names_below(filled.instance)
    made = back_up(filled, folder)
    assert actions_of(filled)[-1] == "backup.make"
    assert made.noted
    assert check_audit_of(filled) == made.manifest.contents.head.seq + 1
    assert names_below(folder) == {"backup.tar.gz"}
    assert names_below(filled.instance) - {"claimtrack.db-wal", "claimtrack.db-shm"} == before


def test_a_backup_is_never_put_over_a_file_unasked(filled: Settings, tmp_path: Path) -> None:
    path = tmp_path / "backup.tar.gz"
    path.write_text("yesterday's", encoding="utf8")
    with pytest.raises(ArchiveExistsError, match="--force"):
        back_up(filled, tmp_path)
    assert path.read_text(encoding="utf8") == "yesterday's"
    back_up_desk(filled, path, now=LATER, replace=True)
    assert path.read_bytes()[:2] == b"\x1f\x8b"


def test_a_backup_of_no_desk_says_so(tmp_path: Path) -> None:
    with pytest.raises(DatabaseNotReadyError):
        back_up(load_settings(tmp_path / "nothing"), tmp_path)
    assert not list(tmp_path.iterdir())


def test_files_that_are_gone_or_damaged_are_named_and_the_rest_is_kept(
    filled: Settings, tmp_path: Path
) -> None:
    names = sorted(file_names(filled.instance))
    (filled.instance / names[0]).unlink()
    (filled.instance / names[1]).write_bytes(b"something else")
    made = back_up(filled, tmp_path)
    assert sorted(made.manifest.contents.missing) == names[:2]
    assert not set(read_members(made.path)) & set(names[:2])


def test_work_goes_on_while_a_backup_is_made(sqlite_desk: Settings, tmp_path: Path) -> None:
    """Each backup is the desk of one moment, though somebody writes without a pause."""
    database = open_database(sqlite_desk)
    desk = TrialDesk(database, PEOPLE, now=NOW)
    ended = threading.Event()
    written: list[int] = []

    def work() -> None:
        while not ended.is_set():
            written.append(desk.add_article(f"The bridge is {len(written)} metres long."))

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for number in range(3):
            begun = len(written)
            made = back_up_desk(sqlite_desk, tmp_path / f"{number}.tar.gz", now=LATER)
            assert made.checked is True
            assert len(written) > begun
    finally:
        ended.set()
        worker.join()
        database.close()


def test_a_second_backup_at_the_same_time_is_refused(filled: Settings, tmp_path: Path) -> None:
    with only_backup(filled.instance), pytest.raises(BackupRunningError, match=f"process {os.getpid()}"):
        back_up(filled, tmp_path)
    assert "backup.make" not in actions_of(filled)
    assert not (tmp_path / "backup.tar.gz").exists()


def test_without_its_programs_a_postgresql_desk_says_what_to_install(
    postgres_desk: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissingError, match="postgresql-client"):
        back_up(postgres_desk, tmp_path)
    assert not (tmp_path / "backup.tar.gz").exists()


# --- bringing it back


def test_a_desk_comes_back_as_it_was_and_the_replaced_one_is_kept(filled: Settings, tmp_path: Path) -> None:
    before = content_of(filled)
    made = back_up(filled, tmp_path)
    add_topic(filled, "later")
    replaced = content_of(filled)
    snapshot_store(filled).remove(next(iter(file_names(filled.instance))).rpartition("/")[2])
    restored = restore(filled, made.path)
    after = content_of(filled)
    assert without_events(after) == without_events(before) != without_events(replaced)
    assert after[EVENTS].startswith(before[EVENTS])
    assert actions_of(filled)[-1] == "backup.restore"
    assert check_audit_of(filled) == made.manifest.contents.head.seq + 1
    assert count_in(filled, LoginSession) == 0
    assert kept_rows(filled, restored) == replaced["topic"].count(b"\n")


def kept_rows(settings: Settings, restored: Restored) -> int:
    """Return the number of topics in the desk that was replaced."""
    if settings.database_url:
        place, url = f'"{restored.kept_schema}".topic', settings.database
    else:
        assert restored.kept is not None
        place, url = "topic", f"sqlite:///{restored.kept / 'claimtrack.db'}"
    engine = create_engine(url)
    with engine.connect() as connection:
        found: int = connection.scalar(text(f"SELECT count(*) FROM {place}"))  # noqa: S608 - names of ours
    engine.dispose()
    return found


def test_a_desk_is_restored_where_there_was_none(
    filled: Settings, empty_place: Settings, tmp_path: Path
) -> None:
    if bool(filled.database_url) is not bool(empty_place.database_url):
        with pytest.raises(BadArchiveError, match="desk export"):
            restore(empty_place, back_up(filled, tmp_path).path)
        assert not empty_place.instance.exists()
        return
    before, files = content_of(filled), file_names(filled.instance)
    restored = restore(empty_place, back_up(filled, tmp_path).path)
    assert without_events(content_of(empty_place)) == without_events(before)
    assert file_names(empty_place.instance) == files
    assert snapshot_store(empty_place).read(sha256(PAGE).hexdigest()) == PAGE
    key = read_secret(filled.secrets_folder, SECRET_KEY)
    assert read_secret(empty_place.secrets_folder, SECRET_KEY) == key
    assert mode_of(empty_place.secrets_folder / SECRET_KEY) == 0o600
    assert stat.S_IMODE(empty_place.secrets_folder.stat().st_mode) == 0o700
    assert (restored.kept, restored.kept_schema) == (None, None)


def test_a_desk_whose_database_is_ruined_is_restored(sqlite_desk: Settings, tmp_path: Path) -> None:
    made = back_up(sqlite_desk, tmp_path)
    path = sqlite_desk.instance / "claimtrack.db"
    path.write_bytes(b"\0ruined" * 2000)
    (sqlite_desk.instance / "claimtrack.db-wal").write_bytes(b"a log of the ruined one")
    restored = restore(sqlite_desk, made.path)
    assert check_audit_of(sqlite_desk) == made.manifest.contents.head.seq + 1
    assert restored.kept is not None
    assert (restored.kept / "claimtrack.db").read_bytes() == b"\0ruined" * 2000


def test_a_backup_of_an_older_version_is_migrated_when_it_is_restored(
    database_url: str, empty_place: Settings, tmp_path: Path
) -> None:
    if database_url.startswith("postgresql") is not bool(empty_place.database_url):
        pytest.skip("a backup stays on its kind of database")
    settings = load_settings(tmp_path / "old", database_url=database_url)
    settings.instance.mkdir()
    database = open_database(settings)
    TrialDesk(database, PEOPLE, now=NOW).publish()
    database.close()
    command.downgrade(make_config(settings.database), "0009")
    made = back_up_desk(settings, tmp_path / "old.tar.gz", now=LATER)
    assert not made.noted
    assert made.checked is True
    restore(empty_place, made.path)
    arrived = open_database(empty_place)
    assert current_revision(arrived) == head_revision()
    arrived.close()
    assert check_audit_of(empty_place) == made.manifest.contents.head.seq + 1


def test_a_key_that_is_another_one_is_kept(sqlite_desk: Settings, tmp_path: Path) -> None:
    made = back_up(sqlite_desk, tmp_path)
    backed_up = read_secret(sqlite_desk.secrets_folder, SECRET_KEY)
    (sqlite_desk.secrets_folder / SECRET_KEY).write_text("another", encoding="ascii")
    restored = restore(sqlite_desk, made.path)
    assert read_secret(sqlite_desk.secrets_folder, SECRET_KEY) == backed_up
    assert restored.kept is not None
    assert (restored.kept / "secrets" / SECRET_KEY).read_text(encoding="ascii") == "another"


def test_settings_come_back_unless_others_are_in_force(sqlite_desk: Settings, tmp_path: Path) -> None:
    own, backed_up = sqlite_desk.instance / "claimtrack.toml", 'time_zone = "Europe/Ljubljana"\n'
    own.write_text(backed_up, encoding="utf8")
    made = back_up(sqlite_desk, tmp_path)
    own.unlink()
    assert restore(sqlite_desk, made.path).settings_beside is None
    assert own.read_text(encoding="utf8") == backed_up
    own.write_text("threads = 4\n", encoding="utf8")
    beside = restore(sqlite_desk, made.path).settings_beside
    assert own.read_text(encoding="utf8") == "threads = 4\n"
    assert beside is not None
    assert beside.read_text(encoding="utf8") == backed_up


def test_settings_that_name_another_database_are_not_put_in_force(
    sqlite_desk: Settings, tmp_path: Path
) -> None:
    own = sqlite_desk.instance / "claimtrack.toml"
    own.write_text('database_url = "postgresql+psycopg://desk@elsewhere/desk"\n', encoding="utf8")
    made = back_up(sqlite_desk, tmp_path)
    own.unlink()
    assert restore(sqlite_desk, made.path).settings_beside is not None
    assert not own.exists()


# --- while others are there


def test_nothing_is_restored_under_a_running_server(filled: Settings, tmp_path: Path) -> None:
    made = back_up(filled, tmp_path)
    before = content_of(filled)
    with using_desk(filled.instance), pytest.raises(DeskInUseError, match=f"process {os.getpid()}"):
        restore(filled, made.path)
    assert content_of(filled) == before


def test_nobody_comes_in_while_a_desk_is_replaced(filled: Settings, tmp_path: Path) -> None:
    with desk_alone(filled.instance), pytest.raises(DeskBeingReplacedError), using_desk(filled.instance):
        pytest.fail("somebody came in")
    with using_desk(filled.instance), using_desk(filled.instance):
        assert filled.instance.exists()


def test_connections_of_another_host_keep_a_postgresql_desk_from_being_replaced(
    postgres_desk: Settings, tmp_path: Path
) -> None:
    made = back_up(postgres_desk, tmp_path)
    before = content_of(postgres_desk)
    engine = create_engine(postgres_desk.database)
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        with pytest.raises(DeskInUseError, match="1 other connections"):
            restore(postgres_desk, made.path)
    engine.dispose()
    assert content_of(postgres_desk) == before


def test_a_restore_that_fails_half_way_leaves_the_old_desk(
    postgres_desk: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables are in place already when the programs of PostgreSQL are gone."""
    made = back_up(postgres_desk, tmp_path)
    before = content_of(postgres_desk)
    with ready_restore(postgres_desk, made.path) as ready:
        monkeypatch.setenv("PATH", "/nothing")
        with pytest.raises(ToolMissingError):
            ready.carry_out(now=LATER)
    assert content_of(postgres_desk) == before
    engine = create_engine(postgres_desk.database)
    assert not [name for name in inspect(engine).get_schema_names() if "claimtrack" in name]
    engine.dispose()


def test_what_a_killed_backup_left_behind_is_cleared_away(sqlite_desk: Settings, tmp_path: Path) -> None:
    left = tmp_path / ".claimtrack-unfinished-abc"
    left.mkdir()
    (left / "archive").write_bytes(b"half")
    back_up(sqlite_desk, tmp_path)
    assert not left.exists()


def test_a_desk_on_a_stick_that_knows_no_links(
    sqlite_desk: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    made = back_up(sqlite_desk, tmp_path)
    with pytest.raises(ArchiveExistsError):
        back_up(sqlite_desk, tmp_path)
    shutil.copy(made.path, tmp_path / "copy.tar.gz")
    assert restore(sqlite_desk, tmp_path / "copy.tar.gz").kept is not None
