"""The commands that put a desk away, bring it back and move it."""

from pathlib import Path

import pytest

from claimtrack.cli.progress import Progress
from claimtrack.storage.steps import Step
from tests.cli.conftest import Run


def test_a_backup_says_where_it_is_and_how_the_audit_ends(run: Run, instance: Path, tmp_path: Path) -> None:
    path = tmp_path / "backup.tar.gz"
    result = run("backup", str(path))
    assert result.exit_code == 0
    assert f"{path}: {path.stat().st_size} bytes, SHA-256 " in result.stdout
    assert "The audit in it has 1 events, head " in result.stdout
    assert "Copying the database …" in result.stderr
    assert "Checking the archive …" in result.stderr


def test_a_backup_goes_over_a_file_with_force_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "backup.tar.gz"
    path.write_text("yesterday's", encoding="utf8")
    refused = run("backup", str(path))
    assert (refused.exit_code, "replace it with --force" in refused.output) == (1, True)
    assert path.read_text(encoding="utf8") == "yesterday's"
    assert run("backup", str(path), "--force", "--no-check").exit_code == 0


def test_a_backup_into_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    result = run("backup", str(tmp_path / "missing" / "backup.tar.gz"))
    assert (result.exit_code, "No such file or directory" in result.output) == (1, True)


def test_restoring_says_what_it_replaces_and_asks(run: Run, instance: Path, tmp_path: Path) -> None:
    path = tmp_path / "backup.tar.gz"
    run("backup", str(path))
    result = run("restore", str(path), input="n\n")
    assert result.exit_code == 1
    assert "user: 5, article: 0, claim: 0, publication: 0, event: 1" in result.stdout
    assert f"It replaces the desk in {instance}:\n  user: 5" in result.stdout
    assert "Nothing was restored" in result.stderr
    assert not list(instance.glob("replaced_*"))
    result = run("restore", str(path), input="y\n")
    assert result.exit_code == 0
    (kept,) = instance.glob("replaced_*")
    assert f"What was replaced is kept in {kept}" in result.stdout


def test_a_look_at_a_backup_changes_nothing(run: Run, instance: Path, tmp_path: Path) -> None:
    path = tmp_path / "backup.tar.gz"
    run("backup", str(path))
    result = run("restore", str(path), "--check")
    assert result.exit_code == 0
    assert "The backup holds. It was made at " in result.stdout
    assert not list(instance.glob("replaced_*"))
    assert (
        "There is no desk in its place yet."
        in run("restore", str(path), "--check", on=tmp_path / "new").stdout
    )
    assert not (tmp_path / "new").exists()


def test_a_desk_moves(run: Run, tmp_path: Path) -> None:
    path, new = tmp_path / "desk.tar.gz", tmp_path / "new"
    assert run("desk", "export", str(path)).exit_code == 0
    result = run("desk", "import", str(path), on=new)
    assert result.exit_code == 0
    assert f"The desk in {new} has its " in result.stdout
    assert run("audit", "verify", on=new).exit_code == 0
    again = run("desk", "import", str(path), on=new)
    assert (again.exit_code, "into an empty one only" in again.output) == (1, True)


@pytest.mark.parametrize("words", [("backup", "{}"), ("desk", "export", "{}")])
def test_before_init_there_is_nothing_to_put_away(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run(*(word.format(tmp_path / "a.tar.gz") for word in words), on=tmp_path / "nothing")
    assert (result.exit_code, "Run: claimtrack init" in result.output) == (1, True)
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("words", [("restore", "{}", "--yes"), ("desk", "import", "{}")])
def test_a_file_that_is_not_there(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run(*(word.format(tmp_path / "a.tar.gz") for word in words), on=tmp_path / "nothing")
    assert (result.exit_code, "No such file" in result.output) == (1, True)
    assert not (tmp_path / "nothing").exists()


def test_progress_counts_for_people_and_names_steps_for_others(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Progress()
    for done in range(3):
        told(Step.ROWS, done, 3)
    told(Step.AUDIT, 0, 0)
    told.end()
    assert capsys.readouterr().err == "Putting the rows in …\nRecomputing the audit …\n"
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    watched = Progress()
    watched(Step.ROWS, 1, 4)
    watched(Step.FILES, 7, 0)
    watched.end()
    shown = capsys.readouterr().err
    assert "Putting the rows in … 25 %" in shown
    assert "Adding snapshots and attachments … 7" in shown
