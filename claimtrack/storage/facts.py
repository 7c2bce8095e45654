"""What is known of a database whatever its schema: revision, rows by table, the chain, the files it names."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, column, func, inspect, select, table, union

from claimtrack.audit.canonical import GENESIS, link_hash
from claimtrack.audit.verify import Head
from claimtrack.db.migrations import VERSION_TABLE
from claimtrack.errors import ChainBrokenError

_BATCH: Final = 1000
# Column by column, where the names of files stand; the last only where there is no readable page beside it.
_SNAPSHOTS: Final = (("source_copy", "warc_hash"), ("source_copy", "readable_hash"))
_PAGES: Final = ("source_copy", "content_hash", "readable_hash")
_ATTACHMENTS: Final = (("source", "document_hash"), ("appearance", "document_hash"))
_EVENT: Final = table("event", column("seq"), column("previous_hash"), column("hash"), column("body"))


def count_rows(connection: Connection) -> dict[str, int]:
    """Return the number of rows of every table but Alembic's own."""
    names = sorted(set(inspect(connection).get_table_names()) - {VERSION_TABLE})
    return {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in names}


def last_event(connection: Connection) -> Head:
    """Return the audit's head as it is stored."""
    row = connection.execute(
        select(_EVENT.c.seq, _EVENT.c.hash).order_by(_EVENT.c.seq.desc()).limit(1)
    ).first()
    return Head(row.seq, row.hash) if row else Head(0, GENESIS)


def check_chain(connection: Connection) -> Head:
    """Return the head of a chain that holds, in constant memory; `verify_audit` looks at rows as well.

    Raises ChainBrokenError.
    """
    head = Head(0, GENESIS)
    for row in _rows(connection, select(_EVENT).order_by(_EVENT.c.seq)):
        seq = head.seq + 1
        if row.seq != seq:
            raise ChainBrokenError(seq=seq, problem="the event is missing")
        if row.previous_hash != head.hash or row.hash != link_hash(head.hash, row.body):
            raise ChainBrokenError(seq=seq, problem="the hash does not fit the event and the one before it")
        head = Head(row.seq, row.hash)
    return head


def named_files(connection: Connection) -> Iterator[tuple[str, str]]:
    """Give store and hash of each file that the database names, in order, each once."""
    columns = _columns(connection)
    for store, places in (("snapshots", _SNAPSHOTS), ("attachments", _ATTACHMENTS)):
        selects: list[Any] = [
            select(column(name).label("hash")).select_from(table(of)).where(column(name).is_not(None))
            for of, name in places
            if (of, name) in columns
        ]
        if store == "snapshots" and selects:
            of, name, readable = _PAGES
            whole: Any = select(column(name).label("hash")).select_from(table(of))
            selects.append(whole.where(column(name).is_not(None), column(readable).is_(None)))
        if selects:
            for row in _rows(connection, union(*selects).order_by("hash")):
                yield store, row.hash


def _columns(connection: Connection) -> set[tuple[str, str]]:
    inspector = inspect(connection)
    names = {of for of, _name in (*_SNAPSHOTS, *_ATTACHMENTS)} & set(inspector.get_table_names())
    return {(of, column["name"]) for of in names for column in inspector.get_columns(of)}


def _rows(connection: Connection, statement: Any) -> Iterator[Any]:
    return iter(connection.execute(statement, execution_options={"yield_per": _BATCH}))
