"""Files by their hash: whole or not there."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from claimtrack.errors import NotFoundError
from claimtrack.services.file_store import FileStore

DATA = b"Total: 21,000,000 crowns"
DIGEST = sha256(DATA).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """An empty store whose folder is not there yet."""
    return FileStore(tmp_path / "snapshots")


def files(store: FileStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]


def test_what_is_put_is_read_again_by_its_hash(store: FileStore) -> None:
    assert [store.put(DATA), store.put(DATA)] == [DIGEST, DIGEST]
    assert store.read(DIGEST) == DATA
    assert files(store) == [store.folder / DIGEST[:2] / DIGEST]


def test_nobody_else_on_the_machine_reads_it(store: FileStore) -> None:
    store.put(DATA)
    assert store.path_of(DIGEST).stat().st_mode & 0o077 == 0


def test_a_disk_that_fails_leaves_no_half_of_a_file(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="No space"):
            store.put(DATA)
    assert files(store) == []
    assert store.put(DATA) == DIGEST


def test_a_file_that_is_gone_or_another_one_is_not_found(store: FileStore) -> None:
    with pytest.raises(NotFoundError):
        store.read(DIGEST)
    store.put(DATA)
    store.path_of(DIGEST).write_bytes(b"Total: 18")
    with pytest.raises(NotFoundError):
        store.read(DIGEST)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", DIGEST.upper(), f"{DIGEST}\n"])
def test_what_is_no_hash_names_no_file(store: FileStore, digest: str) -> None:
    with pytest.raises(ValueError, match="no SHA-256"):
        store.path_of(digest)
