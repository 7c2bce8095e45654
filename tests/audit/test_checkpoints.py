"""Checkpoints: signed by the key in force, one after the other, on events that are still there."""

# ruff: noqa: S608 - the statements come from these tests
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from claimtrack.audit import Actor
from claimtrack.audit.export import VERIFIER, export_checkpoints, export_lines
from claimtrack.audit.verify import verify_audit
from claimtrack.db.triggers import APPEND_ONLY
from claimtrack.errors import ChainBrokenError, SigningKeyMissingError
from claimtrack.models import Checkpoint
from claimtrack.security.signing import SigningKey, forget_key, is_signed
from claimtrack.services.records.checkpoints import (
    announce_first_key,
    is_checkpoint_due,
    list_keys,
    newest_checkpoint,
    rotate_key,
    take_checkpoint,
)
from claimtrack.settings import Settings
from tests.desk import TrialDesk

ACTOR = Actor.command("test")
Bend = Callable[[str], None]


@pytest.fixture
def secrets(settings: Settings, desk: TrialDesk) -> Path:
    """The folder with the key, which the audit names."""
    with desk.writing() as session:
        announce_first_key(session, secrets=settings.secrets_folder, actor=ACTOR, now=desk.now)
    return settings.secrets_folder


def take(desk: TrialDesk, secrets: Path) -> Checkpoint:
    with desk.writing() as session:
        taken = take_checkpoint(session, secrets=secrets, now=desk.now)
    assert taken is not None
    return taken


def bend(desk: TrialDesk, statement: str) -> None:
    """Run a statement as somebody who owns the database would."""
    with desk.database.writing() as session:
        sqlite = session.get_bind().dialect.name == "sqlite"
        for table in APPEND_ONLY:
            for verb in ("update", "delete", "insert") if sqlite else ("change", "truncate"):
                on = "" if sqlite else f" ON {table}"
                session.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}"))
        session.execute(text(statement))


def problem(desk: TrialDesk) -> str:
    with pytest.raises(ChainBrokenError) as caught, desk.database.reading() as session:
        verify_audit(session)
    return str(caught.value.params["problem"])


def test_a_checkpoint_signs_the_newest_event(desk: TrialDesk, secrets: Path) -> None:
    desk.publish()
    taken = take(desk, secrets)
    with desk.database.reading() as session:
        head = verify_audit(session)
        (key,) = list_keys(session)
    assert (taken.number, taken.seq, taken.hash) == (1, *head)
    assert is_signed(taken.statement, signature=taken.signature, public=str(key["public_key"]))
    assert not is_signed(taken.statement + " ", signature=taken.signature, public=str(key["public_key"]))


def test_nothing_new_is_signed_once(desk: TrialDesk, secrets: Path) -> None:
    assert take(desk, secrets).number == take(desk, secrets).number == 1
    desk.add_article()
    assert take(desk, secrets).number == 2


def test_the_key_is_for_the_desk_alone(secrets: Path) -> None:
    (key,) = secrets.glob("audit_key_*")
    assert oct(key.stat().st_mode & 0o777) == "0o600"


def test_a_checkpoint_is_due_after_a_while_and_only_for_something_new(desk: TrialDesk, secrets: Path) -> None:
    hour = timedelta(hours=1)

    def due() -> bool:
        with desk.database.reading() as session:
            return is_checkpoint_due(session, every=hour, now=desk.now)

    assert due()
    take(desk, secrets)
    desk.now += 2 * hour
    assert not due()
    desk.add_article()
    assert due()
    desk.now -= 3 * hour
    assert not due()


def test_a_new_key_is_signed_by_the_one_before_which_signs_no_more(desk: TrialDesk, secrets: Path) -> None:
    old = take(desk, secrets).key_id
    desk.add_article()
    with desk.writing() as session:
        new, before = rotate_key(session, secrets=secrets, actor=ACTOR, now=desk.now)
    assert before == old
    forget_key(secrets, old)
    desk.add_claim(article_id=1)
    taken = take(desk, secrets)
    assert (taken.number, taken.key_id) == (3, new)
    with desk.database.reading() as session:
        verify_audit(session)
        keys = list_keys(session)
    assert [(key["key"], key["signed_by"]) for key in keys] == [(old, None), (new, old)]


def test_a_key_that_was_lost_is_replaced_without_its_signature(desk: TrialDesk, secrets: Path) -> None:
    old = take(desk, secrets).key_id
    forget_key(secrets, old)
    desk.add_article()
    with pytest.raises(SigningKeyMissingError, match=old):
        take(desk, secrets)
    with desk.writing() as session:
        rotate_key(session, secrets=secrets, actor=ACTOR, now=desk.now)
    take(desk, secrets)
    with desk.database.reading() as session:
        assert verify_audit(session).seq > 0
        assert list_keys(session)[-1]["signed_by"] is None


def test_a_cut_off_tail_is_found_by_the_checkpoint(desk: TrialDesk, secrets: Path) -> None:
    desk.add_article()
    seq = take(desk, secrets).seq
    bend(desk, f"DELETE FROM event WHERE seq >= {seq}")
    assert problem(desk) == f"events up to {seq}, which checkpoint 1 signed, have been cut off"


@pytest.mark.parametrize(
    "change",
    ["number = 2", "seq = 2", "hash = 'forged'", "key_id = 'forged'", "signature = '00'", "statement = '{}'"],
)
def test_a_checkpoint_that_was_changed_is_found(desk: TrialDesk, secrets: Path, change: str) -> None:
    desk.add_article()
    take(desk, secrets)
    bend(desk, f"UPDATE checkpoint SET {change}")
    assert "does not fit" in problem(desk)


def test_a_checkpoint_in_the_middle_that_was_removed_is_found(desk: TrialDesk, secrets: Path) -> None:
    for _ in range(3):
        desk.add_article(f"Number {desk.now} is long.")
        take(desk, secrets)
    bend(desk, "DELETE FROM checkpoint WHERE number = 2")
    assert "checkpoint 3 does not fit" in problem(desk)


def test_a_stranger_cannot_sign(desk: TrialDesk, secrets: Path) -> None:
    taken, stranger = take(desk, secrets), SigningKey.generate()
    bend(desk, f"UPDATE checkpoint SET signature = '{stranger.sign(taken.statement)}'")
    assert "does not fit" in problem(desk)


def run_verifier(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the program that desks give away, without anything but Python itself."""
    command = [sys.executable, "-I", "-S", str(VERIFIER), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={"LANG": "C.UTF-8"})  # noqa: S603


@pytest.fixture
def export(desk: TrialDesk, secrets: Path, tmp_path: Path) -> Path:
    """An export with two checkpoints, by two keys."""
    desk.publish()
    take(desk, secrets)
    with desk.writing() as session:
        rotate_key(session, secrets=secrets, actor=ACTOR, now=desk.now)
    take(desk, secrets)
    file = tmp_path / "audit.jsonl"
    with desk.database.reading() as session:
        lines = [*export_lines(session), *export_checkpoints(session)]
    file.write_text("".join(lines), encoding="utf8")
    return file


def test_a_stranger_verifies_an_export_with_python_alone(desk: TrialDesk, export: Path) -> None:
    done = run_verifier(export)
    with desk.database.reading() as session:
        head, newest = verify_audit(session), newest_checkpoint(session)
    assert newest is not None
    assert (
        done.stdout == f"The audit holds: {head.seq} events, {newest.number} checkpoints, head {head.hash}\n"
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("find", "put", "problem"),
    [
        ("21,000,000", "12,000,000", "does not fit the one before it"),
        ("claim.take", "claim.Take", "does not fit the one before it"),
        ('"signature": "', '"signature": "0', "does not hold"),
    ],
)
def test_a_stranger_finds_what_was_changed(export: Path, find: str, put: str, problem: str) -> None:
    told = export.read_text(encoding="utf8")
    assert find in told
    export.write_text(told.replace(find, put, 1), encoding="utf8")
    done = run_verifier(export)
    assert done.returncode == 1
    assert problem in done.stdout


def test_a_stranger_finds_a_line_that_is_missing(export: Path) -> None:
    lines = export.read_text(encoding="utf8").splitlines(keepends=True)
    export.write_text("".join(lines[:3] + lines[4:]), encoding="utf8")
    assert "event 4 does not fit" in run_verifier(export).stdout


def test_a_stranger_finds_a_history_that_is_shorter_than_what_was_shown(export: Path, tmp_path: Path) -> None:
    lines = export.read_text(encoding="utf8").splitlines(keepends=True)
    events = [line for line in lines if '"seq"' in line[:10]]
    export.write_text("".join(events[:5] + lines[-2:]), encoding="utf8")
    assert "is not the one that checkpoint" in run_verifier(export).stdout


def test_the_verifier_says_how_it_is_called() -> None:
    done = run_verifier()
    assert done.returncode == 2
    assert "EXPORT" in done.stderr
    assert run_verifier(os.devnull).returncode == 0
