"""A real PostgreSQL for the suite: the one that is named, else one of our own in a temporary folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

VARIABLE = "CLAIMTRACK_TEST_POSTGRES"


class PostgresServer:
    """A server that is started for one run of the suite and thrown away."""

    def __init__(self, binaries: Path) -> None:
        self.binaries = binaries
        self.folder = Path(tempfile.mkdtemp(prefix="ctpg"))
        self.data = self.folder / "data"

    @property
    def url(self) -> str:
        """Address of the maintenance database."""
        return f"postgresql+psycopg://claimtrack@/postgres?host={self.folder}"

    def start(self) -> None:
        """Make a cluster and start it; durability is off, since nothing in it has to last."""
        self._own_folder()
        self._run("initdb", "-D", str(self.data), "-U", "claimtrack", "-A", "trust", "-E", "UTF8")
        options = f"-k {self.folder} -h '' -c fsync=off -c full_page_writes=off -c max_connections=200"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.data), "-w", "-l", log, "-o", options, "start")

    def restart(self, *, mode: str = "fast") -> None:
        """Stop the server under whoever is connected, and start it again; `mode` is pg_ctl's."""
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.data), "-w", "-l", log, "-m", mode, "restart")

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        with suppress(subprocess.CalledProcessError):
            self._run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _own_folder(self) -> None:
        """PostgreSQL refuses to run as root: it gets the account that its package made."""
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.binaries / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)  # noqa: S603


def find_binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL server on this machine, or None."""
    on_path = shutil.which("pg_ctl")
    if on_path:
        return Path(on_path).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return folders[-1] if folders else None


def create_database(server_url: str, name: str, *, template: str = "template1") -> str:
    """Return the address of a new database, a copy of `template`."""
    _administer(server_url, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)


def drop_database(server_url: str, name: str) -> None:
    """Remove a database, whoever is connected to it."""
    _administer(server_url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _administer(server_url: str, statement: str) -> None:
    engine = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
