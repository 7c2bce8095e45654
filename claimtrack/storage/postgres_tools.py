"""PostgreSQL's own programs, `pg_dump` and `pg_restore`, on the desk's database."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

from claimtrack.errors import ToolFailedError, ToolMissingError

# The schema that the desk's tables are in.
SCHEMA: Final = "public"
# The words that libpq knows for what SQLAlchemy's driver is told.
_VARIABLES: Final = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "options": "PGOPTIONS",
    "passfile": "PGPASSFILE",
    "service": "PGSERVICE",
}


def require_tools() -> None:
    """Raise ToolMissingError unless `pg_dump` and `pg_restore` are installed."""
    for tool in ("pg_dump", "pg_restore"):
        if shutil.which(tool) is None:
            raise ToolMissingError(tool=tool)


def dump_database(url: str, path: Path, *, snapshot: str) -> None:
    """Write the desk's schema at an exported `snapshot` into the new file `path`. Raises ToolFailedError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.close(descriptor)
    # Uncompressed: the archive around it is.
    options = ("--format=custom", "--compress=0", "--no-owner", "--no-privileges", f"--schema={SCHEMA}")
    _run(url, "pg_dump", *options, f"--snapshot={snapshot}", f"--file={path}")


def load_dump(url: str, path: Path) -> None:
    """Make what a dump holds in the database at `url`, all of it or nothing. Raises ToolFailedError."""
    options = ("--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges")
    _run(url, "pg_restore", *options, f"--schema={SCHEMA}", f"--dbname={make_url(url).database}", str(path))


@contextmanager
def scratch_database(url: str) -> Iterator[str | None]:
    """Give the address of a new database on the server, which is gone at the end; None if not allowed."""
    name = f"claimtrack_check_{uuid4().hex[:12]}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            try:
                connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE template0'))
            except DBAPIError:
                yield None
                return
            try:
                yield make_url(url).set(database=name).render_as_string(hide_password=False)
            finally:
                connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
    finally:
        engine.dispose()


def _run(url: str, tool: str, *arguments: str) -> None:
    program = shutil.which(tool)
    if program is None:
        raise ToolMissingError(tool=tool)
    done = subprocess.run(  # noqa: S603 - a program of the machine's administrator
        [program, *arguments],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **_environment(make_url(url))},
    )
    if done.returncode:
        said = done.stderr.decode("utf8", "replace").strip().splitlines()
        raise ToolFailedError(tool=tool, problem=said[0] if said else f"exit status {done.returncode}")


def _environment(url: URL) -> Mapping[str, str]:
    """Return how to reach the database: not on the command line, which every account can read."""
    _, told = url.get_dialect()().create_connect_args(url)
    return {_VARIABLES[name]: str(value) for name, value in told.items() if name in _VARIABLES}
