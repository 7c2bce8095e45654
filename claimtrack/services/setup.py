"""Making a desk ready: folders, keys, schema (with a backup first) and defaults."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from claimtrack.audit import Actor
from claimtrack.db.migrations import current_revision, head_revision, upgrade_database
from claimtrack.security.secret_files import SECRET_KEY, WEBHOOK_KEY, ensure_secret
from claimtrack.services.checkpoints import announce_first_key
from claimtrack.services.database import open_database
from claimtrack.services.defaults import ensure_defaults
from claimtrack.settings import Settings


def set_up_desk(settings: Settings, *, now: datetime) -> Path | None:
    """Make the desk ready, whether new, old or ready already; return the backup's path, if one was made."""
    settings.instance.mkdir(parents=True, exist_ok=True)
    for name in (SECRET_KEY, WEBHOOK_KEY):
        ensure_secret(settings.secrets_folder, name)
    backup = _migrate(settings, now=now)
    database = open_database(settings)
    with database.writing() as session:
        ensure_defaults(session, actor=Actor.command("init"), now=now)
        announce_first_key(session, secrets=settings.secrets_folder, actor=Actor.command("init"), now=now)
    database.close()
    return backup


def back_up_sqlite(settings: Settings, *, now: datetime) -> Path | None:
    """Return the path of a copy of the SQLite database, taken while it may be in use; None for another."""
    url = make_url(settings.database)
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    folder = settings.instance / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"claimtrack-{now:%Y%m%dT%H%M%SZ}.db"
    with closing(sqlite3.connect(url.database)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    return path


def _migrate(settings: Settings, *, now: datetime) -> Path | None:
    database = open_database(settings)
    try:
        revision = current_revision(database)
    finally:
        database.close()
    if revision == head_revision():
        return None
    # An empty database has nothing to lose.
    backup = back_up_sqlite(settings, now=now) if revision else None
    upgrade_database(settings.database)
    return backup
