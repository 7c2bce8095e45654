"""Backups, moves and migrations that are killed in the middle, or have no room: nothing half is left."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from claimtrack.db.migrations import current_revision, head_revision, make_config
from claimtrack.errors import DeskUnfinishedError
from claimtrack.services.database import open_database
from claimtrack.settings import Settings, load_settings
from claimtrack.storage.backup import back_up_desk
from claimtrack.storage.desk_export import export_desk
from claimtrack.storage.desk_import import import_desk
from claimtrack.storage.locks import using_desk
from claimtrack.storage.restore import ready_restore
from claimtrack.storage.setup import set_up_desk
from tests.processes import command
from tests.storage.conftest import LATER
from tests.storage.looking import check_audit_of, content_of

LONG = pytest.mark.long
# The program, with a file size beyond which the system refuses to write, as a full disk does.
_LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from claimtrack.cli import main
del sys.argv[1]
main()
"""
# The program, killed by itself as soon as the archive has so many bytes.
_KILLED = """
import os, signal, sys
from claimtrack.storage import writing
limit, real = int(sys.argv[1]), writing._Hashed.write
def write(self, data):
    written = real(self, data)
    self.flush()
    if self.size > limit:
        os.kill(os.getpid(), signal.SIGKILL)
    return written
writing._Hashed.write = write
from claimtrack.cli import main
del sys.argv[1]
main()
"""
# Killed in the middle of a step; the step itself is real.
_KILLED_IN = """
import importlib, os, signal, sys
module, _, name = sys.argv[1].rpartition(".")
def die(*given, **named):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(importlib.import_module(module), name, die)
from claimtrack.cli import main
del sys.argv[1]
main()
"""


def run(settings: Settings, script: str, argument: object, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run a command on a desk in a process of its own, with something in its way."""
    arguments = ["--instance", str(settings.instance), *words]
    variables = {"CLAIMTRACK_DATABASE_URL": settings.database_url} if settings.database_url else {}
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", script, str(argument), *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **variables},
    )


@pytest.mark.parametrize("share", [pytest.param(0.1, marks=LONG), 0.5, pytest.param(0.9, marks=LONG)])
@pytest.mark.parametrize("words", [("backup",), ("desk", "export")])
def test_a_killed_backup_leaves_nothing_under_its_name(
    sqlite_desk: Settings, tmp_path: Path, share: float, words: tuple[str, ...]
) -> None:
    folder = tmp_path / "safe"
    folder.mkdir()
    path = folder / "desk.tar.gz"
    make = back_up_desk if words == ("backup",) else export_desk
    whole = make(sqlite_desk, folder / "whole.tar.gz", now=LATER).size
    before = content_of(sqlite_desk)
    done = run(sqlite_desk, _KILLED, int(whole * share), *words, str(path))
    assert done.returncode == -signal.SIGKILL
    assert not path.exists()
    assert content_of(sqlite_desk) == before
    make(sqlite_desk, path, now=LATER)
    assert sorted(found.name for found in folder.iterdir()) == ["desk.tar.gz", "whole.tar.gz"]


@pytest.mark.parametrize(
    "limit", [pytest.param(20_000, marks=LONG), 400_000, pytest.param(900_000, marks=LONG)]
)
@pytest.mark.parametrize("words", [("backup",), ("desk", "export")])
def test_a_full_disk_leaves_nothing_and_says_so(
    sqlite_desk: Settings, tmp_path: Path, limit: int, words: tuple[str, ...]
) -> None:
    folder = tmp_path / "safe"
    folder.mkdir()
    (folder / "desk.tar.gz").write_text("yesterday's", encoding="utf8")
    _make_large(sqlite_desk)
    done = run(sqlite_desk, _LIMITED, limit, *words, str(folder / "desk.tar.gz"), "--force")
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert any(word in done.stderr for word in ("too large", "full", "disk I/O")), done.stderr
    assert [path.name for path in folder.iterdir()] == ["desk.tar.gz"]
    assert (folder / "desk.tar.gz").read_text(encoding="utf8") == "yesterday's"
    check_audit_of(sqlite_desk)


def _make_large(settings: Settings) -> None:
    """A file that packs badly, so that every limit is met on the way."""
    database = open_database(settings)
    noise = [os.urandom(4000).hex() for _number in range(300)]
    with database.writing() as session:
        for number, words in enumerate(noise):
            row = {"slug": f"noise-{number}", "labels": f'{{"en": "{words}"}}'}
            session.execute(text("INSERT INTO topic (slug, labels) VALUES (:slug, :labels)"), row)
    database.close()


@pytest.mark.parametrize("limit", [20_000, 400_000])
def test_a_full_disk_while_restoring_changes_nothing(
    sqlite_desk: Settings, tmp_path: Path, limit: int
) -> None:
    made = back_up_desk(sqlite_desk, tmp_path / "backup.tar.gz", now=LATER)
    before = content_of(sqlite_desk)
    done = run(sqlite_desk, _LIMITED, limit, "restore", str(made.path), "--yes")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert content_of(sqlite_desk) == before
    with ready_restore(sqlite_desk, made.path) as ready:
        ready.carry_out(now=LATER)
    check_audit_of(sqlite_desk)


STEPS = [
    "claimtrack.storage.restore.check_audit",
    pytest.param("claimtrack.storage.restore.put_back_files", marks=LONG),
    "claimtrack.storage.restore.put_back_keys",
    pytest.param("claimtrack.storage.restore.move_queue_aside", marks=LONG),
]


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_restore_leaves_a_whole_desk_that_can_be_restored_again(
    filled: Settings, tmp_path: Path, step: str
) -> None:
    made = back_up_desk(filled, tmp_path / "backup.tar.gz", now=LATER)
    done = run(filled, _KILLED_IN, step, "restore", str(made.path), "--yes")
    assert done.returncode == -signal.SIGKILL, done.stderr
    # `init` is what every refusal names; on PostgreSQL it puts the old tables back.
    _wait_until_alone(filled)
    set_up_desk(filled, now=LATER)
    check_audit_of(filled)
    _wait_until_alone(filled)
    with ready_restore(filled, made.path) as ready:
        ready.carry_out(now=LATER)
    assert check_audit_of(filled) == made.manifest.contents.head.seq + 1
    assert not list(filled.instance.glob(".claimtrack-unfinished-*"))


def _wait_until_alone(settings: Settings) -> None:
    """The server notices a while later that a client was killed."""
    if not settings.database_url:
        return
    engine = create_engine(settings.database)
    others = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
    end = time.monotonic() + 30
    with engine.connect() as connection:
        while connection.scalar(others) != 1 and time.monotonic() < end:
            time.sleep(0.1)
    engine.dispose()


def test_a_killed_import_leaves_an_empty_place(
    sqlite_desk: Settings, empty_place: Settings, tmp_path: Path
) -> None:
    made = export_desk(sqlite_desk, tmp_path / "desk.tar.gz", now=LATER)
    done = run(
        empty_place, _KILLED_IN, "claimtrack.storage.filling.check_audit", "desk", "import", str(made.path)
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    _wait_until_alone(empty_place)
    if empty_place.database_url:
        with pytest.raises(DeskUnfinishedError, match="claimtrack init"), using_desk(empty_place.instance):
            pytest.fail("half a desk was opened")
    import_desk(empty_place, made.path, now=LATER)
    assert check_audit_of(empty_place) == made.manifest.contents.head.seq + 1


# --- migrations

_MIGRATE = """
import sys
from alembic import command
from claimtrack.db.migrations import make_config, migrations_folder
config = make_config(sys.argv[1])
config.set_main_option("path_separator", "newline")
config.set_main_option("version_locations", f"{migrations_folder() / 'versions'}\\n{sys.argv[2]}")
command.upgrade(config, "head")
"""
# Half of the work is done, in tables and in rows, when it ends.
_STEP = """
revision, down_revision, branch_labels, depends_on = "9001", "{head}", None, None

def upgrade():
    import os, signal
    import sqlalchemy as sa
    from alembic import op
    op.create_table("trial", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO trial (id) VALUES (1)")
    op.execute("UPDATE claim SET wording = 'changed'")
    with op.batch_alter_table("claim") as batch:
        batch.add_column(sa.Column("trial", sa.Integer()))
    op.execute("UPDATE claim SET trial = 1")
    {end}

def downgrade():
    pass
"""
ENDS = {"killed": "os.kill(os.getpid(), signal.SIGKILL)", "failed": "raise RuntimeError('half way')"}


@pytest.mark.parametrize("way", ENDS)
def test_a_migration_that_breaks_off_leaves_the_old_desk_usable(
    filled: Settings, tmp_path: Path, way: str
) -> None:
    before = content_of(filled)
    folder = tmp_path / "versions"
    folder.mkdir()
    (folder / "9001_trial.py").write_text(_STEP.format(head=head_revision(), end=ENDS[way]), encoding="utf8")
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _MIGRATE, filled.database, str(folder)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == (-signal.SIGKILL if way == "killed" else 1), done.stderr
    _wait_until_alone(filled)
    assert content_of(filled) == before
    database = open_database(filled)
    assert current_revision(database) == head_revision()
    tables = set(inspect(database.reading_engine).get_table_names())
    database.close()
    assert not {name for name in tables if name == "trial" or name.startswith("_alembic")}
    check_audit_of(filled)
    set_up_desk(filled, now=LATER)


@pytest.mark.parametrize("step", ["upgrade_database", "write_backup"])
def test_a_killed_init_can_be_run_again(filled: Settings, step: str) -> None:
    from alembic import command as migrate  # noqa: PLC0415 - the word is taken

    migrate.downgrade(make_config(filled.database), "-1")
    done = run(filled, _KILLED_IN, f"claimtrack.storage.setup.{step}", "init")
    assert done.returncode == -signal.SIGKILL, done.stderr
    _wait_until_alone(filled)
    backup = set_up_desk(filled, now=LATER)
    assert backup is not None
    database = open_database(filled)
    assert current_revision(database) == head_revision()
    database.close()


def test_two_backups_of_two_processes_at_once(sqlite_desk: Settings, tmp_path: Path) -> None:
    """One is made, and the other one says why it was not; or both were, one after the other."""
    paths = [tmp_path / "first.tar.gz", tmp_path / "second.tar.gz"]
    processes = [
        subprocess.Popen(  # noqa: S603 - our own program
            command(sqlite_desk.instance, "backup", str(path)),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        for path in paths
    ]
    said = [process.communicate(timeout=120)[1].decode() for process in processes]
    for process, words, path in zip(processes, said, paths, strict=True):
        assert path.exists() is (process.returncode == 0)
        assert process.returncode == 0 or "Another backup of this desk" in words
    assert any(path.exists() for path in paths)


def test_a_running_worker_keeps_a_restore_away(sqlite_desk: Settings, tmp_path: Path) -> None:
    made = back_up_desk(sqlite_desk, tmp_path / "backup.tar.gz", now=LATER)
    worker = subprocess.Popen(command(sqlite_desk.instance, "worker"), stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        end = time.monotonic() + 60
        words = command(sqlite_desk.instance, "restore", str(made.path), "--yes")
        while not (sqlite_desk.instance / "queue.db").exists() and time.monotonic() < end:
            time.sleep(0.1)
        done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
        assert (done.returncode, f"in use (process {worker.pid})" in done.stderr) == (1, True), done.stderr
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    assert "is restored" in done.stdout
    check_audit_of(load_settings(sqlite_desk.instance))
