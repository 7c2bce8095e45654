"""Looks at the instance folder: there, private, writable, with room; and at the address of the site."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from claimtrack.security.secret_files import SECRET_KEY, WEBHOOK_KEY
from claimtrack.services.operating.checkup_findings import Finding, Health
from claimtrack.services.operating.readiness import LEAST_FREE, free_bytes, is_writable
from claimtrack.settings import FILE_NAME, Settings

# Bytes below which somebody should make room while there is time.
LITTLE_FREE = 1 << 30
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_WRITE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_KEPT = ("snapshots", "attachments", "backups")


def check_folders(settings: Settings) -> Iterator[Finding]:
    """Tell of the instance folder and what it holds, but for the secrets."""
    folder = settings.instance
    if not folder.is_dir():
        yield Finding(Health.PROBLEM, "instance", f"{folder} is not there", "claimtrack init")
        return
    if not is_writable(folder):
        advice = f"Mount the disk for writing, and: chown -R {_account()} {folder}"
        yield Finding(Health.PROBLEM, "instance", f"{folder} cannot be written", advice)
        return
    closed = [name for name in _KEPT if (folder / name).exists() and not is_writable(folder / name)]
    if closed:
        advice = f"chown -R {_account()} {folder}"
        yield Finding(Health.PROBLEM, "instance", f"cannot be written: {', '.join(closed)}", advice)
    mode = folder.stat().st_mode
    if mode & _WRITE_BY_OTHERS:
        yield Finding(Health.PROBLEM, "instance", "other accounts may write it", f"chmod 700 {folder}")
    elif mode & stat.S_IROTH and mode & stat.S_IXOTH:
        yield Finding(Health.WARNING, "instance", "other accounts may read it", f"chmod 700 {folder}")
    elif not closed:
        yield Finding(Health.OK, "instance", f"{folder}, which no other account may read")


def check_secrets(settings: Settings) -> Iterator[Finding]:
    """Tell of the keys, and of a settings file that holds a password."""
    folder = settings.secrets_folder
    missing = [name for name in (SECRET_KEY, WEBHOOK_KEY) if not (folder / name).is_file()]
    if missing:
        yield Finding(Health.PROBLEM, "secrets", f"missing: {', '.join(missing)}", "claimtrack init")
        return
    open_ones = [path for path in (folder, *sorted(folder.iterdir())) if _is_open(path)]
    if open_ones:
        said = f"other accounts may use: {', '.join(str(path) for path in open_ones)}"
        advice = f"chmod -R go= {folder}; if anybody else has an account here, make new ones."
        yield Finding(Health.PROBLEM, "secrets", said, advice)
    else:
        yield Finding(Health.OK, "secrets", "no other account may read them")
    filed = settings.instance / FILE_NAME
    if filed.exists() and _is_open(filed) and (settings.metrics_token or "@" in settings.database_url):
        said = f"{filed} may hold a password, and other accounts may read it"
        yield Finding(Health.WARNING, "secrets", said, f"chmod 600 {filed}")


def check_disk(settings: Settings) -> Finding:
    """Tell how much room there is."""
    try:
        free = free_bytes(settings.instance)
    except OSError as error:
        return Finding(Health.PROBLEM, "disk", str(error.strerror), "claimtrack init")
    said = f"{free / (1 << 30):.1f} GB are free"
    if free < LEAST_FREE:
        return Finding(Health.PROBLEM, "disk", said, "Make room now: nothing can be stored.")
    if free < LITTLE_FREE:
        return Finding(Health.WARNING, "disk", said, "Make room, or move old backups elsewhere.")
    return Finding(Health.OK, "disk", said)


def check_addresses(settings: Settings) -> Iterator[Finding]:
    """Tell which address readers are given."""
    if not settings.public_url:
        said = f"public_url is not set, so readers and feeds are given {settings.base_url}"
        yield Finding(Health.WARNING, "address", said, "Set public_url to the address readers use.")
    elif not settings.cookies_need_https:
        said = f"{settings.public_url} is not https: log-ins travel for everybody to read"
        yield Finding(Health.WARNING, "address", said, "Put a server with a certificate in front.")
    else:
        yield Finding(Health.OK, "address", settings.public_url)


def _is_open(path: Path) -> bool:
    return bool(path.stat().st_mode & _OTHERS)


def _account() -> str:
    return str(os.geteuid())
