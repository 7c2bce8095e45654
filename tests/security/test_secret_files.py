"""Keys of the desk: made once, for its own account's eyes."""

import os
import stat
from pathlib import Path

import pytest

from claimtrack.errors import DatabaseNotReadyError
from claimtrack.security.secret_files import SECRET_KEY, ensure_secret, read_secret


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_key_is_made_with_256_bits_of_chance(tmp_path: Path) -> None:
    ensure_secret(tmp_path / "one", SECRET_KEY)
    ensure_secret(tmp_path / "two", SECRET_KEY)
    first, second = read_secret(tmp_path / "one", SECRET_KEY), read_secret(tmp_path / "two", SECRET_KEY)
    assert len(bytes.fromhex(first)) == 32
    assert first != second


def test_nobody_else_can_read_a_key_or_its_folder(tmp_path: Path) -> None:
    umask = os.umask(0)
    try:
        ensure_secret(tmp_path / "secrets", SECRET_KEY)
    finally:
        os.umask(umask)
    assert mode(tmp_path / "secrets") == 0o700
    assert mode(tmp_path / "secrets" / SECRET_KEY) == 0o600


def test_a_folder_that_was_open_is_closed(tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir(mode=0o755)
    ensure_secret(tmp_path / "secrets", SECRET_KEY)
    assert mode(tmp_path / "secrets") == 0o700


def test_a_key_that_is_there_is_kept(tmp_path: Path) -> None:
    ensure_secret(tmp_path, SECRET_KEY)
    before = read_secret(tmp_path, SECRET_KEY)
    ensure_secret(tmp_path, SECRET_KEY)
    assert read_secret(tmp_path, SECRET_KEY) == before


def test_keys_have_a_file_each(tmp_path: Path) -> None:
    ensure_secret(tmp_path, SECRET_KEY)
    ensure_secret(tmp_path, "bookmarks")
    assert read_secret(tmp_path, SECRET_KEY) != read_secret(tmp_path, "bookmarks")


def test_a_desk_without_its_key_is_not_ready(tmp_path: Path) -> None:
    with pytest.raises(DatabaseNotReadyError, match="claimtrack init"):
        read_secret(tmp_path / "nowhere", SECRET_KEY)
