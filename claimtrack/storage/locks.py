"""Who may use a desk's folder at the same time: locks that the system gives up when a process dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import finalize

from claimtrack.errors import (
    BackupRunningError,
    DeskBeingReplacedError,
    DeskInUseError,
    DeskUnfinishedError,
)
from claimtrack.services.file_store import sync_folder

_IN_USE = ".in-use.lock"
_BACKUP = ".backup.lock"
# There while a database is replaced in steps; what finds it later knows that somebody was killed.
_UNFINISHED = ".unfinished.lock"
_HELD = Path("/proc/locks")


def hold_desk(instance: Path, *, for_life_of: object) -> None:
    """Keep others from replacing the desk for as long as an object lives. Raises as `using_desk` does."""
    held = _share(instance)
    if held is not None:
        finalize(for_life_of, os.close, held)


@contextmanager
def using_desk(instance: Path) -> Iterator[None]:
    """Keep others from replacing the desk for as long as the block lasts.

    Raises DeskBeingReplacedError, or DeskUnfinishedError when replacing it was broken off.
    """
    held = _share(instance)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


@contextmanager
def desk_alone(instance: Path) -> Iterator[None]:
    """Have the desk for this process alone. Raises DeskInUseError while a server or a command uses it."""
    path = instance / _IN_USE
    try:
        held = _lock(path, fcntl.LOCK_EX)
    except BlockingIOError as error:
        raise DeskInUseError(folder=instance, users=_users(path)) from error
    try:
        yield
    finally:
        os.close(held)


def is_unfinished(instance: Path) -> bool:
    """Return whether replacing the desk was begun, and is not done."""
    return (instance / _UNFINISHED).exists()


def mark_unfinished(instance: Path) -> None:
    """Have nobody use the desk until `mark_finished`, whatever happens to this process."""
    (instance / _UNFINISHED).touch(mode=0o600)
    sync_folder(instance)


def mark_finished(instance: Path) -> None:
    """Let others use the desk again."""
    (instance / _UNFINISHED).unlink(missing_ok=True)


@contextmanager
def only_backup(instance: Path) -> Iterator[None]:
    """Make no second backup of a desk at the same time. Raises BackupRunningError."""
    path = instance / _BACKUP
    try:
        held = _lock(path, fcntl.LOCK_EX)
    except BlockingIOError as error:
        raise BackupRunningError(users=_users(path)) from error
    try:
        yield
    finally:
        os.close(held)


def _share(instance: Path) -> int | None:
    """None where nothing can be written: nothing can be replaced there either."""
    try:
        held = _lock(instance / _IN_USE, fcntl.LOCK_SH)
    except BlockingIOError as error:
        raise DeskBeingReplacedError(folder=instance) from error
    except OSError:
        return None
    if is_unfinished(instance):
        os.close(held)
        raise DeskUnfinishedError(folder=instance)
    return held


def _lock(path: Path, kind: int) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _users(path: Path) -> str:
    """Return " (process 12, 13)", as far as the system tells."""
    try:
        lines = [line.split() for line in _HELD.read_text(encoding="ascii").splitlines()]
        inode = str(path.stat().st_ino)
    except OSError:
        return ""
    found = {int(words[4]) for words in lines if words[1] == "FLOCK" and words[5].rpartition(":")[2] == inode}
    return f" (process {', '.join(map(str, sorted(found)))})" if found else ""
