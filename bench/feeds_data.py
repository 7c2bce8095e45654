"""A desk with many verdicts, written by bulk SQL: rows are copies of what the services made once."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from claimtrack.audit import Actor
from claimtrack.db import Database
from claimtrack.db.migrations import upgrade_database
from claimtrack.db.types import stored_time
from claimtrack.security.secret_files import SECRET_KEY, ensure_secret
from claimtrack.services.policy.defaults import ensure_defaults
from claimtrack.settings import load_settings
from tests.desk import PEOPLE, TrialDesk, add_people

Row = Mapping[str, Any]
# Behind the rows that the services make, and so that archives begin in time.
FIRST = 1001


def fill_desk(instance: Path, *, verdicts: int) -> None:
    """Make a desk in `instance` with so many published verdicts, a minute between two."""
    settings, now = load_settings(instance), datetime.now(UTC)
    ensure_secret(settings.secrets_folder, SECRET_KEY)
    upgrade_database(settings.database)
    database = Database(settings.database)
    with database.writing() as session:
        ensure_defaults(session, actor=Actor.command("bench"), now=now)
        add_people(session, now=now)
    TrialDesk(database, PEOPLE, now=now).publish()
    database.close()
    with closing(sqlite3.connect(instance / "claimtrack.db")) as connection:
        connection.row_factory = sqlite3.Row
        for table, rows in _tables(connection, verdicts=verdicts, now=now):
            _insert(connection, table, rows)
        connection.commit()
        connection.execute("ANALYZE")


def _tables(
    connection: sqlite3.Connection, *, verdicts: int, now: datetime
) -> Iterator[tuple[str, Iterator[Row]]]:
    claim, revision, publication = (
        dict(connection.execute(f"SELECT * FROM {table}").fetchone())
        for table in ("claim", "verdict_revision", "publication")
    )
    keys = range(FIRST, FIRST + verdicts)
    yield "claim", ({**claim, "id": key} for key in keys)
    yield "verdict_revision", (_revision(revision, key) for key in keys)
    yield (
        "publication",
        (_publication(publication, key, now - timedelta(minutes=FIRST + verdicts - key)) for key in keys),
    )


def _revision(revision: Row, key: int) -> Row:
    body = {**json.loads(revision["body"]), "headline": f"Verdict {key}", "claim": key}
    return {
        **revision,
        "id": key,
        "claim_id": key,
        "content_hash": f"{key:064x}",
        "body": json.dumps(body),
    }


def _publication(publication: Row, key: int, at: datetime) -> Row:
    return {
        **publication,
        "id": key,
        "claim_id": key,
        "revision_id": key,
        "uuid": UUID(int=key).hex,
        "slug": f"verdict-{key}",
        "published_at": stored_time(at),
        "updated_at": stored_time(at),
    }


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[Row]) -> None:
    first = next(rows)
    names = ", ".join(first)
    marks = ", ".join(f":{name}" for name in first)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", first)
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
