"""Whether anybody has worked on a desk."""

from typing import Final

from sqlalchemy import Connection, column, func, inspect, select, table

from claimtrack.db.migrations import VERSION_TABLE
from claimtrack.errors import DeskNotEmptyError
from claimtrack.settings import Settings
from claimtrack.storage.checking import open_url
from claimtrack.storage.kinds import SQLITE, database_file, database_kind

# What a desk that nobody has worked on may hold: `claimtrack init` puts it there.
_STARTS_WITH: Final = frozenset({"policy", "rating", "rating_scale", "event", "checkpoint", VERSION_TABLE})
_INIT: Final = "command:init"


def require_empty(settings: Settings) -> None:
    """Raise DeskNotEmptyError for a desk that somebody has worked on."""
    if database_kind(settings) == SQLITE and not database_file(settings).exists():
        return
    with open_url(settings.database) as connection:
        names = sorted(inspect(connection).get_table_names())
        for name in names:
            rows = 0 if name in _STARTS_WITH else _count(connection, name)
            if rows:
                raise DeskNotEmptyError(rows=rows, table=name)
        if "event" in names:
            _require_no_work(connection)


def _require_no_work(connection: Connection) -> None:
    event = table("event", column("actor"))
    rows = connection.scalar(select(func.count()).select_from(event).where(event.c.actor != _INIT))
    if rows:
        raise DeskNotEmptyError(rows=rows, table="event")


def _count(connection: Connection, name: str) -> int:
    return connection.scalar(select(func.count()).select_from(table(name))) or 0
