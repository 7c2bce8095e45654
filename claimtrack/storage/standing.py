"""What a desk holds, in a few figures: for whoever decides whether it may be replaced."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.exc import DBAPIError

from claimtrack.settings import Settings
from claimtrack.storage.checking import open_url
from claimtrack.storage.facts import count_rows, last_event
from claimtrack.storage.kinds import SQLITE, database_file, database_kind

SHOWN: Final = ("user", "article", "claim", "publication", "event")


@dataclass(frozen=True, slots=True)
class Standing:
    """Rows by table, and the last event's number; `readable` is False for a database that is damaged."""

    tables: dict[str, int]
    seq: int
    readable: bool = True


def present_standing(settings: Settings) -> Standing | None:
    """Return what the desk holds now, or None when there is none."""
    if database_kind(settings) == SQLITE and not database_file(settings).exists():
        return None
    try:
        with open_url(settings.database) as connection:
            tables = count_rows(connection)
            return Standing(tables, last_event(connection).seq) if tables else None
    except DBAPIError:
        if database_kind(settings) != SQLITE:
            raise
        return Standing({}, 0, readable=False)
