"""Putting another database in a desk's place, whole or not at all, and keeping the old one."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from claimtrack.services.file_store import sync_folder
from claimtrack.settings import Settings
from claimtrack.storage.aside import fresh_tables
from claimtrack.storage.sqlite_copy import settle_sqlite

_LOGS = ("-wal", "-shm", "-journal")


def swap_sqlite(new: Path, target: Path, aside: Path) -> Path | None:
    """Have the finished database `new` at `target`; return where the old one is now, if there was one.

    At every moment one of them is at `target`, whole.
    """
    settle_sqlite(new)
    kept = _keep_sqlite(target, aside) if target.exists() else None
    new.replace(target)
    sync_folder(target.parent)
    return kept


def _keep_sqlite(target: Path, aside: Path) -> Path:
    kept = aside / target.name
    try:
        settle_sqlite(target)
    except sqlite3.Error:
        # It is damaged, perhaps why it is replaced: its log goes with it, and never to another database.
        for log in _LOGS:
            beside = target.with_name(target.name + log)
            if beside.exists():
                beside.rename(kept.with_name(kept.name + log))
    try:
        kept.hardlink_to(target)
    except OSError:
        target.rename(kept)
    sync_folder(aside)
    return kept


def swap_postgres(settings: Settings, fill: Callable[[], None], *, keep_as: str | None) -> None:
    """Have `fill` make the new tables; the old ones are back when it fails. Raises DeskInUseError."""
    with fresh_tables(settings, name=keep_as):
        fill()
