"""The whole desk from one database to another: every word is there, and so is its history."""

import json
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from claimtrack.db.migrations import current_revision, head_revision, upgrade_database
from claimtrack.errors import BadArchiveError, DeskNotEmptyError
from claimtrack.models import LoginSession, Topic, VerdictRevision
from claimtrack.security.secret_files import WEBHOOK_KEY, read_secret
from claimtrack.services.database import open_database
from claimtrack.settings import Settings, load_settings
from claimtrack.storage.backup import back_up_desk
from claimtrack.storage.desk_export import export_desk
from claimtrack.storage.desk_import import import_desk
from claimtrack.storage.rows import exported_tables
from claimtrack.storage.setup import set_up_desk
from tests.desk import PEOPLE, TrialDesk
from tests.storage.archives import Members, names_below, read_members, rewrite, seal
from tests.storage.conftest import LATER, NOW
from tests.storage.filled_desk import file_names
from tests.storage.looking import EVENTS, actions_of, check_audit_of, content_of, count_in, without_events

# A schema before the newest.
OLD = "0009"


def tables_in(path: Path) -> dict[str, bytes]:
    """Return the members of an export that hold tables."""
    return {name: data for name, data in read_members(path).items() if name.startswith("tables/")}


def test_a_filled_desk_has_a_row_in_every_table(filled: Settings) -> None:
    assert [name for name, rows in content_of(filled).items() if not rows] == []


def test_a_desk_arrives_row_for_row_on_either_database(
    filled: Settings, empty_place: Settings, tmp_path: Path
) -> None:
    before = content_of(filled)
    made = export_desk(filled, tmp_path / "desk.tar.gz", now=LATER)
    imported = import_desk(empty_place, made.path, now=LATER)
    after = content_of(empty_place)
    assert without_events(after) == without_events(before)
    assert after[EVENTS].startswith(before[EVENTS])
    assert imported.rows == sum(rows.count(b"\n") for rows in before.values())
    assert check_audit_of(empty_place) == before[EVENTS].count(b"\n") + 1
    assert file_names(empty_place.instance) == file_names(filled.instance) != set()
    key = read_secret(filled.secrets_folder, WEBHOOK_KEY)
    assert read_secret(empty_place.secrets_folder, WEBHOOK_KEY) == key
    assert not list(empty_place.instance.glob(".claimtrack-unfinished-*"))


def test_there_and_back_again_gives_the_same_export(
    sqlite_desk: Settings, empty_postgres: Settings, tmp_path: Path
) -> None:
    home = load_settings(tmp_path / "home")
    exports = [tmp_path / f"{number}.tar.gz" for number in range(3)]
    export_desk(sqlite_desk, exports[0], now=LATER)
    import_desk(empty_postgres, exports[0], now=LATER)
    export_desk(empty_postgres, exports[1], now=LATER)
    import_desk(home, exports[1], now=LATER)
    export_desk(home, exports[2], now=LATER)
    first, second, third = map(tables_in, exports)
    assert len(first) == len(exported_tables())
    audits = [tables.pop(f"tables/{EVENTS}.jsonl") for tables in (first, second, third)]
    assert first == second == third
    assert audits[2].startswith(audits[1])
    assert audits[1].startswith(audits[0])


def test_keys_go_on_where_they_were(filled: Settings, empty_place: Settings, tmp_path: Path) -> None:
    """The second topic was deleted before the move: its key is given to nobody."""
    import_desk(empty_place, export_desk(filled, tmp_path / "desk.tar.gz", now=LATER).path, now=LATER)
    database = open_database(empty_place)
    with database.writing() as session:
        topic = Topic(slug="third", labels={})
        session.add(topic)
        session.flush()
        assert topic.id == 3
    database.close()


def test_who_is_logged_in_stays_behind_and_the_move_is_in_the_audit(
    filled: Settings, empty_place: Settings, tmp_path: Path
) -> None:
    made = export_desk(filled, tmp_path / "desk.tar.gz", now=LATER)
    import_desk(empty_place, made.path, now=LATER)
    assert (count_in(filled, LoginSession), count_in(empty_place, LoginSession)) == (1, 0)
    assert actions_of(filled)[-1] == "backup.export"
    assert actions_of(empty_place)[-1] == "backup.import"
    assert made.noted


def test_the_history_is_guarded_after_the_move(
    filled: Settings, empty_place: Settings, tmp_path: Path
) -> None:
    import_desk(empty_place, export_desk(filled, tmp_path / "desk.tar.gz", now=LATER).path, now=LATER)
    database = open_database(empty_place)
    with pytest.raises(Exception, match="append-only"), database.writing() as session:
        session.execute(text("DELETE FROM event"))
    database.close()


def test_a_desk_that_was_only_set_up_takes_another_in(
    filled: Settings, empty_place: Settings, tmp_path: Path
) -> None:
    set_up_desk(empty_place, now=LATER)
    own = read_secret(empty_place.secrets_folder, WEBHOOK_KEY)
    imported = import_desk(
        empty_place, export_desk(filled, tmp_path / "desk.tar.gz", now=LATER).path, now=LATER
    )
    assert without_events(content_of(empty_place)) == without_events(content_of(filled))
    assert imported.kept is not None
    assert (imported.kept / "secrets" / WEBHOOK_KEY).read_text(encoding="ascii") == own


def test_a_desk_with_work_takes_nothing_in(filled: Settings, tmp_path: Path) -> None:
    made = export_desk(filled, tmp_path / "desk.tar.gz", now=LATER)
    before, files = content_of(filled), names_below(filled.instance)
    with pytest.raises(DeskNotEmptyError, match="empty one only"):
        import_desk(filled, made.path, now=LATER)
    assert content_of(filled) == before
    assert names_below(filled.instance) == files


def test_a_desk_of_an_older_version_is_migrated_on_its_way_in(
    sqlite_url: str, empty_place: Settings, tmp_path: Path
) -> None:
    settings = load_settings(tmp_path / "instance", database_url=sqlite_url)
    database = open_database(settings)
    TrialDesk(database, PEOPLE, now=NOW).publish()
    database.close()
    made = export_desk(settings, tmp_path / "desk.tar.gz", now=LATER)
    import_desk(empty_place, as_of(made.path, OLD, tmp_path), now=LATER)
    arrived = open_database(empty_place)
    assert current_revision(arrived) == head_revision() != OLD
    arrived.close()
    assert check_audit_of(empty_place) == made.manifest.contents.head.seq + 1
    assert count_in(empty_place, VerdictRevision) == 1


def as_of(path: Path, revision: str, folder: Path) -> Path:
    """Return an export as the version wrote it that had this schema: with its tables and its columns."""
    url = f"sqlite:///{folder / 'old.db'}"
    upgrade_database(url, revision)
    engine = create_engine(url)
    inspector = inspect(engine)
    columns = {
        name: {column["name"] for column in inspector.get_columns(name)}
        for name in inspector.get_table_names()
    }
    engine.dispose()
    return rewrite(path, lambda members: _put_back(members, revision, columns))


def _put_back(members: Members, revision: str, columns: dict[str, set[str]]) -> None:
    manifest = json.loads(members.pop("manifest.json"))
    for name in [name for name in members if name.startswith("tables/")]:
        table = Path(name).stem
        rows = [json.loads(line) for line in members.pop(name).splitlines()]
        if table in columns:
            kept = [{key: row[key] for key in row if key in columns[table]} for row in rows]
            members[name] = b"".join(json.dumps(row).encode() + b"\n" for row in kept)
        else:
            del manifest["contents"]["tables"][table]
    manifest["about"]["schema"] = revision
    members["about.json"] = json.dumps(manifest["about"]).encode()
    seal(members, manifest)


def test_a_backup_is_no_export(sqlite_desk: Settings, empty_place: Settings, tmp_path: Path) -> None:
    made = back_up_desk(sqlite_desk, tmp_path / "backup.tar.gz", now=LATER)
    with pytest.raises(BadArchiveError, match="a claimtrack-desk is needed"):
        import_desk(empty_place, made.path, now=LATER)
    assert not empty_place.instance.exists()
