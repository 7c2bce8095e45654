"""Unpacking an archive into a folder of its own: nothing that it says about itself is believed.

Headers are read here, not by `tarfile.open`: that follows headers of any length into memory, and links.
"""

import gzip
import os
import re
import shutil
import tarfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Final, TypeVar

from pydantic import BaseModel, ValidationError

from claimtrack.errors import BadArchiveError
from claimtrack.storage.manifest import (
    ABOUT,
    FILE_NAME,
    FORMAT_VERSION,
    MANIFEST,
    NAMES,
    About,
    ArchiveKind,
    Manifest,
    Member,
)

_PIECE: Final = 1 << 20
_ABOUT_BYTES: Final = 1 << 16
_MANIFEST_BYTES: Final = 1 << 30
MOST_MEMBERS: Final = 5_000_000
# A desk's own data packs ten to one, rarely fifty; a bomb a thousand.
MOST_RATIO: Final = 250
FREE_RATIO_BYTES: Final = 64 << 20
# Left free on the disk, so that whoever else works there goes on.
DISK_RESERVE: Final = 64 << 20
_READING_ERRORS: Final = (EOFError, gzip.BadGzipFile, zlib.error, tarfile.HeaderError)
_OTHER: Final = "it is not what claimtrack writes, or it was damaged"

Tell = Callable[[int, int], None]
_Model = TypeVar("_Model", bound=BaseModel)


def unpack_archive(
    path: Path,
    folder: Path,
    *,
    kind: ArchiveKind,
    known: Callable[[str], bool],
    tell: Tell,
    with_files: bool = True,
) -> Manifest:
    """Return the manifest of the archive at `path`, whose members are in `folder` now, each as it says.

    `known` tells whether this version knows a schema; `tell` hears how many of how many bytes are read.
    Without `with_files`, snapshots and attachments are looked at, and not written.
    Raises BadArchiveError, naming the first thing that is wrong, and OSError.
    """
    try:
        with path.open("rb") as file, gzip.GzipFile(fileobj=file, mode="rb") as packed:
            return _Unpacking(path, folder, kind, known, tell, with_files, file, packed).run()
    except _READING_ERRORS as error:
        problem = "it was cut short" if isinstance(error, EOFError) else _OTHER
        raise BadArchiveError(path=path, problem=problem) from error
    except IsADirectoryError as error:
        raise BadArchiveError(path=path, problem="it is a folder") from error


@dataclass(slots=True)
class _Unpacking:
    """One archive on its way into a folder."""

    path: Path
    folder: Path
    kind: ArchiveKind
    known: Callable[[str], bool]
    tell: Tell
    with_files: bool
    file: IO[bytes]
    packed: gzip.GzipFile
    unpacked: int = 0
    members: dict[str, Member] = field(default_factory=dict)

    def run(self) -> Manifest:
        about = self._about()
        while (header := self._next_header()) is not None:
            if header.name == MANIFEST:
                return self._finish(about, self._text(header, _MANIFEST_BYTES))
            self._take(header)
        raise BadArchiveError(path=self.path, problem="it was cut short: its manifest is missing")

    def _about(self) -> About:
        header = self._next_header()
        if header is None or header.name != ABOUT:
            raise self._refusal("it is no archive of a desk")
        about = self._parse(About, self._text(header, _ABOUT_BYTES))
        if about.format is not self.kind:
            raise self._refusal(f"it is a {about.format}, and a {self.kind} is needed")
        if about.format_version > FORMAT_VERSION or not self.known(about.schema_revision):
            problem = (
                f"ClaimTrack {about.claimtrack} wrote it, on schema {about.schema_revision}, which this"
                " version does not know; install that version or a newer one"
            )
            raise self._refusal(problem)
        return about

    def _take(self, header: tarfile.TarInfo) -> None:
        name = header.name
        if not NAMES[self.kind].fullmatch(name):
            raise self._refusal(f"it holds {_shown(name)}, which does not belong there")
        if name in self.members:
            raise self._refusal(f"it holds {name} twice")
        if len(self.members) >= MOST_MEMBERS:
            raise self._refusal(f"it holds more than {MOST_MEMBERS} files")
        self.members[name] = self._unpack(header)

    def _unpack(self, header: tarfile.TarInfo) -> Member:
        if header.size > shutil.disk_usage(self.folder).free - DISK_RESERVE:
            raise self._refusal(f"there is no room for the {header.size} bytes of {header.name}")
        digest = sha256()
        if not self.with_files and FILE_NAME.fullmatch(header.name):
            self._copy(header.size, digest.update)
        else:
            with self._new_file(header.name) as file:
                self._copy(header.size, lambda piece: _both(digest.update, file.write, piece))
        return Member(name=header.name, size=header.size, sha256=digest.hexdigest())

    def _new_file(self, name: str) -> IO[bytes]:
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        return os.fdopen(os.open(target, flags, 0o600), "wb")

    def _finish(self, about: About, text: bytes) -> Manifest:
        manifest = self._parse(Manifest, text)
        self._require_end()
        if manifest.about != about:
            raise self._refusal("its manifest is another archive's")
        self._compare(manifest)
        return manifest

    def _compare(self, manifest: Manifest) -> None:
        listed = {member.name: member for member in manifest.members}
        for name in sorted(listed.keys() ^ self.members.keys()):
            where = "missing" if name in listed else "not in its manifest"
            raise self._refusal(f"{_shown(name)} is {where}")
        for name, member in self.members.items():
            stored = FILE_NAME.fullmatch(name)
            if member != listed[name] or (stored and stored["hash"] != member.sha256):
                raise self._refusal(f"{name} is not what it was when the archive was written")

    def _next_header(self) -> tarfile.TarInfo | None:
        block = self._read(tarfile.BLOCKSIZE)
        if block == bytes(tarfile.BLOCKSIZE):
            return None
        header = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
        if header.type != tarfile.REGTYPE or header.linkname:
            raise self._refusal(f"{_shown(header.name)} is no plain file")
        if header.size < 0:
            raise self._refusal(f"{_shown(header.name)} has an impossible size")
        return header

    def _text(self, header: tarfile.TarInfo, limit: int) -> bytes:
        if header.size > limit:
            raise self._refusal(f"{header.name} is too long")
        pieces: list[bytes] = []
        self._copy(header.size, pieces.append)
        return b"".join(pieces)

    def _copy(self, size: int, put: Callable[[bytes], object]) -> None:
        left = size
        while left:
            piece = self._read(min(left, _PIECE))
            put(piece)
            left -= len(piece)
        self._read(-size % tarfile.BLOCKSIZE)

    def _read(self, size: int) -> bytes:
        """Return so many bytes. Raises EOFError when there are fewer."""
        data = self.packed.read(size)
        if len(data) < size:
            raise EOFError
        self.unpacked += size
        done = self.file.tell()
        if self.unpacked > FREE_RATIO_BYTES + MOST_RATIO * done:
            raise self._refusal("it unpacks to far more than a desk could have been")
        self.tell(done, os.fstat(self.file.fileno()).st_size)
        return data

    def _require_end(self) -> None:
        """Read on to the checksum at the end: nothing but the zeros of a tar file may come."""
        while piece := self.packed.read(_PIECE):
            if piece.strip(b"\0"):
                raise self._refusal("something comes after its end")
            self.unpacked += len(piece)
            if self.unpacked > FREE_RATIO_BYTES + MOST_RATIO * os.fstat(self.file.fileno()).st_size:
                raise self._refusal("it unpacks to far more than a desk could have been")

    def _parse(self, model: type[_Model], text: bytes) -> _Model:
        try:
            return model.model_validate_json(text)
        except ValidationError as error:
            raise self._refusal("what it says about itself cannot be read") from error

    def _refusal(self, problem: str) -> BadArchiveError:
        return BadArchiveError(path=self.path, problem=problem)


def _both(first: Callable[[bytes], object], second: Callable[[bytes], object], piece: bytes) -> None:
    first(piece)
    second(piece)


def _shown(name: str) -> str:
    """Return a name that may hold anything, fit for a terminal."""
    return repr(re.sub(r"[^\x20-\x7e]", "?", name)[:120])
