from pathlib import Path

from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from tests.cli.conftest import Run
from tests.conftest import NOW
from tests.desk import PEOPLE, TrialDesk


def test_the_site_is_written_and_then_only_what_changed(run: Run, instance: Path, tmp_path: Path) -> None:
    assert run("init").exit_code == 0
    database = open_database(load_settings(instance))
    TrialDesk(database, PEOPLE, now=NOW).publish()
    database.close()
    folder = tmp_path / "site"
    first = run("site", "build", str(folder))
    assert first.exit_code == 0, first.output
    assert (folder / "index.html").is_file()
    assert "0 unchanged, 0 removed" in first.output
    assert run("site", "build", str(folder)).output.startswith("0 files written, ")


def test_a_folder_in_use_is_one_line(run: Run, instance: Path, tmp_path: Path) -> None:
    assert run("init").exit_code == 0
    result = run("site", "build", str(tmp_path))
    assert result.exit_code == 1
    assert "holds something else" in result.output
