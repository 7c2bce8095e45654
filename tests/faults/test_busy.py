"""A database that somebody else holds: readers go on, writers are told, and later it works again."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from claimtrack.audit.verify import verify_audit
from claimtrack.db import Database, engine
from claimtrack.security.secret_files import SECRET_KEY, ensure_secret
from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from claimtrack.web.app import make_app
from tests.conftest import NOW
from tests.desk import PEOPLE, TrialDesk
from tests.services.record import actions
from tests.visitor import Visitor

_HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(database: Database, *, seconds: float) -> Iterator[None]:
    """Have another process (SQLite) or connection (PostgreSQL) lock the claims, for at least `seconds`."""
    release = time.monotonic() + seconds
    if database.reading_engine.dialect.name == "sqlite":
        words = [sys.executable, "-c", _HOLDER, str(database.reading_engine.url.database)]
        pipe = subprocess.PIPE
        with subprocess.Popen(words, stdin=pipe, stdout=pipe) as holder:  # noqa: S603 - our own program
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            yield
            time.sleep(max(0.0, release - time.monotonic()))
            holder.communicate()
        return
    other = create_engine(database.url)
    connection = other.connect()
    connection.execute(text("LOCK TABLE claim IN EXCLUSIVE MODE"))
    yield
    time.sleep(max(0.0, release - time.monotonic()))
    connection.close()
    other.dispose()


def set_scene(url: str, instance: Path) -> tuple[TrialDesk, Visitor, int]:
    settings = load_settings(instance, database_url=url, public_url="https://desk.example")
    ensure_secret(settings.secrets_folder, SECRET_KEY)
    database = open_database(settings)
    desk = TrialDesk(database, PEOPLE, now=NOW)
    claim_id = desk.add_claim()
    return desk, Visitor(make_app(settings, database), desk).log_in("alice"), claim_id


def see_it_through(desk: TrialDesk, alice: Visitor, claim_id: int, *, seconds: float) -> None:
    """Lock, ask, be refused, wait, ask again."""
    with held(desk.database, seconds=seconds):
        assert alice.another().get("/").status_code == 200
        assert alice.get(f"/claims/{claim_id}").status_code == 200
        assert alice.get("/readyz").status_code == 200
        answer = alice.post(f"/claims/{claim_id}/take")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
        assert "The database is busy" in answer.text
    assert alice.post(f"/claims/{claim_id}/take").status_code == 303
    assert actions(desk, claim_id).count("claim.take") == 1
    with desk.database.reading() as session:
        verify_audit(session)
    desk.database.close()


def test_a_short_lock_seen_by_somebody_impatient(
    own_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = 300
    monkeypatch.setattr(engine, "BUSY_TIMEOUT", short)
    monkeypatch.setattr(engine, "PRAGMAS", (f"busy_timeout = {short}", *engine.PRAGMAS[1:]))
    see_it_through(*set_scene(own_url, tmp_path / "instance"), seconds=0)


@pytest.mark.long
def test_a_database_locked_for_thirty_seconds(own_url: str, tmp_path: Path) -> None:
    see_it_through(*set_scene(own_url, tmp_path / "instance"), seconds=30)
