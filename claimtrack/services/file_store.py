"""Files kept by the SHA-256 of what is in them: written whole or not at all, and never again."""

import os
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from claimtrack.audit.vouched_evidence import ATTACHMENTS, SNAPSHOTS
from claimtrack.errors import NotFoundError
from claimtrack.settings import Settings

_DIGEST = re.compile(r"[0-9a-f]{64}")


class FileStore:
    """The files in `folder`; the first two digits of a hash name the subfolder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Return the SHA-256 of `data`, which is on the disk now. Raises OSError when it cannot be."""
        digest = sha256(data).hexdigest()
        path = self.path_of(digest)
        if not path.exists():
            write_whole(path, data)
        return digest

    def read(self, digest: str) -> bytes:
        """Return the file with this hash. Raises NotFoundError when it is gone, or is another one now."""
        try:
            data = self.path_of(digest).read_bytes()
        except OSError as error:
            raise NotFoundError(thing="file") from error
        if sha256(data).hexdigest() != digest:
            raise NotFoundError(thing="file")
        return data

    def remove(self, digest: str) -> None:
        """Remove the file with this hash, if it is there."""
        self.path_of(digest).unlink(missing_ok=True)

    def path_of(self, digest: str) -> Path:
        """Return where the file with this hash is, or would be. Raises ValueError for what is no hash."""
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"{digest!r} is no SHA-256")
        return self.folder / digest[:2] / digest


def snapshot_store(settings: Settings) -> FileStore:
    """Return the store of archived copies."""
    return FileStore(settings.instance / SNAPSHOTS)


def attachment_store(settings: Settings) -> FileStore:
    """Return the store of documents that people brought as evidence."""
    return FileStore(settings.instance / ATTACHMENTS)


def file_stores(settings: Settings) -> dict[str, Callable[[str], Path]]:
    """Return where the file with a hash is, for each kind of file that the audit vouches for."""
    return {
        SNAPSHOTS: snapshot_store(settings).path_of,
        ATTACHMENTS: attachment_store(settings).path_of,
    }


def write_whole(path: Path, data: bytes) -> None:
    """Have `data` at `path`, whole or not at all. Raises OSError.

    Written beside the place and moved there: whoever dies in between leaves no half of a file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Without a buffer: one that a full disk did not take would fail again when the file is closed.
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False, buffering=0) as file:
        try:
            _write_all(file.fileno(), data)
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    sync_folder(path.parent)


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
