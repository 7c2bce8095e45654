"""A whole desk out of an archive into an empty one, on either database."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from claimtrack.db.migrations import is_known
from claimtrack.settings import Settings
from claimtrack.storage.aside import new_folder, remove_if_empty, undo_unfinished
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
    kept: Path | None


def import_desk(settings: Settings, path: Path, *, now: datetime, tell: Tell = tell_nobody) -> ImportedDesk:
    """Fill the empty desk of `settings` from the archive at `path`, all of it or nothing.

    Raises BadArchiveError, DeskNotEmptyError, DeskInUseError, OSError.
    """
    with path.open("rb"), vanishing_folder(settings.instance), desk_alone(settings.instance):
        undo_unfinished(settings)
        on_sqlite = database_kind(settings) == SQLITE
        require_empty(settings)
        parent = database_file(settings).parent if on_sqlite else settings.instance
        parent.mkdir(parents=True, exist_ok=True)
        with scratch_folder(parent) as folder:
            manifest = unpack_archive(
                path, folder, kind=ArchiveKind.DESK, known=is_known, tell=partial(tell, Step.READING)
            )
            filling = Filling(path, folder, manifest, now, tell)
            kept = _fill(settings, filling, on_sqlite=on_sqlite)
    return ImportedDesk(manifest, sum(manifest.contents.tables.values()), kept)


def _fill(settings: Settings, filling: Filling, *, on_sqlite: bool) -> Path | None:
    aside = new_folder(settings.instance, filling.now)

    def fill(url: str) -> None:
        filling.fill(url)
        # Now that nothing is wrong with the rest, and before the database that names them is there.
        put_back_files(settings, filling.folder, tell=filling.tell)

    try:
        if on_sqlite:
            new = filling.folder / NEW_FILE
            fill(sqlite_url(new))
            swap_sqlite(new, database_file(settings), aside)
        else:
            swap_postgres(settings, lambda: fill(settings.database), keep_as=None)
        put_back_keys(settings, filling.folder, aside)
        move_queue_aside(settings, aside)
    finally:
        kept = remove_if_empty(aside)
    return kept
