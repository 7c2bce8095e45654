"""`claimtrack labels export`: a file that `evaluate` reads."""

import json
from pathlib import Path

from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from tests.cli.conftest import Run
from tests.conftest import NOW
from tests.desk import PASSAGE, PEOPLE, TrialDesk


def test_labels_are_written_and_can_be_measured_with(run: Run, instance: Path, tmp_path: Path) -> None:
    database = open_database(load_settings(instance))
    TrialDesk(database, PEOPLE, now=NOW).add_claim(PASSAGE)
    database.close()
    file = tmp_path / "labels.jsonl"
    result = run("labels", "export", str(file))
    assert result.exit_code == 0, result.output
    assert "Wrote 1 labels" in result.stderr
    assert json.loads(file.read_text(encoding="utf8"))["sentences"][0]["reason"] == "by_hand"
    assert run("evaluate", "extraction", str(file), "--format", "json").exit_code == 0


def test_an_untouched_desk_gives_an_empty_file(run: Run) -> None:
    assert run("labels", "export", "-").stdout == ""
