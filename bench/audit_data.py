"""A desk with a long audit, written by bulk SQL: rows are copies of what the services made once.

Each fifty events are the life of one claim: marked, taken, written, proposed, approved and published, with
comments, and with what was done to the other claims of its article.
"""

import itertools
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy.orm import make_transient

from claimtrack.audit.canonical import digest_text
from claimtrack.audit.digests import approval_digest, publication_digest
from claimtrack.db import Database
from claimtrack.models import Approval, Publication
from claimtrack.settings import load_settings
from claimtrack.storage.setup import set_up_desk
from tests.desk import PEOPLE, TrialDesk, add_people

Row = dict[str, Any]
A_CLAIM = 50
FIRST = 1001
# What happens on a claim beside its verdict.
_SMALL = ("comment.add", "claim.assign", "claim.prioritise", "source.move", "claim.dismiss")


def fill_desk(instance: Path, *, events: int) -> None:
    """Make a desk in `instance` whose audit has about so many events."""
    settings, now = load_settings(instance), datetime.now(UTC)
    set_up_desk(settings, now=now)
    database = Database(settings.database)
    with database.writing() as session:
        add_people(session, now=now)
    desk = TrialDesk(database, PEOPLE, now=now)
    desk.publish()
    with database.reading() as session:
        approval, publication = session.get_one(Approval, 1), session.get_one(Publication, 1)
        make_transient(approval)
        make_transient(publication)
    database.close()
    with closing(sqlite3.connect(instance / "claimtrack.db", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        writer = _Writer(connection, approval, publication)
        for claim in range(FIRST, FIRST + events // A_CLAIM):
            writer.add_claim(claim)
        writer.flush()
        connection.execute("COMMIT")
        connection.execute("ANALYZE")


class _Writer:
    """Writes claims with their events, many at a time."""

    def __init__(self, connection: sqlite3.Connection, approval: Approval, publication: Publication) -> None:
        self._connection = connection
        self._approval, self._publication = approval, publication
        self._templates = {
            table: dict(connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone())
            for table in ("claim", "verdict_revision", "revision_contributor", "approval", "publication")
        }
        told = connection.execute("SELECT action, body FROM event ORDER BY seq").fetchall()
        self._bodies: Mapping[str, Row] = {row["action"]: json.loads(row["body"]) for row in told}
        last = connection.execute("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
        self._seq, self._hash = last["seq"], last["hash"]
        self._rows: dict[str, list[Row]] = {}

    def add_claim(self, key: int) -> None:
        """Write a claim with a published verdict, and the events of its life."""
        revision = {**self._templates["verdict_revision"], "id": key, "claim_id": key}
        revision["content_hash"] = digest_text(revision["body"])
        for table, row in (
            ("claim", {"id": key}),
            ("verdict_revision", revision),
            ("revision_contributor", {"revision_id": key}),
            ("approval", {"id": key, "revision_id": key}),
            ("publication", self._publication_row(key)),
        ):
            self._add(table, {**self._templates[table], **row})
        self._approval.id = self._approval.revision_id = key
        approved, published = approval_digest(self._approval), publication_digest(self._publication)
        told: dict[str, Row] = {
            "verdict.propose": {"revision": key},
            "verdict.approve": {"approval": key, "revision": key, "digest": approved},
            "verdict.publish": {"publication": key, "revision": key, "digest": published},
        }
        whole = ("claim.add", "claim.take", "source.add", *told)
        for action in whole:
            self._event(action, key, {**self._bodies[action]["data"], **told.get(action, {})})
        for action in itertools.islice(itertools.cycle(_SMALL), A_CLAIM - len(whole)):
            self._event(action, key, {"value": "alice", "was": None, "note": "Tako so povedali že včeraj."})
        if key % 200 == 0:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        for table, rows in self._rows.items():
            names = ", ".join(rows[0])
            marks = ", ".join(f":{name}" for name in rows[0])
            self._connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        self._rows.clear()

    def _publication_row(self, key: int) -> Row:
        row = self._publication
        row.id = row.claim_id = row.revision_id = key
        row.slug, row.uuid = f"verdict-{key}", type(row.uuid)(int=key)
        return {"id": key, "claim_id": key, "revision_id": key, "slug": row.slug, "uuid": row.uuid.hex}

    def _event(self, action: str, claim: int, data: Row) -> None:
        self._seq += 1
        body = {
            **self._bodies.get(action, self._bodies["claim.take"]),
            "action": action,
            "seq": self._seq,
            "object": {"kind": "claim", "id": claim},
            "data": data,
        }
        text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        previous, self._hash = self._hash, sha256((self._hash + text).encode()).hexdigest()
        row = {
            "seq": self._seq,
            "at": body["at"],
            "action": action,
            "object_kind": "claim",
            "object_id": claim,
        }
        row |= {"actor": f"{body['actor']['kind']}:{body['actor']['name']}"}
        self._add("event", {**row, "body": text, "previous_hash": previous, "hash": self._hash})

    def _add(self, table: str, row: Row) -> None:
        self._rows.setdefault(table, []).append(row)
