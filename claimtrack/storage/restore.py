"""Restoring a backup: looked at as a whole before anything is replaced, and what is replaced is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import file_digest
from pathlib import Path

from sqlalchemy import delete

from claimtrack.db import Database
from claimtrack.db.migrations import is_known, upgrade_database
from claimtrack.errors import BadArchiveError
from claimtrack.models import LoginSession
from claimtrack.settings import Settings
from claimtrack.storage.aside import new_folder, remove_if_empty, undo_unfinished
from claimtrack.storage.checking import check_audit, check_rows, check_unpacked, open_url
from claimtrack.storage.kinds import SQLITE, database_file, database_kind, sqlite_url
from claimtrack.storage.locks import desk_alone
from claimtrack.storage.manifest import ArchiveKind, Manifest
from claimtrack.storage.moment import COPY_NAMES
from claimtrack.storage.noting import add_note
from claimtrack.storage.postgres_tools import load_dump, require_tools
from claimtrack.storage.putting_back import (
    move_queue_aside,
    put_back_files,
    put_back_keys,
    put_back_settings,
)
from claimtrack.storage.reading import unpack_archive
from claimtrack.storage.scratch import scratch_folder, vanishing_folder
from claimtrack.storage.standing import Standing, present_standing
from claimtrack.storage.steps import Step, Tell, tell_nobody
from claimtrack.storage.swapping import swap_postgres, swap_sqlite

BACKUP_RESTORED = "backup.restore"


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of it: where the old desk is kept, and the settings that could not be put in force."""

    kept: Path | None
    kept_schema: str | None
    settings_beside: Path | None


@dataclass(frozen=True, slots=True)
class ReadyRestore:
    """A backup that holds, unpacked, and what it would replace. Good until its block ends."""

    settings: Settings
    archive: Path
    folder: Path
    manifest: Manifest
    present: Standing | None
    tell: Tell

    def carry_out(self, *, now: datetime) -> Restored:
        """Put the backup in the desk's place. Raises DeskInUseError, ToolFailedError, OSError."""
        on_sqlite = self.manifest.about.database == SQLITE
        aside = new_folder(self.settings.instance, now)
        try:
            if on_sqlite:
                self._finish(sqlite_url(self._copy), now)
                swap_sqlite(self._copy, database_file(self.settings), aside)
            else:
                swap_postgres(self.settings, lambda: self._fill_postgres(now), keep_as=aside.name)
            put_back_keys(self.settings, self.folder, aside)
            move_queue_aside(self.settings, aside)
        finally:
            kept = remove_if_empty(aside)
        schema = None if on_sqlite or not self.present else aside.name
        return Restored(kept, schema, put_back_settings(self.settings, self.folder))

    @property
    def _copy(self) -> Path:
        return self.folder / COPY_NAMES[self.manifest.about.database]

    def _fill_postgres(self, now: datetime) -> None:
        load_dump(self.settings.database, self._copy)
        with open_url(self.settings.database) as connection:
            check_rows(self.archive, connection, self.manifest, tell=self.tell)
        self._finish(self.settings.database, now)

    def _finish(self, url: str, now: datetime) -> None:
        """Migrate what was restored, look at it as this version sees it, and note where it came from."""
        upgrade_database(url)
        with open_url(url) as connection:
            check_audit(self.archive, connection, self.manifest, whole=True, tell=self.tell)
        database = Database(url)
        try:
            with database.writing() as session:
                # Who was logged in when the backup was made may not be allowed to any more.
                session.execute(delete(LoginSession))
                add_note(session, action=BACKUP_RESTORED, command="restore", data=self._data(), now=now)
        finally:
            database.close()
        # Now that nothing is wrong with the rest, and before the database that names them is there.
        put_back_files(self.settings, self.folder, tell=self.tell)

    def _data(self) -> dict[str, object]:
        with self.archive.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        replaced = self.present.seq if self.present and self.present.readable else None
        about, head = self.manifest.about, self.manifest.contents.head
        return {
            "sha256": digest,
            "made_at": about.made_at,
            "schema": about.schema_revision,
            "seq": head.seq,
            "replaced_seq": replaced,
        }


@contextmanager
def ready_restore(settings: Settings, path: Path, *, tell: Tell = tell_nobody) -> Iterator[ReadyRestore]:
    """Give a backup that holds, checked by restoring it beside the desk, which nobody else uses meanwhile.

    Raises BadArchiveError, DeskInUseError, ToolMissingError, ToolFailedError, OSError.
    """
    with path.open("rb"), vanishing_folder(settings.instance), desk_alone(settings.instance):
        undo_unfinished(settings)
        parent = database_file(settings).parent if database_kind(settings) == SQLITE else settings.instance
        with scratch_folder(parent) as folder:
            manifest = unpack_archive(
                path, folder, kind=ArchiveKind.BACKUP, known=is_known, tell=partial(tell, Step.READING)
            )
            _require_same_kind(settings, path, manifest)
            check_unpacked(path, folder, manifest, url=settings.database, tell=tell)
            yield ReadyRestore(settings, path, folder, manifest, present_standing(settings), tell)


def _require_same_kind(settings: Settings, path: Path, manifest: Manifest) -> None:
    kind, wanted = manifest.about.database, database_kind(settings)
    if kind != wanted:
        problem = (
            f"it holds a {kind} database, and this desk is on {wanted}; set CLAIMTRACK_DATABASE_URL, or move"
            " the desk with claimtrack desk export and import"
        )
        raise BadArchiveError(path=path, problem=problem)
    if kind != SQLITE:
        require_tools()
