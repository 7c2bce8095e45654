"""The whole desk as one archive that either database can take in."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from claimtrack.db import Database
from claimtrack.db.migrations import current_revision, require_head
from claimtrack.errors import DatabaseNotReadyError
from claimtrack.settings import Settings
from claimtrack.storage.backup import MadeArchive
from claimtrack.storage.facts import last_event, named_files
from claimtrack.storage.keys import read_keys
from claimtrack.storage.locks import only_backup, using_desk
from claimtrack.storage.manifest import ArchiveKind, Contents, Manifest
from claimtrack.storage.noting import note_if_possible
from claimtrack.storage.packing import about_now, add_files, add_keys
from claimtrack.storage.rows import LEFT_OUT, exported_tables, write_rows
from claimtrack.storage.scratch import give_name, require_free_name, scratch_folder
from claimtrack.storage.steps import Step, Tell, tell_nobody
from claimtrack.storage.writing import ArchiveWriter, writing_archive

DESK_EXPORTED: Final = "backup.export"


def export_desk(
    settings: Settings, path: Path, *, now: datetime, replace: bool = False, tell: Tell = tell_nobody
) -> MadeArchive:
    """Write the whole desk to `path`, as it is at one moment, and note it in the audit.

    Raises BackupRunningError, ArchiveExistsError, DatabaseNotReadyError and OSError; then nothing is at
    `path` that was not.
    """
    require_free_name(path, replace=replace)
    if not settings.instance.is_dir():
        raise DatabaseNotReadyError
    with using_desk(settings.instance), only_backup(settings.instance):
        with scratch_folder(path.parent) as scratch:
            archive, manifest = _write(settings, scratch, now=now, tell=tell)
            give_name(scratch / "archive", path, replace=replace)
        data = {"sha256": archive.digest, "bytes": archive.size, "seq": manifest.contents.head.seq}
        command = "desk export"
        noted = note_if_possible(settings.database, action=DESK_EXPORTED, command=command, data=data, now=now)
    return MadeArchive(path, archive.size, archive.digest, manifest, None, noted)


def _write(settings: Settings, scratch: Path, *, now: datetime, tell: Tell) -> tuple[ArchiveWriter, Manifest]:
    with closing(Database(settings.database)) as database:
        require_head(database)
        revision = current_revision(database) or ""
        about = about_now(settings, ArchiveKind.DESK, revision, now=now)
        # One transaction, and so one moment.
        reading = database.reading_engine.connect()
        with reading as connection, writing_archive(scratch / "archive", about, now=now) as archive:
            tables = _add_tables(archive, connection, scratch / "rows", tell)
            add_keys(archive, settings, ArchiveKind.DESK)
            _, missing = add_files(archive, settings, named_files(connection), tell=tell)
            keys = {name: last for name, last in read_keys(connection).items() if name not in LEFT_OUT}
            contents = Contents(
                head=last_event(connection), tables=tables, with_files=True, missing=missing, keys=keys
            )
            manifest = archive.finish(contents)
    return archive, manifest


def _add_tables(archive: ArchiveWriter, connection: Connection, scratch: Path, tell: Tell) -> dict[str, int]:
    """Add each table by way of a file: a member's size stands before it."""
    counts, before = {}, 0
    for table in exported_tables():
        number = 0
        with scratch.open("w+b") as file:
            for number in write_rows(connection, table, file):
                tell(Step.TABLES, before + number, 0)
            size = file.tell()
            file.seek(0)
            archive.add_stream(f"tables/{table.name}.jsonl", file, size)
        counts[table.name] = number
        before += number
    return counts
