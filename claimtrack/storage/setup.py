"""Making a desk ready: folders, keys, schema (with a backup first) and defaults."""

from datetime import datetime
from pathlib import Path
from typing import Final

from claimtrack.audit import Actor
from claimtrack.db.migrations import current_revision, head_revision, require_known, upgrade_database
from claimtrack.security.secret_files import SECRET_KEY, WEBHOOK_KEY, ensure_secret
from claimtrack.services.database import open_database
from claimtrack.services.policy.defaults import ensure_defaults
from claimtrack.services.records.checkpoints import announce_first_key
from claimtrack.settings import Settings
from claimtrack.storage.aside import undo_unfinished
from claimtrack.storage.backup import write_backup
from claimtrack.storage.locks import desk_alone, is_unfinished
from claimtrack.storage.noting import note_if_possible
from claimtrack.storage.steps import Tell, tell_nobody

# Backups from before a migration that are kept, the newest.
KEPT_BACKUPS: Final = 5
DESK_MIGRATED: Final = "backup.upgrade"


def set_up_desk(
    settings: Settings, *, now: datetime, back_up: bool = True, tell: Tell = tell_nobody
) -> Path | None:
    """Make the desk ready, whether new, old or ready already; return the backup's path, if one was made.

    Raises DatabaseTooNewError; DeskInUseError when it has to be migrated while others use it; and what
    `back_up_desk` raises, before anything is changed.
    """
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in (SECRET_KEY, WEBHOOK_KEY):
        ensure_secret(settings.secrets_folder, name)
    backup = _migrate_alone(settings, now=now, back_up=back_up, tell=tell)
    database = open_database(settings)
    actor = Actor.command("init")
    with database.writing() as session:
        ensure_defaults(session, actor=actor, now=now)
        announce_first_key(session, secrets=settings.secrets_folder, actor=actor, now=now)
    database.close()
    return backup


def _migrate_alone(settings: Settings, *, now: datetime, back_up: bool, tell: Tell) -> Path | None:
    if _revision(settings) == head_revision() and not is_unfinished(settings.instance):
        return None
    with desk_alone(settings.instance):
        undo_unfinished(settings)
        return _migrate(settings, now=now, back_up=back_up, tell=tell)


def _migrate(settings: Settings, *, now: datetime, back_up: bool, tell: Tell) -> Path | None:
    revision = _revision(settings)
    require_known(revision)
    if revision == head_revision():
        return None
    # An empty database has nothing to lose.
    backup = _back_up(settings, revision, now=now, tell=tell) if revision and back_up else None
    upgrade_database(settings.database)
    if revision:
        data = {"from": revision, "to": head_revision()}
        note_if_possible(settings.database, action=DESK_MIGRATED, command="init", data=data, now=now)
    return backup


def _back_up(settings: Settings, revision: str, *, now: datetime, tell: Tell) -> Path:
    """Snapshots and attachments are left out: no migration touches them."""
    folder = settings.instance / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"claimtrack-{now:%Y%m%dT%H%M%S%fZ}-schema-{revision}.tar.gz"
    write_backup(settings, path, now=now, with_files=False, tell=tell)
    for old in sorted(folder.glob("claimtrack-*-schema-*.tar.gz"))[:-KEPT_BACKUPS]:
        old.unlink()
    return path


def _revision(settings: Settings) -> str | None:
    database = open_database(settings)
    try:
        return current_revision(database)
    finally:
        database.close()
