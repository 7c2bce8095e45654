"""Checkpoints on a schedule: the worker signs where the audit stands."""

from datetime import datetime

import structlog

from claimtrack.db import Database
from claimtrack.errors import SigningKeyMissingError
from claimtrack.services.records.checkpoints import is_checkpoint_due, take_checkpoint
from claimtrack.settings import Settings

_log = structlog.get_logger(__name__)


def sign_head(database: Database, settings: Settings, *, now: datetime) -> bool:
    """Take a checkpoint if one is due; return whether it was. Without its key, the log says what to do."""
    every = settings.checkpoint_interval
    if every is None:
        return False
    with database.reading() as session:
        if not is_checkpoint_due(session, every=every, now=now):
            return False
    try:
        with database.writing() as session:
            take_checkpoint(session, secrets=settings.secrets_folder, now=now)
    except SigningKeyMissingError as error:
        _log.error("no checkpoint was taken", reason=str(error))
        return False
    return True
