"""What an archive of either kind holds beside the database: files that it names, keys, settings."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from claimtrack.db.types import stored_time
from claimtrack.errors import NotFoundError
from claimtrack.services.file_store import FileStore, attachment_store, snapshot_store
from claimtrack.settings import FILE_NAME, Settings
from claimtrack.storage.kinds import database_kind
from claimtrack.storage.manifest import FORMAT_VERSION, NAMES, SETTINGS, About, ArchiveKind
from claimtrack.storage.steps import Step, Tell
from claimtrack.storage.writing import ArchiveWriter
from claimtrack.version import __version__

_HASH: Final = re.compile(r"[0-9a-f]{64}")


def about_now(settings: Settings, kind: ArchiveKind, revision: str, *, now: datetime) -> About:
    """Return what an archive made now says first."""
    said = {
        "format": kind,
        "format_version": FORMAT_VERSION,
        "claimtrack": __version__,
        "schema": revision,
        "database": database_kind(settings),
        "made_at": stored_time(now),
    }
    return About.model_validate(said)


def stores_of(settings: Settings) -> dict[str, FileStore]:
    """Return the desk's file stores by the name of their folder."""
    return {"snapshots": snapshot_store(settings), "attachments": attachment_store(settings)}


def add_files(
    archive: ArchiveWriter, settings: Settings, named: Iterable[tuple[str, str]], *, tell: Tell
) -> tuple[int, tuple[str, ...]]:
    """Add the named files; return how many, and which were not there or are not what they were."""
    stores, missing, added = stores_of(settings), [], 0
    for store, digest in named:
        name = f"{store}/{digest[:2]}/{digest}"
        try:
            archive.add_bytes(name, stores[store].read(digest) if _HASH.fullmatch(digest) else _refuse())
        except NotFoundError:
            missing.append(name)
        else:
            added += 1
        tell(Step.FILES, added, 0)
    return added, tuple(missing)


def add_keys(archive: ArchiveWriter, settings: Settings, kind: ArchiveKind) -> None:
    """Add the desk's keys: without them no session, webhook or signature goes on."""
    folder = settings.secrets_folder
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = f"{folder.name}/{path.name}"
        if NAMES[kind].fullmatch(name) and path.is_file() and not path.is_symlink():
            archive.add_bytes(name, path.read_bytes())


def add_settings(archive: ArchiveWriter, settings: Settings) -> None:
    """Add the file of settings, if there is one."""
    path = settings.instance / FILE_NAME
    if path.is_file():
        archive.add_bytes(SETTINGS, path.read_bytes())


def _refuse() -> bytes:
    raise NotFoundError(thing="file")
