"""A small disk of a test's own, which may be full or closed to writers."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

MEGABYTE = 1 << 20


class SmallDisk:
    """A file system of some megabytes at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def full(self, *, leave: int = 0) -> Iterator[None]:
        """Fill it up to `leave` bytes for as long as the block lasts."""
        filler = self.folder / "filler"
        with filler.open("wb") as file:
            for size in (MEGABYTE, 4096):
                _write_until_full(file.fileno(), size)
        os.truncate(filler, max(0, filler.stat().st_size - leave))
        try:
            yield
        finally:
            filler.unlink()

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Have nobody write to it; no file on it may be open for writing when this begins."""
        _mount("-o", "remount,ro", str(self.folder))
        try:
            yield
        finally:
            _mount("-o", "remount,rw", str(self.folder))


@contextmanager
def small_disk(folder: Path, *, megabytes: int) -> Iterator[SmallDisk]:
    """Give a disk at `folder`, gone afterwards; the test is skipped where none may be made."""
    folder.mkdir(exist_ok=True)
    try:
        _mount("-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this account may not mount a disk")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S603, S607 - the system's own


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)  # noqa: S603, S607 - the system's own


def _write_until_full(descriptor: int, size: int) -> None:
    try:
        while True:
            os.write(descriptor, b"\0" * size)
    except OSError:
        return
