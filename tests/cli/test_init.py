from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from claimtrack.cli import group
from claimtrack.models import User
from claimtrack.security.secret_files import SECRET_KEY
from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from tests.cli.conftest import Run


def test_init_makes_a_desk_and_says_what_comes_next(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    result = run("init", on=folder)
    assert result.exit_code == 0
    assert str(folder) in result.output
    assert "claimtrack user add" in result.output
    assert (folder / "claimtrack.db").exists()
    assert (folder / "secrets" / SECRET_KEY).exists()


def test_init_again_keeps_key_and_people(run: Run, instance: Path) -> None:
    run("init")
    key = (instance / "secrets" / SECRET_KEY).read_text(encoding="ascii")
    result = run("init")
    assert result.exit_code == 0
    assert "Backup" not in result.output
    assert (instance / "secrets" / SECRET_KEY).read_text(encoding="ascii") == key
    database = open_database(load_settings(instance))
    with database.reading() as session:
        assert "alice" in session.scalars(select(User.name)).all()
    database.close()


def test_the_folder_may_be_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMTRACK_INSTANCE", "desk")
    assert CliRunner().invoke(group, ["init"]).exit_code == 0
    assert (tmp_path / "desk" / "claimtrack.db").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "verify"),
        ("audit", "export", "-"),
        ("user", "add", "dora", "--role", "viewer", "--password-stdin"),
        ("user", "password", "dora", "--password-stdin"),
        ("article", "add", "-"),
        ("serve", "--port", "1"),
        ("worker",),
    ],
)
def test_before_init_every_command_says_what_to_run(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run(*words, on=tmp_path / "nothing", input="a long enough password")
    assert result.exit_code == 1
    assert "Run: claimtrack init" in result.output
    assert not (tmp_path / "nothing").exists()
