"""What is known of a database whatever its schema: revision, rows by table, the chain, the files it names."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, column, func, inspect, select, table, union

from claimtrack.audit.canonical import GENESIS, link_hash
from claimtrack.db.migrations import VERSION_TABLE
from claimtrack.errors import ChainBrokenError
from claimtrack.storage.manifest import ChainHead

_BATCH: Final = 1000
_START: Final = ChainHead(seq=0, hash=GENESIS)
# Table and column where the names of files stand, by store; the third is a column that makes it no file's.
_STORES: Final[tuple[tuple[str, tuple[Any, ...]], ...]] = (
    (
        "snapshots",
        (
            ("source_copy", "warc_hash"),
            ("source_copy", "readable_hash"),
            # A page that could be made readable is in the WARC file alone.
            ("source_copy", "content_hash", "readable_hash"),
        ),
    ),
    ("attachments", (("source", "document_hash"), ("appearance", "document_hash"))),
)
_PURGED: Final = "purged_at"
_EVENT: Final = table("event", column("seq"), column("previous_hash"), column("hash"), column("body"))


def count_rows(connection: Connection) -> dict[str, int]:
    """Return the number of rows of every table but Alembic's own."""
    names = sorted(set(inspect(connection).get_table_names()) - {VERSION_TABLE})
    return {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in names}


def last_event(connection: Connection) -> ChainHead:
    """Return the audit's head as it is stored."""
    row = connection.execute(
        select(_EVENT.c.seq, _EVENT.c.hash).order_by(_EVENT.c.seq.desc()).limit(1)
    ).first()
    return ChainHead(seq=row.seq, hash=row.hash) if row else _START


def check_chain(connection: Connection) -> ChainHead:
    """Return the head of a chain that holds, in constant memory; `verify_audit` looks at rows as well.

    Raises ChainBrokenError.
    """
    head = _START
    for row in _rows(connection, select(_EVENT).order_by(_EVENT.c.seq)):
        seq = head.seq + 1
        if row.seq != seq:
            raise ChainBrokenError(seq=seq, problem="the event is missing")
        if row.previous_hash != head.hash or row.hash != link_hash(head.hash, row.body):
            raise ChainBrokenError(seq=seq, problem="the hash does not fit the event and the one before it")
        head = ChainHead(seq=row.seq, hash=row.hash)
    return head


def named_files(connection: Connection) -> Iterator[tuple[str, str]]:
    """Give store and hash of each file that the database names and has not purged, in order, each once."""
    columns = _columns(connection)
    for store, places in _STORES:
        selects = [_hashes(columns, *place) for place in places if place[:2] in columns]
        if selects:
            for row in _rows(connection, union(*selects).order_by("hash")):
                yield store, row.hash


def _hashes(columns: set[tuple[str, str]], of: str, name: str, unless: str | None = None) -> Any:
    found: Any = select(column(name).label("hash")).select_from(table(of)).where(column(name).is_not(None))
    if unless is not None:
        found = found.where(column(unless).is_(None))
    return found.where(column(_PURGED).is_(None)) if (of, _PURGED) in columns else found


def _columns(connection: Connection) -> set[tuple[str, str]]:
    inspector = inspect(connection)
    names = {place[0] for _store, places in _STORES for place in places} & set(inspector.get_table_names())
    return {(of, each["name"]) for of in names for each in inspector.get_columns(of)}


def _rows(connection: Connection, statement: Any) -> Iterator[Any]:
    return iter(connection.execute(statement, execution_options={"yield_per": _BATCH}))
