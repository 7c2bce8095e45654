"""Events as they are stored, read past the mapper: a million of them have to be looked at in seconds."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, TextClause, text
from sqlalchemy.orm import Session

from claimtrack.audit.canonical import GENESIS, read_canonical
from claimtrack.db.types import read_time
from claimtrack.errors import ChainBrokenError

# Actor -> as it stands in a body. There are few, and who tampered may have made many.
_MOST_KEPT = 10_000
# Somebody may have slipped in events with numbers that are none.
_BEFORE_ALL = -(2**62)
_TIME_LENGTH = 27
_TIME = {
    "sqlite": "at",
    "postgresql": """to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""",
}
_STATEMENT = (
    "SELECT seq, {time}, actor, action, object_kind, object_id, body, previous_hash, hash FROM event"
    " WHERE seq > :after ORDER BY seq LIMIT :most"
)
Stored = Sequence[Any]
# Tampering may leave what is no time, no text, no JSON, no known state, or leads to no row.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError)


class Head(NamedTuple):
    """The last event of a chain: whoever keeps it can tell later whether history was rewritten."""

    seq: int
    hash: str


START = Head(0, GENESIS)


class Line(NamedTuple):
    """An event whose link holds; `at` is its time as it is stored."""

    seq: int
    at: str
    actor: str
    action: str
    object_kind: str
    object_id: int
    data: dict[str, Any]
    hash: str


def stored_events(session: Session, *, most: int) -> Iterator[Sequence[Stored]]:
    """Give the events in order as they are stored, so many at a time."""
    connection = session.connection()
    statement = text(_STATEMENT.format(time=_TIME[connection.dialect.name]))
    after = _BEFORE_ALL
    while rows := _fetch(connection, statement, {"after": after, "most": most}):
        yield rows
        after = rows[-1][0]


def _fetch(connection: Connection, statement: TextClause, values: dict[str, int]) -> Sequence[Stored]:
    """Return the rows as the driver gives them; to make more of them costs more than to read them."""
    result = connection.execute(statement, values)
    rows: Sequence[Stored] = result.cursor.fetchall()
    result.close()
    return rows


def check_links(rows: Sequence[Stored], head: Head) -> tuple[list[Line], ChainBrokenError | None]:
    """Return the lines whose links hold on after `head`, and why the one after them does not."""
    lines: list[Line] = []
    seq, previous = head
    for row in rows:
        seq += 1
        try:
            line = _check_link(row, seq, previous)
        except ChainBrokenError as error:
            return lines, error
        except UNREADABLE as error:
            return lines, unreadable(seq, error)
        lines.append(line)
        previous = line.hash
    return lines, None


def unreadable(seq: int, error: Exception) -> ChainBrokenError:
    """Return the break at an event that tells of what nobody can read."""
    return ChainBrokenError(seq=seq, problem=f"it cannot be read ({error})")


def _check_link(row: Stored, seq: int, previous: str) -> Line:
    number, at, actor, action, kind, object_id, body, linked, digest = row
    if number != seq:
        raise ChainBrokenError(seq=seq, problem="the event is missing")
    if linked != previous or sha256((previous + body).encode()).hexdigest() != digest:
        raise ChainBrokenError(seq=seq, problem="the hash does not fit the event and the one before it")
    # The body is canonical JSON, so the columns say how it has to begin and to end.
    begin = f'{{"action":{_quoted(action)},"actor":{_actor(actor)},"at":"{at}","data":'
    end = f',"object":{{"id":{object_id},"kind":{_quoted(kind)}}},"seq":{seq}}}'
    if not (body.startswith(begin) and body.endswith(end) and _is_time(at)):
        _explain(row)
    data = read_canonical(body[len(begin) : -len(end)])
    return Line(seq, at, actor, action, kind, object_id, data, digest)


def _explain(row: Stored) -> None:
    """Raise what is wrong with a body that does not repeat its columns."""
    _, at, _, _, _, _, body, _, _ = row
    read_time(at)
    told = json.loads(body)
    missing = {"action", "actor", "at", "data", "object", "seq"} - set(told)
    if missing or not isinstance(told, dict):
        raise ValueError("its body is no event")
    raise ChainBrokenError(seq=row[0], problem="the columns differ from the event's body")


_quoted = json.encoder.encode_basestring
_actors: dict[str, str] = {}


def _is_time(at: str) -> bool:
    datetime.fromisoformat(at)
    return len(at) == _TIME_LENGTH


def _actor(actor: str) -> str:
    written = _actors.get(actor)
    if written is None:
        kind, _, name = actor.partition(":")
        written = f'{{"kind":{_quoted(kind)},"name":{_quoted(name)}}}'
        if len(_actors) < _MOST_KEPT:
            _actors[actor] = written
    return written
