"""Which database a desk has, and where."""

from pathlib import Path

from sqlalchemy.engine import URL, make_url

from claimtrack.settings import Settings

SQLITE, POSTGRESQL = "sqlite", "postgresql"


def database_kind(settings: Settings) -> str:
    """Return "sqlite" or "postgresql"."""
    return make_url(settings.database).get_backend_name()


def database_file(settings: Settings) -> Path:
    """Return where a SQLite desk has its database, be it there or not."""
    return Path(make_url(settings.database).database or "").absolute()


def sqlite_url(path: Path) -> str:
    """Return the address of a database in a file."""
    return URL.create("sqlite", database=str(path)).render_as_string()
