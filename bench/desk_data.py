"""A desk with many claims, written by bulk SQL: rows are copies of what the services made once."""

import hashlib
import json
import random
import sqlite3
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import psycopg
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from claimtrack.audit.canonical import link_hash
from claimtrack.db import Database
from claimtrack.db.types import stored_time
from claimtrack.models import due_rank
from tests.desk import PEOPLE, TrialDesk, add_people

IN_ARTICLE = 10
# As large as a desk makes them, however many claims it has.
IN_APPROVAL, IN_REVIEW, WITH_DUE_DAY, ASSIGNED = 300, 40, 200, 200
CLAIMANTS, PUBLISHERS, TOPICS, A_DAY = 2000, 150, 20, 200
KINDS = ("quantity", "comparison", "event", "quotation", "causal", "rule", "forecast", "opinion")
SENTENCE = "Claim number {number} says that the bridge cost {number} million crowns."
# Behind the rows that the services make.
FIRST = 1001
_BATCH = 5000

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Template:
    """One row of each table as the driver gives it, and how it wants times and days."""

    rows: Mapping[str, Row]
    stamp: Callable[[datetime], Any]
    day: Callable[[date], Any]
    seq: int
    hash: str


def fill_desk(url: str, *, claims: int, without: Container[str] = ()) -> None:
    """Fill a migrated, empty desk with people and so many claims, a tenth as many articles, and the rest.

    The audit verifies `without` the revisions, which no event vouches for.
    """
    database, now = Database(url), datetime.now(UTC)
    with database.writing() as session:
        add_people(session, now=now)
    TrialDesk(database, PEOPLE, now=now).propose()
    database.close()
    template = _read_template(url)
    for table, rows in _tables(template, claims=claims, now=now):
        if table not in without:
            _insert(url, table, rows)
    _finish(url)


def _read_template(url: str) -> Template:
    tables = ("article", "article_version", "claim", "appearance", "verdict_revision", "source", "event")
    engine = create_engine(url)
    with engine.begin() as connection:
        # Nothing is fetched from the web by the worker.
        connection.execute(text("DELETE FROM source_copy"))
        connection.execute(text("DELETE FROM job"))
        connection.execute(text("UPDATE source SET url = NULL, reference = 'The final account'"))
        rows = {}
        for table in tables:
            newest = "seq" if table == "event" else "id"
            found = connection.execute(text(f"SELECT * FROM {table} ORDER BY {newest} DESC LIMIT 1"))
            rows[table] = dict(found.mappings().one())
    engine.dispose()
    sqlite = url.startswith("sqlite")
    last = rows["event"]
    return Template(
        rows=rows,
        stamp=stored_time if sqlite else lambda moment: moment,
        day=date.isoformat if sqlite else lambda day: day,
        seq=last["seq"],
        hash=last["hash"],
    )


def _tables(template: Template, *, claims: int, now: datetime) -> Iterator[tuple[str, Iterator[Row]]]:
    articles = claims // IN_ARTICLE
    yield "topic", ({"id": n, "slug": f"topic-{n}", "labels": "{}"} for n in range(1, TOPICS + 1))
    yield "claimant", ({"id": n, "name": f"Claimant {n}", "kind": "person"} for n in range(1, CLAIMANTS + 1))
    yield "article", (_article(template, n) for n in range(articles))
    yield "article_version", (_version(template, n, now) for n in range(articles))
    yield "claim", _claims(template, claims, now)
    yield "appearance", (_appearance(template, n) for n in range(claims))
    yield "claim_topic", ({"claim_id": FIRST + n, "topic_id": n % TOPICS + 1} for n in range(claims))
    yield "lease", (_lease(template, n, now) for n in range(claims) if _state(n, claims) == "in_review")
    verdicts = [n for n in range(claims) if _state(n, claims) in {"in_approval", "approved"}]
    yield "verdict_revision", (_revision(template, n) for n in verdicts)
    yield "revision_contributor", ({"revision_id": FIRST + n, "user_id": 1} for n in verdicts)
    yield "source", (_source(template, n) for n in verdicts)
    yield "event", _events(template, claims, now)


def _state(number: int, claims: int) -> str:
    step = claims // (IN_APPROVAL + IN_REVIEW)
    place, rest = divmod(number, step)
    if rest == 0 and place < IN_APPROVAL + IN_REVIEW:
        return "in_approval" if place < IN_APPROVAL else "in_review"
    return ("queued", "dismissed", "queued", "dismissed", "approved")[number % 5 if number % 3 else 0]


def _article(template: Template, number: int) -> Row:
    named = {"title": f"Story {number}", "publisher": f"Paper {number % PUBLISHERS}"}
    return {**template.rows["article"], "id": FIRST + number, **named}


def _version(template: Template, number: int, now: datetime) -> Row:
    first = number * IN_ARTICLE
    words = " ".join(SENTENCE.format(number=n) for n in range(first, first + IN_ARTICLE))
    hashed = hashlib.sha256(words.encode()).hexdigest()
    return {
        **template.rows["article_version"],
        "id": FIRST + number,
        "article_id": FIRST + number,
        "text": words,
        "content_hash": hashed,
        "original_hash": hashed,
        "fetched_at": template.stamp(now),
    }


def _claims(template: Template, claims: int, now: datetime) -> Iterator[Row]:
    chance = random.Random(7)
    due_step, assigned_step = claims // WITH_DUE_DAY, claims // ASSIGNED
    for number in range(claims):
        wording = SENTENCE.format(number=number)
        made = now - timedelta(days=(claims - number) / A_DAY)
        due = now.date() + timedelta(days=chance.randint(-3, 30)) if number % due_step == 1 else None
        yield {
            **template.rows["claim"],
            "id": FIRST + number,
            "wording": wording,
            "standalone": wording,
            "language": "sl" if number % 3 else "en",
            "score": round(chance.random(), 4),
            "kind": KINDS[chance.randrange(len(KINDS))],
            "state": _state(number, claims),
            "claimant_id": number % CLAIMANTS + 1,
            "created_at": template.stamp(made),
            "state_changed_at": template.stamp(made),
            "priority": chance.choices((0, 1, 2, 3), (5, 90, 4, 1))[0],
            "due_on": template.day(due) if due else None,
            "due_rank": due_rank(due),
            "assignee_id": 1 if number % assigned_step == 1 else None,
        }


def _appearance(template: Template, number: int) -> Row:
    article, place = divmod(number, IN_ARTICLE)
    before = range(article * IN_ARTICLE, article * IN_ARTICLE + place)
    start = sum(len(SENTENCE.format(number=n)) + 1 for n in before)
    wording = SENTENCE.format(number=number)
    return {
        **template.rows["appearance"],
        "id": FIRST + number,
        "claim_id": FIRST + number,
        "version_id": FIRST + article,
        "start_offset": start,
        "end_offset": start + len(wording),
        "quote": wording,
    }


def _lease(template: Template, number: int, now: datetime) -> Row:
    until = template.stamp(now + timedelta(days=30))
    return {"claim_id": FIRST + number, "holder_id": 3, "taken_at": template.stamp(now), "until": until}


def _revision(template: Template, number: int) -> Row:
    key = FIRST + number
    return {**template.rows["verdict_revision"], "id": key, "claim_id": key, "number": 1}


def _source(template: Template, number: int) -> Row:
    return {**template.rows["source"], "id": FIRST + number, "claim_id": FIRST + number}


def _events(template: Template, claims: int, now: datetime) -> Iterator[Row]:
    """Give an event for each article and claim, linked to the one before as the desk links them."""
    previous, at = template.hash, stored_time(now)
    for seq, (kind, key, data) in enumerate(_told(template, claims, now), start=template.seq + 1):
        body = {
            "action": f"{kind}.add",
            "actor": {"kind": "user", "name": "1"},
            "at": at,
            "data": data,
            "object": {"id": key, "kind": kind},
            "seq": seq,
        }
        written = json.dumps(body, sort_keys=True, separators=(",", ":"))
        hashed = link_hash(previous, written)
        yield {
            "seq": seq,
            "at": template.stamp(now),
            "actor": "user:1",
            "action": f"{kind}.add",
            "object_kind": kind,
            "object_id": key,
            "body": written,
            "previous_hash": previous,
            "hash": hashed,
        }
        previous = hashed


def _told(template: Template, claims: int, now: datetime) -> Iterator[tuple[str, int, Row]]:
    """Give kind, key and data of what events tell of."""
    for number in range(claims // IN_ARTICLE):
        version = _version(template, number, now)
        hashes = {name: version[name] for name in ("content_hash", "original_hash")}
        yield "article", version["article_id"], {"version": version["id"], **hashes}
    for number in range(claims):
        yield "claim", FIRST + number, {}


def _insert(url: str, table: str, rows: Iterator[Row]) -> None:
    first = next(rows, None)
    if first is None:
        return
    columns = tuple(first)
    values = (tuple(row[name] for name in columns) for row in _with_first(first, rows))
    if url.startswith("sqlite"):
        _insert_sqlite(url, table, columns, values)
    else:
        _copy_postgresql(url, table, columns, values)


def _with_first(first: Row, rows: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rows


def _insert_sqlite(url: str, table: str, columns: Sequence[str], values: Iterator[tuple[Any, ...]]) -> None:
    places = ", ".join("?" * len(columns))
    with closing(sqlite3.connect(make_url(url).database or "")) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -400000")
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
        while batch := list(islice(values, _BATCH * 20)):
            connection.executemany(statement, batch)
            connection.commit()


def _copy_postgresql(url: str, table: str, columns: Sequence[str], values: Iterator[tuple[Any, ...]]) -> None:
    copying = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    with psycopg.connect(_plain(url)) as connection, connection.cursor().copy(copying) as copy:
        for row in values:
            copy.write_row(row)


def _finish(url: str) -> None:
    """Let the next rows get keys of their own; PostgreSQL also gets the figures that it plans by."""
    if url.startswith("sqlite"):
        return
    with psycopg.connect(_plain(url), autocommit=True) as connection:
        for table in ("article", "article_version", "claim", "appearance", "verdict_revision", "source"):
            newest = f"(SELECT max(id) FROM {table})"
            connection.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {newest})")
        connection.execute("VACUUM ANALYZE")


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)
