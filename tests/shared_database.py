"""One PostgreSQL database for many tests, put back to its beginning after each: copying takes longer."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError

from tests.postgres import create_database, drop_database

# Triggers, columns and constraints: a test that changed the schema gets the next one a new database.
_FINGERPRINT = """
SELECT (SELECT count(*) || string_agg(tgenabled, '') FROM pg_trigger WHERE NOT tgisinternal)
    || '/' || (SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public')
    || '/' || (SELECT count(*) FROM pg_constraint)
    || '/' || (SELECT count(*) FROM pg_indexes WHERE schemaname = 'public')
"""
# Emptied in any order, without the triggers that refuse it; then filled with what the template held.
_RESET = """
DO $$
DECLARE
    place record;
BEGIN
    SET LOCAL session_replication_role = replica;
    SET LOCAL lock_timeout = '3s';
    FOR place IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP
        EXECUTE format('DELETE FROM public.%I', place.tablename);
    END LOOP;
    FOR place IN SELECT tablename FROM pg_tables WHERE schemaname = 'seed' LOOP
        EXECUTE format('INSERT INTO public.%I SELECT * FROM seed.%I', place.tablename, place.tablename);
    END LOOP;
    FOR place IN SELECT table_name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = 'id' AND is_identity = 'YES'
    LOOP
        EXECUTE format(
            'SELECT setval(pg_get_serial_sequence(%L, ''id''), coalesce(max(id), 1), max(id) IS NOT NULL)
             FROM public.%I',
            format('public.%I', place.table_name), place.table_name);
    END LOOP;
END $$
"""


class SharedDatabase:
    """A copy of the template that is emptied and filled again instead of being made anew."""

    def __init__(self, server_url: str, template: str, *, name: str) -> None:
        self._server_url, self._template, self.name = server_url, template, name
        self.url = self._make()

    def reset(self) -> None:
        """Put every row back as the template has it; make a new database if that is not possible."""
        try:
            with _administering(self.url) as connection:
                same = connection.scalar(text(_FINGERPRINT)) == self._fingerprint
                if same:
                    connection.execute(text(_RESET))
        except DBAPIError:
            same = False
        if not same:
            self.drop()
            self.url = self._make()

    def drop(self) -> None:
        """Remove the database."""
        drop_database(self._server_url, self.name)

    def _make(self) -> str:
        url = create_database(self._server_url, self.name, template=self._template)
        with _administering(url) as connection:
            _keep_seed(connection)
            self._fingerprint = connection.scalar(text(_FINGERPRINT))
        return url


def _keep_seed(connection: Connection) -> None:
    """Copy the template's rows into a schema that the desk does not see."""
    connection.execute(text("CREATE SCHEMA seed"))
    tables = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
    for table in tables:
        filled = connection.scalar(text(f'SELECT EXISTS (SELECT 1 FROM public."{table}")'))  # noqa: S608
        if filled and table != "alembic_version":
            connection.execute(text(f'CREATE TABLE seed."{table}" AS TABLE public."{table}"'))


@contextmanager
def _administering(url: str) -> Iterator[Connection]:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
