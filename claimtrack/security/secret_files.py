"""Keys of the desk: files that only its own account can read."""

import os
import secrets
from pathlib import Path

from claimtrack.errors import DatabaseNotReadyError

SECRET_KEY = "secret_key"  # noqa: S105 - a file's name
# What the secrets of webhooks are derived from.
WEBHOOK_KEY = "webhook_key"


def ensure_secret(folder: Path, name: str) -> None:
    """Make the key `name` in `folder` unless it is there already."""
    write_secret(folder, name, secrets.token_hex(32))


def write_secret(folder: Path, name: str, text: str) -> None:
    """Keep `text` as `name` in `folder`, readable by this account alone; what is there already stays."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    try:
        descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(descriptor)


def read_secret_text(folder: Path, name: str) -> str:
    """Return what is kept as `name`. Raises OSError when it is not there."""
    return (folder / name).read_text(encoding="ascii").strip()


def read_secret(folder: Path, name: str) -> str:
    """Return the key `name`. Raises DatabaseNotReadyError before ``claimtrack init``."""
    try:
        return read_secret_text(folder, name)
    except FileNotFoundError as error:
        raise DatabaseNotReadyError from error
