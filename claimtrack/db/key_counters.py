"""SQLite's counters of given keys, kept over migrations.

A batch migration makes a table anew, and its counter starts again at the highest key that is left: a key
that was given to a deleted row would then be given to another one.
"""

from sqlalchemy import Connection, text

_KEPT = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name"
_FORGET_LOWER = text("DELETE FROM sqlite_sequence WHERE name = :name AND seq < :last")
_PUT_BACK = text(f"""
    INSERT INTO sqlite_sequence (name, seq) SELECT :name, :last
    WHERE EXISTS ({_KEPT}) AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = :name)
""")  # noqa: S608 - a constant


def read_key_counters(connection: Connection) -> dict[str, int]:
    """Return the last key that each table has given; nothing for another database than SQLite."""
    if connection.dialect.name != "sqlite" or not connection.scalar(text(_KEPT), {"name": "sqlite_sequence"}):
        return {}
    return {row.name: row.seq for row in connection.execute(text("SELECT name, seq FROM sqlite_sequence"))}


def restore_key_counters(connection: Connection, counters: dict[str, int]) -> None:
    """Have each table that is still there go on after the key in `counters`."""
    for name, last in counters.items():
        connection.execute(_FORGET_LOWER, {"name": name, "last": last})
        connection.execute(_PUT_BACK, {"name": name, "last": last})
