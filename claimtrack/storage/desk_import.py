"""A whole desk out of an archive into an empty one, on either database."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from claimtrack.db.migrations import is_known
from claimtrack.settings import Settings
from claimtrack.storage.aside import new_folder
from claimtrack.storage.emptiness import require_empty
from claimtrack.storage.filling import NEW_FILE, Filling
from claimtrack.storage.kinds import SQLITE, database_file, database_kind, sqlite_url
from claimtrack.storage.locks import desk_alone
from claimtrack.storage.manifest import ArchiveKind, Manifest
from claimtrack.storage.putting_back import move_queue_aside, put_back_files, put_back_keys
from claimtrack.storage.reading import unpack_archive
from claimtrack.storage.scratch import scratch_folder, vanishing_folder
from claimtrack.storage.steps import Step, Tell, tell_nobody
from claimtrack.storage.swapping import swap_postgres, swap_sqlite


@dataclass(frozen=True, slots=True)
class ImportedDesk:
    """What came in, and where the empty desk that was there is kept, if there was one."""

    manifest: Manifest
    rows: int
    files: int
    kept: Path | None


def import_desk(settings: Settings, path: Path, *, now: datetime, tell: Tell = tell_nobody) -> ImportedDesk:
    """Fill the empty desk of `settings` from the archive at `path`, all of it or nothing.

    Raises BadArchiveError, DeskNotEmptyError, DeskInUseError, OSError.
    """
    with path.open("rb"), vanishing_folder(settings.instance), desk_alone(settings.instance):
        on_sqlite = database_kind(settings) == SQLITE
        require_empty(settings)
        parent = database_file(settings).parent if on_sqlite else settings.instance
        parent.mkdir(parents=True, exist_ok=True)
        with scratch_folder(parent) as folder:
            manifest = unpack_archive(
                path, folder, kind=ArchiveKind.DESK, known=is_known, tell=partial(tell, Step.READING)
            )
            filling = Filling(path, folder, manifest, now, tell)
            files = put_back_files(settings, folder, tell=tell)
            kept = _fill(settings, filling, folder, on_sqlite=on_sqlite, now=now)
    return ImportedDesk(manifest, sum(manifest.contents.tables.values()), files, kept)


def _fill(
    settings: Settings, filling: Filling, folder: Path, *, on_sqlite: bool, now: datetime
) -> Path | None:
    aside = new_folder(settings.instance, now)
    try:
        if on_sqlite:
            new = folder / NEW_FILE
            filling.fill(sqlite_url(new))
            swap_sqlite(new, database_file(settings), aside)
        else:
            swap_postgres(settings.database, lambda: filling.fill(settings.database), keep_as=None)
        put_back_keys(settings, folder, aside)
        move_queue_aside(settings, aside)
    finally:
        empty = not any(aside.iterdir())
        if empty:
            aside.rmdir()
    return None if empty else aside
