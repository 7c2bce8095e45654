"""Backups: one archive with everything that a desk cannot do without, made while it runs."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from alembic.runtime.migration import MigrationContext

from claimtrack.db.migrations import is_known, require_known
from claimtrack.errors import ArchiveNotWrittenError, BadArchiveError, DatabaseNotReadyError
from claimtrack.settings import Settings
from claimtrack.storage.checking import check_unpacked
from claimtrack.storage.facts import count_rows, last_event, named_files
from claimtrack.storage.locks import only_backup, using_desk
from claimtrack.storage.manifest import ArchiveKind, Contents, Manifest
from claimtrack.storage.moment import Moment, database_moment
from claimtrack.storage.noting import note_if_possible
from claimtrack.storage.packing import about_now, add_files, add_keys, add_settings
from claimtrack.storage.reading import unpack_archive
from claimtrack.storage.scratch import give_name, require_free_name, scratch_folder
from claimtrack.storage.steps import Step, Tell, tell_nobody
from claimtrack.storage.writing import ArchiveWriter, writing_archive

BACKUP_MADE = "backup.make"


@dataclass(frozen=True, slots=True)
class MadeArchive:
    """An archive that has its name. `checked` is None when nobody asked, False when it could not be."""

    path: Path
    size: int
    digest: str
    manifest: Manifest
    checked: bool | None = None
    noted: bool = False


def back_up_desk(
    settings: Settings,
    path: Path,
    *,
    now: datetime,
    replace: bool = False,
    check: bool = True,
    tell: Tell = tell_nobody,
) -> MadeArchive:
    """Write a backup to `path` and note it in the audit; other programs go on with the desk.

    Raises BackupRunningError, ArchiveExistsError, ArchiveNotWrittenError, DatabaseNotReadyError,
    ToolMissingError, ToolFailedError, BadArchiveError and OSError; then nothing is at `path` that was not.
    """
    require_free_name(path, replace=replace)
    if not settings.instance.is_dir():
        raise DatabaseNotReadyError
    with using_desk(settings.instance), only_backup(settings.instance):
        made = write_backup(settings, path, now=now, replace=replace, check=check, tell=tell)
        data = {"sha256": made.digest, "bytes": made.size, "seq": made.manifest.contents.head.seq}
        noted = note_if_possible(settings.database, action=BACKUP_MADE, command="backup", data=data, now=now)
    return MadeArchive(made.path, made.size, made.digest, made.manifest, made.checked, noted)


def write_backup(
    settings: Settings,
    path: Path,
    *,
    now: datetime,
    replace: bool = False,
    with_files: bool = True,
    check: bool = True,
    tell: Tell = tell_nobody,
) -> MadeArchive:
    """Write a backup to `path` without a word in the audit; the caller has the locks. Raises as above."""
    with scratch_folder(path.parent) as scratch:
        unfinished = scratch / "archive"
        try:
            archive, manifest = _write(settings, scratch, now=now, with_files=with_files, tell=tell)
            checked = _check(settings, unfinished, scratch / "check", tell) if check else None
        except sqlite3.Error as error:
            raise ArchiveNotWrittenError(path=path, problem=f"the database says “{error}”") from error
        except BadArchiveError as error:
            raise ArchiveNotWrittenError(path=path, problem=error.params["problem"]) from error
        give_name(unfinished, path, replace=replace)
    return MadeArchive(path, archive.size, archive.digest, manifest, checked)


def _write(
    settings: Settings, scratch: Path, *, now: datetime, with_files: bool, tell: Tell
) -> tuple[ArchiveWriter, Manifest]:
    with database_moment(settings, scratch, tell=tell) as moment:
        revision = MigrationContext.configure(moment.connection).get_current_revision()
        if revision is None:
            raise DatabaseNotReadyError
        require_known(revision)
        about = about_now(settings, ArchiveKind.BACKUP, revision, now=now)
        with writing_archive(scratch / "archive", about, now=now) as archive:
            size = moment.copy.stat().st_size
            archive.add_file(moment.name, moment.copy, tell=lambda done: tell(Step.PACKING, done, size))
            add_settings(archive, settings)
            add_keys(archive, settings, ArchiveKind.BACKUP)
            missing = _add_files(archive, settings, moment, tell) if with_files else ()
            manifest = archive.finish(_contents(moment, with_files=with_files, missing=missing))
        moment.copy.unlink()
    return archive, manifest


def _add_files(archive: ArchiveWriter, settings: Settings, moment: Moment, tell: Tell) -> tuple[str, ...]:
    _added, missing = add_files(archive, settings, named_files(moment.connection), tell=tell)
    return missing


def _contents(moment: Moment, *, with_files: bool, missing: tuple[str, ...]) -> Contents:
    return Contents(
        head=last_event(moment.connection),
        tables=count_rows(moment.connection),
        with_files=with_files,
        missing=missing,
    )


def _check(settings: Settings, unfinished: Path, folder: Path, tell: Tell) -> bool:
    """Read back what was written, and restore it into a scratch place."""
    folder.mkdir(mode=0o700)
    manifest = unpack_archive(
        unfinished,
        folder,
        kind=ArchiveKind.BACKUP,
        known=is_known,
        tell=partial(tell, Step.CHECKING),
        with_files=False,
    )
    return check_unpacked(unfinished, folder, manifest, url=settings.database, tell=tell)
