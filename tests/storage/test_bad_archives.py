"""Archives that are not what they should be: refused with the reason, and nothing is changed."""

import gzip
import json
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from claimtrack.errors import BadArchiveError
from claimtrack.settings import Settings, load_settings
from claimtrack.storage import reading
from claimtrack.storage.backup import back_up_desk
from claimtrack.storage.desk_export import export_desk
from claimtrack.storage.desk_import import import_desk
from claimtrack.storage.restore import ready_restore
from tests.storage.archives import Members, names_below, read_members, rewrite, seal, write_members
from tests.storage.conftest import LATER
from tests.storage.filled_desk import DOCUMENT
from tests.storage.looking import content_of

EXTRA = "snapshots/" + "ab/" + "ab" + "0" * 62
Change = Callable[[Members], None]


@pytest.fixture(scope="module")
def backup(filled_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a filled desk."""
    folder = tmp_path_factory.mktemp("backup")
    shutil.copytree(filled_sqlite, folder / "desk")
    return back_up_desk(load_settings(folder / "desk"), folder / "backup.tar.gz", now=LATER).path


@pytest.fixture(scope="module")
def export(filled_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of a filled desk."""
    folder = tmp_path_factory.mktemp("export")
    shutil.copytree(filled_sqlite, folder / "desk")
    return export_desk(load_settings(folder / "desk"), folder / "desk.tar.gz", now=LATER).path


def refused(settings: Settings, path: Path) -> str:
    """Return why a desk with work in it does not take a backup; nothing of it has changed."""
    before, names = content_of(settings), names_below(settings.instance)
    with pytest.raises(BadArchiveError, match="Nothing was changed") as caught, ready_restore(settings, path):
        pytest.fail("it was taken")
    assert content_of(settings) == before
    assert names_below(settings.instance) == names
    return str(caught.value)


def not_imported(tmp_path: Path, path: Path) -> str:
    """Return why an empty place does not take an export; nothing of it is there afterwards."""
    settings = load_settings(tmp_path / "place")
    with pytest.raises(BadArchiveError, match="Nothing was changed") as caught:
        import_desk(settings, path, now=LATER)
    assert not settings.instance.exists()
    return str(caught.value)


def without(name: str) -> Change:
    """Return a change that takes a member out."""

    def change(members: Members) -> None:
        del members[name]

    return change


# --- the file


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.9, 0.999])
def test_one_that_was_cut_short(sqlite_desk: Settings, backup: Path, tmp_path: Path, share: float) -> None:
    path, data = tmp_path / "cut.tar.gz", backup.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert "cut short" in refused(sqlite_desk, path)


def test_one_that_lost_its_last_bytes(sqlite_desk: Settings, backup: Path, tmp_path: Path) -> None:
    """Everything is there but the checksum of the whole."""
    path = tmp_path / "cut.tar.gz"
    path.write_bytes(backup.read_bytes()[:-4])
    assert "cut short" in refused(sqlite_desk, path)


def test_one_without_its_manifest(sqlite_desk: Settings, backup: Path) -> None:
    path = rewrite(backup, without("manifest.json"))
    assert "its manifest is missing" in refused(sqlite_desk, path)


@pytest.mark.parametrize("where", [0.1, 0.4, 0.7, 0.95])
def test_one_with_a_bit_that_fell_over(
    sqlite_desk: Settings, backup: Path, tmp_path: Path, where: float
) -> None:
    path, data = tmp_path / "rotten.tar.gz", bytearray(backup.read_bytes())
    data[int(len(data) * where)] ^= 1
    path.write_bytes(data)
    assert "damaged" in refused(sqlite_desk, path) or "not what it was" in refused(sqlite_desk, path)


@pytest.mark.parametrize(
    "data",
    [b"", b"no archive", b"PK\x03\x04 a zip file", gzip.compress(b"no tar file" * 100, mtime=0)],
    ids=["nothing", "words", "zip", "gzip"],
)
def test_another_kind_of_file(sqlite_desk: Settings, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.tar.gz"
    path.write_bytes(data)
    assert any(word in refused(sqlite_desk, path) for word in ("damaged", "cut short"))


def test_a_folder(sqlite_desk: Settings, tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), ready_restore(sqlite_desk, tmp_path):
        pytest.fail("it was taken")


def test_an_archive_of_something_else(sqlite_desk: Settings, tmp_path: Path) -> None:
    path = tmp_path / "other.tar.gz"
    write_members(path, {"holiday.jpg": b"a picture"})
    assert "no archive of a desk" in refused(sqlite_desk, path)


def test_something_after_the_end(sqlite_desk: Settings, backup: Path, tmp_path: Path) -> None:
    path = tmp_path / "longer.tar.gz"
    path.write_bytes(backup.read_bytes() + gzip.compress(b"more"))
    assert "after its end" in refused(sqlite_desk, path)


# --- names and kinds of members


@pytest.mark.parametrize(
    "name",
    [
        "../escaped",
        "snapshots/../../escaped",
        "/tmp/escaped",  # noqa: S108 - refused, and that is the point
        "secrets/../escaped",
        "secrets/.hidden",
        "snapshots/ab/short",
        EXTRA.replace("ab/ab", "cd/ab"),
        "claimtrack.db",
        "backups/old.tar.gz",
        "tables/claim.jsonl",
        "secrets/key\n",
    ],
)
def test_a_name_that_does_not_belong_there(sqlite_desk: Settings, backup: Path, name: str) -> None:
    def add(members: Members) -> None:
        manifest = json.loads(members.pop("manifest.json"))
        members[name] = b"x"
        seal(members, manifest)

    assert "does not belong there" in refused(sqlite_desk, rewrite(backup, add))
    assert not Path("/tmp/escaped").exists()  # noqa: S108 - as above


@pytest.mark.parametrize(
    "kind",
    [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE],
)
def test_a_member_that_is_no_file(sqlite_desk: Settings, backup: Path, tmp_path: Path, kind: bytes) -> None:
    def change(header: tarfile.TarInfo) -> None:
        if header.name == "secrets/secret_key":
            header.type, header.linkname, header.size = kind, "/etc/passwd", 0

    members = read_members(backup)
    members["secrets/secret_key"] = b""
    write_members(tmp_path / "linked.tar.gz", members, change)
    assert "no plain file" in refused(sqlite_desk, tmp_path / "linked.tar.gz")


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_SPARSE])
def test_headers_that_other_programs_follow_into_memory(
    sqlite_desk: Settings, backup: Path, tmp_path: Path, kind: bytes
) -> None:
    def change(header: tarfile.TarInfo) -> None:
        if header.name == "secrets/secret_key":
            header.type, header.size = kind, 1 << 40

    write_members(tmp_path / "long.tar.gz", read_members(backup), change)
    assert "no plain file" in refused(sqlite_desk, tmp_path / "long.tar.gz")


def test_a_member_that_is_there_twice(sqlite_desk: Settings, backup: Path, tmp_path: Path) -> None:
    path = tmp_path / "twice.tar.gz"
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 1, raw) as packed:
        for name, data in (*read_members(backup).items(), ("secrets/secret_key", b"another")):
            header = tarfile.TarInfo(name)
            header.size = len(data)
            packed.write(header.tobuf(tarfile.GNU_FORMAT) + data + bytes(-len(data) % tarfile.BLOCKSIZE))
            if name == "secrets/secret_key":
                packed.write(header.tobuf(tarfile.GNU_FORMAT) + data + bytes(-len(data) % tarfile.BLOCKSIZE))
    assert "secrets/secret_key twice" in refused(sqlite_desk, path)


# --- what it says about itself


def about(**changes: object) -> Change:
    """Return a change of what an archive says first, and last."""

    def change(members: Members) -> None:
        manifest = json.loads(members.pop("manifest.json"))
        manifest["about"].update(changes)
        members["about.json"] = json.dumps(manifest["about"]).encode()
        seal(members, manifest)

    return change


@pytest.mark.parametrize("changes", [{"schema": "9999", "claimtrack": "7.0"}, {"format_version": 2}])
def test_one_of_a_newer_version(sqlite_desk: Settings, backup: Path, changes: dict[str, object]) -> None:
    said = refused(sqlite_desk, rewrite(backup, about(**changes)))
    assert "this version does not know" in said
    assert f"ClaimTrack {changes.get('claimtrack', '0.1.0')} wrote it" in said


def test_one_that_lies_about_its_schema(sqlite_desk: Settings, backup: Path) -> None:
    assert "its database is on schema" in refused(sqlite_desk, rewrite(backup, about(schema="0005")))


@pytest.mark.parametrize("text", [b"", b"{}", b"[" * 60_000, b'{"format": "claimtrack-backup"}', b"\xff"])
def test_one_whose_words_cannot_be_read(sqlite_desk: Settings, backup: Path, text: bytes) -> None:
    for name in ("about.json", "manifest.json"):
        path = rewrite(backup, lambda members, name=name: members.update({name: text}))  # type: ignore[misc]
        assert "cannot be read" in refused(sqlite_desk, path)


def test_a_manifest_of_another_archive(sqlite_desk: Settings, backup: Path) -> None:
    def change(members: Members) -> None:
        manifest = json.loads(members["manifest.json"])
        manifest["about"]["made_at"] = "2020-01-01T00:00:00.000000Z"
        members["manifest.json"] = json.dumps(manifest).encode()

    assert "another archive's" in refused(sqlite_desk, rewrite(backup, change))


def test_a_member_with_a_wrong_hash(sqlite_desk: Settings, backup: Path) -> None:
    def change(members: Members) -> None:
        members["secrets/secret_key"] = b"0" * 64

    assert "secrets/secret_key is not what it was" in refused(sqlite_desk, rewrite(backup, change))


def test_a_file_that_is_not_what_its_name_says(sqlite_desk: Settings, backup: Path) -> None:
    def change(members: Members) -> None:
        manifest = json.loads(members.pop("manifest.json"))
        name = next(name for name, data in members.items() if data == DOCUMENT)
        members[name] = b"another document"
        seal(members, manifest)

    assert "is not what it was" in refused(sqlite_desk, rewrite(backup, change))


def test_a_member_that_is_not_in_the_manifest(sqlite_desk: Settings, backup: Path) -> None:
    def change(members: Members) -> None:
        manifest = members.pop("manifest.json")
        members["secrets/other"] = b"x"
        members["manifest.json"] = manifest

    assert "is not in its manifest" in refused(sqlite_desk, rewrite(backup, change))


def test_a_member_that_is_missing(sqlite_desk: Settings, backup: Path) -> None:
    path = rewrite(backup, without("secrets/secret_key"))
    assert "'secrets/secret_key' is missing" in refused(sqlite_desk, path)


# --- bombs


def test_a_bomb_stops_long_before_it_fills_the_disk(
    sqlite_desk: Settings, tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, size = tmp_path / "bomb.tar.gz", 256 << 20
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw) as packed:
        for name, length in (("about.json", 0), ("database.sqlite", size)):
            data = read_members(backup)[name] if not length else b""
            header = tarfile.TarInfo(name)
            header.size = length or len(data)
            packed.write(header.tobuf(tarfile.GNU_FORMAT) + data + bytes(-len(data) % tarfile.BLOCKSIZE))
        for _piece in range(size >> 20):
            packed.write(bytes(1 << 20))
    written: list[int] = []
    write = os.write
    monkeypatch.setattr(os, "write", lambda *given: written.append(write(*given)))
    assert path.stat().st_size < 1 << 20
    assert "far more than a desk could have been" in refused(sqlite_desk, path)


def test_a_size_for_which_there_is_no_room(sqlite_desk: Settings, backup: Path, tmp_path: Path) -> None:
    def change(header: tarfile.TarInfo) -> None:
        if header.name == "database.sqlite":
            header.size = 1 << 60

    write_members(tmp_path / "huge.tar.gz", read_members(backup), change)
    assert "there is no room" in refused(sqlite_desk, tmp_path / "huge.tar.gz")


@pytest.mark.parametrize("change", [-600, -1, 1, 600])
def test_a_size_that_lies(sqlite_desk: Settings, backup: Path, tmp_path: Path, change: int) -> None:
    def lie(header: tarfile.TarInfo) -> None:
        if header.name == "database.sqlite":
            header.size += change

    write_members(tmp_path / "lying.tar.gz", read_members(backup), lie)
    said = refused(sqlite_desk, tmp_path / "lying.tar.gz")
    reasons = ("damaged", "not what it was", "no plain file", "cut short", "does not belong", "is missing")
    assert any(reason in said for reason in reasons), said


def test_too_many_members(sqlite_desk: Settings, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_MEMBERS", 3)
    assert "more than 3 files" in refused(sqlite_desk, backup)


def test_a_manifest_that_is_too_long(
    sqlite_desk: Settings, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_MANIFEST_BYTES", 100)
    assert "manifest.json is too long" in refused(sqlite_desk, backup)


# --- what is in the database


def tampered(backup: Path, tmp_path: Path, *statements: str, **contents: Any) -> Path:
    """Return a backup whose database somebody changed, with hashes and counts that fit again."""

    def change(members: Members) -> None:
        manifest = json.loads(members.pop("manifest.json"))
        path = tmp_path / "tampered.db"
        path.write_bytes(members["database.sqlite"])
        with closing(sqlite3.connect(path)) as connection:
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)
            connection.commit()
        members["database.sqlite"] = path.read_bytes()
        manifest["contents"].update(contents)
        seal(members, manifest)

    return rewrite(backup, change)


def test_a_row_that_is_gone(sqlite_desk: Settings, backup: Path, tmp_path: Path) -> None:
    path = tampered(backup, tmp_path, "DELETE FROM comment")
    assert "its table comment has 0 rows, not 1" in refused(sqlite_desk, path)


def test_an_event_that_somebody_wrote_anew(sqlite_desk: Settings, backup: Path, tmp_path: Path) -> None:
    path = tampered(backup, tmp_path, "UPDATE event SET actor = 'user:2' WHERE seq = 5")
    assert "does not hold at event 5" in refused(sqlite_desk, path)


def test_a_chain_with_a_fork(sqlite_desk: Settings, backup: Path, tmp_path: Path) -> None:
    """Event 6 follows event 4, as 5 does."""
    fork = "UPDATE event SET previous_hash = (SELECT hash FROM event WHERE seq = 4) WHERE seq = 6"
    assert "does not hold at event 6" in refused(sqlite_desk, tampered(backup, tmp_path, fork))


def test_a_chain_whose_end_was_cut_off(sqlite_desk: Settings, backup: Path, tmp_path: Path) -> None:
    manifest = json.loads(read_members(backup)["manifest.json"])["contents"]
    last = manifest["head"]["seq"]
    tables = {**manifest["tables"], "event": last - 1}
    path = tampered(
        backup, tmp_path, "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)", tables=tables
    )
    assert f"its audit ends at event {last - 1}, not at {last}" in refused(sqlite_desk, path)


def test_a_row_that_points_to_nothing(sqlite_desk: Settings, backup: Path, tmp_path: Path) -> None:
    path = tampered(backup, tmp_path, "UPDATE claim SET claimant_id = 999")
    assert "its database is damaged (a row of claim points to nothing)" in refused(sqlite_desk, path)


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_database_that_is_none(sqlite_desk: Settings, backup: Path, data: bytes) -> None:
    def change(members: Members) -> None:
        manifest = json.loads(members.pop("manifest.json"))
        members["database.sqlite"] = data
        seal(members, manifest)

    said = refused(sqlite_desk, rewrite(backup, change))
    assert "its database" in said


def test_no_database(sqlite_desk: Settings, backup: Path) -> None:
    def change(members: Members) -> None:
        manifest = json.loads(members.pop("manifest.json"))
        del members["database.sqlite"]
        seal(members, manifest)

    assert "it holds no database" in refused(sqlite_desk, rewrite(backup, change))


# --- what is in the tables of an export


def table(name: str, change: Callable[[list[bytes]], list[bytes]], **contents: Any) -> Change:
    """Return a change of the lines of a table, with a manifest that fits."""

    def do(members: Members) -> None:
        manifest = json.loads(members.pop("manifest.json"))
        lines = change(members[f"tables/{name}.jsonl"].splitlines(keepends=True))
        members[f"tables/{name}.jsonl"] = b"".join(lines)
        manifest["contents"]["tables"][name] = len(lines)
        manifest["contents"].update(contents)
        seal(members, manifest)

    return do


def edited(**values: object) -> Callable[[list[bytes]], list[bytes]]:
    """Return a change of the first line's values."""

    def do(lines: list[bytes]) -> list[bytes]:
        row = {**json.loads(lines[0]), **values}
        return [json.dumps(row).encode() + b"\n", *lines[1:]]

    return do


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (table("topic", edited(labels="x", colour="red")), "topic has no column 'colour'"),
        (table("topic", lambda lines: [*lines, b'{"id": 9}\n']), "different columns"),
        (table("topic", lambda _lines: [b"[1]\n"]), "topic line 1 is no row"),
        (table("topic", edited(labels={"sl": "x"})), "topic line 1 is no row"),
        (table("topic", lambda _lines: [b"[" * 100_000 + b"\n"]), "topic line 1 cannot be read"),
        (table("topic", lambda _lines: [b'{"id":1,"id":2}\n']), "topic line 1 cannot be read"),
        (table("claim", edited(score=float("nan"))), "claim line 1 cannot be read"),
        (table("topic", edited(id=1 << 70)), "too large"),
        (table("topic", edited(slug=None)), "NOT NULL"),
        (table("topic", lambda lines: [*lines, *lines]), "UNIQUE"),
        (table("claim", edited(claimant_id=999)), "a row of claim points to nothing"),
        (table("claim", edited(score=7)), "CHECK"),
        (table("event", lambda lines: lines[:-1]), "its audit ends at event"),
        (table("event", lambda lines: [*lines[:4], *lines[5:]]), "does not hold at event 5"),
        (table("approval", edited(reason="better")), "does not hold at event"),
    ],
)
def test_rows_that_no_desk_wrote(export: Path, tmp_path: Path, change: Change, problem: str) -> None:
    assert problem in not_imported(tmp_path, rewrite(export, change))


def test_a_fork_in_an_export(export: Path, tmp_path: Path) -> None:
    def fork(lines: list[bytes]) -> list[bytes]:
        rows = [json.loads(line) for line in lines]
        rows[5]["previous_hash"] = rows[3]["hash"]
        return [json.dumps(row).encode() + b"\n" for row in rows]

    assert "does not hold at event 6" in not_imported(tmp_path, rewrite(export, table("event", fork)))


def test_a_table_that_is_none_of_the_desks(export: Path, tmp_path: Path) -> None:
    def change(members: Members) -> None:
        manifest = json.loads(members.pop("manifest.json"))
        members["tables/sqlite_master.jsonl"] = b'{"type": "x"}\n'
        manifest["contents"]["tables"]["sqlite_master"] = 1
        seal(members, manifest)

    assert "there is no table sqlite_master" in not_imported(tmp_path, rewrite(export, change))


def test_a_count_that_does_not_fit(export: Path, tmp_path: Path) -> None:
    def change(members: Members) -> None:
        manifest = json.loads(members.pop("manifest.json"))
        manifest["contents"]["tables"]["topic"] = 5
        seal(members, manifest)

    assert "its table topic has 1 rows, not 5" in not_imported(tmp_path, rewrite(export, change))


@pytest.mark.parametrize(
    "change",
    [
        table("topic", edited(slug=None)),
        table("claim", edited(claimant_id=999)),
        table("event", lambda lines: lines[:-1]),
    ],
)
def test_nothing_is_left_in_postgresql_by_an_export_that_is_refused(
    empty_postgres: Settings, export: Path, change: Change
) -> None:
    with pytest.raises(BadArchiveError):
        import_desk(empty_postgres, rewrite(export, change), now=LATER)
    engine = create_engine(empty_postgres.database)
    assert inspect(engine).get_table_names() == []
    assert not [name for name in inspect(engine).get_schema_names() if "claimtrack" in name]
    engine.dispose()
