"""The last key that each table has given: moved along, so that no key is ever given to another row."""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from claimtrack.db.key_counters import read_key_counters, restore_key_counters
from claimtrack.storage.postgres_tools import SCHEMA

_POSTGRES = text("""
    SELECT t.relname AS name, pg_sequence_last_value(s.oid) AS last
    FROM pg_class s
    JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'i'
    JOIN pg_class t ON t.oid = d.refobjid
    WHERE s.relkind = 'S' AND t.relnamespace = CAST(:schema AS regnamespace)
""")
_SET = text("SELECT setval(pg_get_serial_sequence(quote_ident(:name), 'id'), :last)")


def read_keys(connection: Connection) -> dict[str, int]:
    """Return the last key of each table that has given one."""
    if connection.dialect.name == "sqlite":
        found = read_key_counters(connection)
    else:
        found = {row.name: row.last for row in connection.execute(_POSTGRES, {"schema": SCHEMA})}
    return {name: last for name, last in sorted(found.items()) if last}


def restore_keys(connection: Connection, keys: Mapping[str, int]) -> None:
    """Have each table go on after its key in `keys`, or after its highest row."""
    if connection.dialect.name == "sqlite":
        restore_key_counters(connection, dict(keys))
        return
    known = {row.name for row in connection.execute(_POSTGRES, {"schema": SCHEMA})}
    for name in sorted(known & keys.keys()):
        connection.execute(_SET, {"name": name, "last": keys[name]})
