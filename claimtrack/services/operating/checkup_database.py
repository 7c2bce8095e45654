"""Looks at the database: does it answer, is it on this version's schema, does its clock agree."""

from datetime import datetime, timedelta

from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from claimtrack.db import Database
from claimtrack.db.migrations import current_revision, head_revision
from claimtrack.models import Event
from claimtrack.services.operating.checkup_findings import Finding, Health
from claimtrack.services.policy.modes import Mode, current_mode

# A clock that is behind by less is no clock that was set back.
SLACK = timedelta(seconds=60)


def check_database(database: Database) -> Finding:
    """Tell whether the database answers, and which one it is."""
    kind = database.reading_engine.dialect.name
    asked = "SELECT sqlite_version()" if kind == "sqlite" else "SHOW server_version"
    name = "SQLite" if kind == "sqlite" else "PostgreSQL"
    try:
        with database.reading_engine.connect() as connection:
            version = connection.execute(text(asked)).scalar_one()
    except SQLAlchemyError as error:
        # The driver's own words name hosts and files, and no password.
        said = str(getattr(error, "orig", error)).strip().splitlines()[0]
        advice = (
            "Start the database server, and look at database_url and at the rights of the instance folder."
        )
        return Finding(Health.PROBLEM, "database", f"{name} does not answer: {said}", advice)
    return Finding(Health.OK, "database", f"{name} {version}")


def check_schema(database: Database) -> Finding:
    """Tell whether the migrations are at this version's head."""
    try:
        present, wanted = current_revision(database), head_revision()
    except SQLAlchemyError as error:
        said = str(getattr(error, "orig", error)).splitlines()[0]
        return Finding(Health.PROBLEM, "migrations", f"cannot be read: {said}", "Put a backup in its place.")
    if present == wanted:
        return Finding(Health.OK, "migrations", f"at {present}, this version's newest")
    said = f"at {present or 'nothing'}, and this version wants {wanted}"
    advice = "claimtrack init (it makes a backup first); a newer database needs the newer program."
    return Finding(Health.PROBLEM, "migrations", said, advice)


def check_clock(database: Database, *, now: datetime) -> Finding:
    """Tell whether this machine's clock is behind what has happened already."""
    with database.reading() as session:
        last = session.scalar(select(Event.at).order_by(Event.seq.desc()).limit(1))
    if last is None:
        return Finding(Health.OK, "clock", f"{now:%Y-%m-%d %H:%M:%S} UTC, and nothing has happened yet")
    if last - now > SLACK:
        said = f"{now:%Y-%m-%d %H:%M:%S} UTC, but the last event was at {last:%Y-%m-%d %H:%M:%S}"
        return Finding(Health.PROBLEM, "clock", said, "Set the clock, and have it kept right (timedatectl).")
    return Finding(Health.OK, "clock", f"{now:%Y-%m-%d %H:%M:%S} UTC, after the last event")


def check_mode(database: Database) -> Finding:
    """Tell whether the desk is read-only."""
    with database.reading() as session:
        present = current_mode(session)
    if present.mode is Mode.OPEN or present.since is None:
        return Finding(Health.OK, "mode", "open")
    said = f"read-only since {present.since:%Y-%m-%d %H:%M} UTC: {present.reason}"
    return Finding(Health.WARNING, "mode", said, "When that is over: claimtrack mode open")
