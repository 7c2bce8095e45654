"""Triggers that keep append-only tables append-only, on both databases.

A batch migration on SQLite makes a table anew and drops its triggers without a word, so the migration
environment installs them again after every run.
"""

from sqlalchemy import Connection, inspect, text

# Table -> its key columns.
APPEND_ONLY: dict[str, tuple[str, ...]] = {
    "event": ("seq",),
    "verdict_revision": ("id",),
    "revision_contributor": ("revision_id", "user_id"),
    "approval": ("id",),
    "checkpoint": ("number",),
}
_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP;
END $$
"""


def install_triggers(connection: Connection) -> None:
    """Create the triggers that are missing on the tables that exist."""
    existing = set(inspect(connection).get_table_names())
    tables = {name: keys for name, keys in APPEND_ONLY.items() if name in existing}
    statements = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    if tables and connection.dialect.name != "sqlite":
        connection.execute(text(_FUNCTION))
    for table, keys in tables.items():
        for statement in statements(table, keys):
            connection.execute(text(statement))


def _sqlite(table: str, keys: tuple[str, ...]) -> list[str]:
    same_key = " AND ".join(f"{key} = NEW.{key}" for key in keys)
    exists = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same_key})"  # noqa: S608 - names from APPEND_ONLY
    conditions = {"UPDATE": "", "DELETE": "", "INSERT": exists}
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: {verb} refused'); END"
        for verb, condition in conditions.items()
    ]


def _postgresql(table: str, _keys: tuple[str, ...]) -> list[str]:
    """An INSERT of an existing key fails on PostgreSQL by the key itself: there is no REPLACE."""
    return [
        (
            f"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        ),
        (
            f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        ),
    ]
