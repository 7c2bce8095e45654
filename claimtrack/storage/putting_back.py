"""Putting files, keys and settings of an archive back into an instance folder; what differs is kept."""

import os
import shutil
import tomllib
from pathlib import Path
from typing import Final

from claimtrack.services.file_store import write_whole
from claimtrack.settings import FILE_NAME, Settings
from claimtrack.storage.packing import stores_of
from claimtrack.storage.steps import Step, Tell

RESTORED_SETTINGS: Final = "claimtrack.restored.toml"
_QUEUE: Final = ("queue.db", "queue.db-wal", "queue.db-shm")


def put_back_files(settings: Settings, folder: Path, *, tell: Tell) -> int:
    """Put the snapshots and attachments of an unpacked archive into the desk's stores; return how many."""
    done = 0
    for name, store in stores_of(settings).items():
        for path in sorted((folder / name).glob("*/*")):
            store.put(path.read_bytes())
            done += 1
            tell(Step.STORING, done, 0)
    return done


def put_back_keys(settings: Settings, folder: Path, aside: Path) -> None:
    """Put the keys of an unpacked archive in place; one that is different is kept in `aside`."""
    secrets = settings.secrets_folder
    for path in sorted((folder / "secrets").glob("*")):
        target = secrets / path.name
        if target.exists() and target.read_bytes() == path.read_bytes():
            continue
        if target.exists():
            (aside / secrets.name).mkdir(mode=0o700, exist_ok=True)
            shutil.copy2(target, aside / secrets.name / path.name)
        secrets.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(target, path.read_bytes())


def put_back_settings(settings: Settings, folder: Path) -> Path | None:
    """Put the archive's file of settings in place; return where it stands if it cannot be in force.

    One that is there stays, and so does the choice of the database: the desk is where it was asked for.
    """
    restored = folder / FILE_NAME
    present = settings.instance / FILE_NAME
    if not restored.is_file() or (present.exists() and present.read_bytes() == restored.read_bytes()):
        return None
    other = settings.instance / RESTORED_SETTINGS
    target = other if present.exists() or _names_another_database(settings, restored) else present
    write_whole(target, restored.read_bytes())
    return other if target == other else None


def move_queue_aside(settings: Settings, aside: Path) -> None:
    """The queue names jobs of the old database; the worker's sweep fills a new one."""
    for name in _QUEUE:
        if (settings.instance / name).exists():
            os.replace(settings.instance / name, aside / name)  # noqa: PTH105 - Path.replace reads the same


def _names_another_database(settings: Settings, path: Path) -> bool:
    try:
        named = tomllib.loads(path.read_text(encoding="utf8")).get("database_url", "")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return True
    return bool(named) and named != settings.database_url
