"""What two desks have in common, whatever their databases."""

import io
from pathlib import Path

from sqlalchemy import Connection, func, select

from claimtrack.audit.verify import verify_audit
from claimtrack.models import Event
from claimtrack.services.database import open_database
from claimtrack.settings import Settings
from claimtrack.storage.rows import exported_tables, write_rows

EVENTS = "event"


def rows_of(connection: Connection) -> dict[str, bytes]:
    """Return every row of every table that is moved, as JSON Lines by table."""
    found = {}
    for table in exported_tables():
        file = io.BytesIO()
        for _number in write_rows(connection, table, file):
            pass
        found[table.name] = file.getvalue()
    return found


def content_of(settings: Settings) -> dict[str, bytes]:
    """Return every row of a desk by table."""
    database = open_database(settings)
    try:
        with database.reading_engine.connect() as connection:
            return rows_of(connection)
    finally:
        database.close()


def without_events(rows: dict[str, bytes]) -> dict[str, bytes]:
    """Return all tables but the audit's, which is told of every move."""
    return {name: data for name, data in rows.items() if name != EVENTS}


def check_audit_of(settings: Settings) -> int:
    """Return the number of events of an audit that holds."""
    database = open_database(settings)
    try:
        with database.reading() as session:
            return verify_audit(session).seq
    finally:
        database.close()


def actions_of(settings: Settings) -> list[str]:
    """Return what the audit of a desk tells, in its order."""
    database = open_database(settings)
    try:
        with database.reading() as session:
            return list(session.scalars(select(Event.action).order_by(Event.seq)))
    finally:
        database.close()


def count_in(settings: Settings, model: type) -> int:
    """Return the number of rows of a model."""
    database = open_database(settings)
    try:
        with database.reading() as session:
            return session.scalar(select(func.count()).select_from(model)) or 0
    finally:
        database.close()


def mode_of(path: Path) -> int:
    """Return who may do what with a file."""
    return path.stat().st_mode & 0o777
