"""Writing an archive: a compressed tar file with its manifest at the end, each member hashed on its way."""

import gzip
import io
import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Protocol

from claimtrack.storage.manifest import ABOUT, MANIFEST, About, Contents, Manifest, Member

# Of 1 to 9: beyond it a desk's archive takes twice the time for a few percent.
_COMPRESSION = 4
_PIECE = 1 << 20


class SupportsRead(Protocol):
    """What bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        ...


class _Hashed:
    """A file whose bytes are hashed as they are read or written."""

    def __init__(self, file: IO[bytes], tell: Callable[[int], None] | None = None) -> None:
        self._file, self._tell = file, tell
        self._hash = sha256()
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        return self._note(self._file.read(size))

    def write(self, data: Any) -> int:
        self._file.write(self._note(bytes(data)))
        return len(data)

    def flush(self) -> None:
        self._file.flush()

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def _note(self, data: bytes) -> bytes:
        self._hash.update(data)
        self.size += len(data)
        if self._tell:
            self._tell(self.size)
        return data


class ArchiveWriter:
    """Members are added one by one; `digest` and `size` of the archive are known when it is closed."""

    def __init__(self, tar: gzip.GzipFile, out: _Hashed, about: About, *, now: datetime) -> None:
        self._tar, self._out, self._about = tar, out, about
        self._seconds = int(now.timestamp())
        self._members: list[Member] = []
        self._add_plain(ABOUT, about.model_dump_json(by_alias=True, indent=1).encode())

    @property
    def digest(self) -> str:
        """SHA-256 of the archive itself, hexadecimal."""
        return self._out.digest

    @property
    def size(self) -> int:
        """Bytes of the archive."""
        return self._out.size

    def add_bytes(self, name: str, data: bytes) -> None:
        """Add a small member."""
        self.add_stream(name, io.BytesIO(data), len(data))

    def add_file(self, name: str, path: Path, *, tell: Callable[[int], None] | None = None) -> None:
        """Add a file of any size; `tell` hears how many bytes are done. Raises OSError."""
        with path.open("rb") as file:
            self.add_stream(name, file, os.fstat(file.fileno()).st_size, tell=tell)

    def add_stream(
        self, name: str, file: IO[bytes], size: int, *, tell: Callable[[int], None] | None = None
    ) -> None:
        """Add `size` bytes of `file`. Raises OSError when there are fewer."""
        source = _Hashed(file, tell)
        self._put(name, size, source)
        self._members.append(Member(name=name, size=size, sha256=source.digest))

    def finish(self, contents: Contents) -> Manifest:
        """Write the manifest, after which nothing is added, and return it."""
        manifest = Manifest(about=self._about, contents=contents, members=tuple(self._members))
        self._add_plain(MANIFEST, manifest.model_dump_json(by_alias=True, indent=1).encode())
        return manifest

    def _add_plain(self, name: str, data: bytes) -> None:
        self._put(name, len(data), io.BytesIO(data))

    def _put(self, name: str, size: int, file: SupportsRead) -> None:
        """As `tarfile.TarFile.addfile` does, which would remember every member for good."""
        header = tarfile.TarInfo(name)
        header.size, header.mode, header.mtime = size, 0o600, self._seconds
        self._tar.write(header.tobuf(tarfile.GNU_FORMAT))
        left = size
        while left:
            piece = file.read(min(left, _PIECE))
            if not piece:
                raise OSError(f"{name} became shorter while it was read")
            self._tar.write(piece)
            left -= len(piece)
        self._tar.write(bytes(-size % tarfile.BLOCKSIZE))


@contextmanager
def writing_archive(path: Path, about: About, *, now: datetime) -> Iterator[ArchiveWriter]:
    """Give a writer for a new file at `path`, which is on the disk when the block ends. Raises OSError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        out = _Hashed(file)
        with gzip.GzipFile("", "wb", _COMPRESSION, out, mtime=0) as packed:
            writer = ArchiveWriter(packed, out, about, now=now)
            yield writer
            # Two empty blocks end a tar file.
            packed.write(bytes(2 * tarfile.BLOCKSIZE))
        file.flush()
        os.fsync(file.fileno())
