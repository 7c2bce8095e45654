"""Places for what is not finished yet: a folder of our own beside its goal, removed whatever happens."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimtrack.errors import ArchiveExistsError
from claimtrack.services.file_store import sync_folder

_PREFIX = ".claimtrack-unfinished-"


@contextmanager
def scratch_folder(parent: Path) -> Iterator[Path]:
    """Give a new folder in `parent` that this account alone can read; it is gone at the end.

    What a killed process left behind there is removed too: its lock went with it. Raises OSError.
    """
    _remove_abandoned(parent)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(descriptor)


def _remove_abandoned(parent: Path) -> None:
    for folder in parent.glob(f"{_PREFIX}*"):
        if folder.is_symlink() or folder.stat().st_uid != os.getuid():
            continue
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            continue
        finally:
            os.close(descriptor)


@contextmanager
def vanishing_folder(folder: Path) -> Iterator[None]:
    """Have `folder`; a new one goes again when nothing but locks came into it."""
    new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        if new and all(path.suffix == ".lock" for path in folder.iterdir()):
            shutil.rmtree(folder)


def give_name(unfinished: Path, path: Path, *, replace: bool) -> None:
    """Have the file `unfinished` at `path`, in the same folder or one above; it is on the disk already.

    Raises ArchiveExistsError when something is there and is not to be replaced.
    """
    if replace:
        unfinished.replace(path)
    else:
        _give_new_name(unfinished, path)
    sync_folder(path.parent)


def require_free_name(path: Path, *, replace: bool) -> None:
    """Raise ArchiveExistsError when `path` is taken: better before long work than after."""
    if path.exists() and not (replace and path.is_file()):
        raise ArchiveExistsError(path=path)


def _give_new_name(unfinished: Path, path: Path) -> None:
    try:
        path.hardlink_to(unfinished)
    except FileExistsError as error:
        raise ArchiveExistsError(path=path) from error
    except OSError:
        # A stick's file system may know no second name for a file.
        require_free_name(path, replace=False)
        unfinished.rename(path)
