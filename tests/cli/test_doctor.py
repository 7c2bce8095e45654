"""``claimtrack doctor``."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_new_desk_has_no_problem(run: Run, instance: Path) -> None:
    run("init")
    instance.chmod(0o700)
    result = run("doctor")
    assert result.exit_code == 0, result.output
    assert not [line for line in result.output.splitlines() if line.startswith("problem")]
    assert "ok       database    SQLite 3." in result.output
    assert "mail        none is set up" in result.output


def test_a_problem_is_exit_1_and_says_what_to_do(run: Run, instance: Path) -> None:
    run("init")
    (instance / "secrets" / "secret_key").chmod(0o644)
    result = run("doctor")
    assert result.exit_code == 1
    assert "problem  secrets" in result.output
    assert "To do: chmod -R go=" in result.output


def test_programs_read_json_lines(run: Run) -> None:
    run("init")
    lines = [json.loads(line) for line in run("doctor", "--format", "json").output.splitlines()]
    assert {frozenset(line) for line in lines} == {frozenset({"health", "subject", "said", "advice"})}
    assert "pipeline" in {line["subject"] for line in lines}


def test_what_is_no_database_is_told_without_a_trace(run: Run, instance: Path) -> None:
    (instance / "claimtrack.db").write_bytes(b"This is a text. " * 400)
    result = run("doctor")
    assert (result.exit_code, "Traceback" in result.output) == (1, False)
    assert "problem" in result.output


def test_without_a_desk_it_says_what_to_do(run: Run, tmp_path: Path) -> None:
    result = run("doctor", on=tmp_path / "nowhere")
    assert (result.exit_code, "Run: claimtrack init" in result.output) == (1, True)
