"""What commands on a desk share: its settings, its database, and the refusal of one that is not ready."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from claimtrack.db import Database
from claimtrack.db.migrations import require_head
from claimtrack.errors import DatabaseNotReadyError
from claimtrack.jobs.queue import JobQueue
from claimtrack.services.database import open_database
from claimtrack.settings import Settings, load_settings
from claimtrack.storage.locks import using_desk


def settings_of(context: click.Context, **overrides: object) -> Settings:
    """Return the settings for the instance that the command line named. Raises InvalidSettingError."""
    return load_settings(context.find_root().obj, **overrides)


def require_desk(settings: Settings) -> None:
    """Raise DatabaseNotReadyError when there is no desk: to look at a mistyped folder must not make it."""
    if not settings.database_url and not (settings.instance / "claimtrack.db").exists():
        raise DatabaseNotReadyError


@contextmanager
def open_desk(context: click.Context) -> Iterator[Database]:
    """Give the desk's database, on this version's schema, which nobody replaces meanwhile.

    Raises DatabaseNotReadyError, DatabaseTooNewError, DeskBeingReplacedError.
    """
    settings = settings_of(context)
    require_desk(settings)
    with using_desk(settings.instance):
        database = open_database(settings, dispatch=JobQueue(settings).send)
        try:
            require_head(database)
            yield database
        finally:
            database.close()
