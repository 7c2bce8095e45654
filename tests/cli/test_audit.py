import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from tests.cli.conftest import Run
from tests.conftest import NOW
from tests.desk import PEOPLE, TrialDesk


@pytest.fixture
def published(instance: Path) -> Path:
    """The instance, with a verdict published."""
    database = open_database(load_settings(instance))
    TrialDesk(database, PEOPLE, now=NOW).publish()
    database.close()
    return instance


def tamper(instance: Path, *statements: str) -> None:
    """Change the database as somebody could who has the file: without the triggers."""
    with closing(sqlite3.connect(instance / "claimtrack.db")) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_an_audit_that_holds_says_how_long_it_is_and_its_head(run: Run, published: Path) -> None:
    result = run("audit", "verify")
    assert result.exit_code == 0
    count, head = _last(published)
    assert result.output == f"The audit holds: {count} events, head {head}\n"


def test_the_head_is_written_and_checked_the_next_time(run: Run, published: Path, tmp_path: Path) -> None:
    file = tmp_path / "head.json"
    assert run("audit", "verify", "--head", str(file)).exit_code == 0
    first = json.loads(file.read_text(encoding="utf8"))
    assert (first["seq"], first["hash"]) == _last(published)
    run("user", "password", "alice", "--password-stdin", input="another long password")
    assert run("audit", "verify", "--head", str(file)).exit_code == 0
    assert json.loads(file.read_text(encoding="utf8"))["seq"] == first["seq"] + 1


def test_a_chain_that_was_cut_off_is_found_by_the_kept_head(
    run: Run, published: Path, tmp_path: Path
) -> None:
    file = tmp_path / "head.json"
    run("user", "password", "alice", "--password-stdin", input="another long password")
    run("audit", "verify", "--head", str(file))
    kept = file.read_text(encoding="utf8")
    tamper(published, "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)")
    assert run("audit", "verify").exit_code == 0
    result = run("audit", "verify", "--head", str(file))
    assert result.exit_code == 1
    assert "cut off" in result.output
    assert file.read_text(encoding="utf8") == kept


def test_a_file_that_holds_no_head_is_a_usage_error(run: Run, published: Path, tmp_path: Path) -> None:
    file = tmp_path / "head.json"
    for content in ("", "[]", '{"seq": "x"}', "\x00"):
        file.write_text(content, encoding="utf8")
        result = run("audit", "verify", "--head", str(file))
        assert result.exit_code == 2
        assert file.read_text(encoding="utf8") == content


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET body = replace(body, 'queued', 'approved') WHERE seq = 4",
        "UPDATE event SET actor = 'user:3' WHERE seq = 4",
        "DELETE FROM event WHERE seq = 4",
    ],
)
def test_a_changed_event_is_named(run: Run, published: Path, statement: str) -> None:
    tamper(published, statement)
    result = run("audit", "verify")
    assert result.exit_code == 1
    assert "does not hold at event 4" in result.output


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE verdict_revision SET body = replace(body, '21 million', '18 million')",
        "UPDATE approval SET approver_id = 5",
        "UPDATE publication SET slug = 'another'",
        "DELETE FROM approval",
    ],
)
def test_a_row_that_was_changed_behind_its_event_is_found(run: Run, published: Path, statement: str) -> None:
    tamper(published, statement)
    result = run("audit", "verify")
    assert result.exit_code == 1
    assert "does not hold" in result.output


def test_an_export_can_be_checked_by_anyone_with_a_sha_256(run: Run, published: Path, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    assert run("audit", "export", str(file)).exit_code == 0
    previous = "0" * 64
    lines = [json.loads(line) for line in file.read_text(encoding="utf8").splitlines()]
    for number, line in enumerate(lines, start=1):
        assert (line["seq"], line["previous_hash"]) == (number, previous)
        previous = hashlib.sha256((previous + line["body"]).encode()).hexdigest()
        assert line["hash"] == previous
    assert (len(lines), previous) == _last(published)


def test_an_export_may_go_to_standard_output(run: Run, published: Path) -> None:
    result = run("audit", "export", "-")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) == _last(published)[0]


def _last(instance: Path) -> tuple[int, str]:
    with closing(sqlite3.connect(instance / "claimtrack.db")) as connection:
        seq, head = connection.execute("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
        return int(seq), str(head)
