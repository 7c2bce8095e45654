"""Who may use a desk's folder at the same time: locks that the system gives up when a process dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import finalize

from claimtrack.errors import BackupRunningError, DeskBeingReplacedError, DeskInUseError

_IN_USE = ".in-use.lock"
_BACKUP = ".backup.lock"
_HELD = Path("/proc/locks")


def hold_desk(instance: Path, *, for_life_of: object) -> None:
    """Keep others from replacing the desk for as long as an object lives. Raises DeskBeingReplacedError."""
    held = _share(instance)
    if held is not None:
        finalize(for_life_of, os.close, held)


@contextmanager
def using_desk(instance: Path) -> Iterator[None]:
    """Keep others from replacing the desk for as long as the block lasts. Raises DeskBeingReplacedError."""
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
        return _lock(instance / _IN_USE, fcntl.LOCK_SH)
    except BlockingIOError as error:
        raise DeskBeingReplacedError(folder=instance) from error
    except OSError:
        return None


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
