"""`claimtrack import`: what comes in, what is refused, and what is said about it."""

import json
from pathlib import Path

from sqlalchemy import func, select

from claimtrack.models import EarlierVerdict, Event
from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from tests.cli.conftest import Run
from tests.importing.test_json import REVIEW

TABLE = "claim,url,rating\nThe bridge is long,https://checks.example/bridge,True\n"


def counts(instance: Path) -> tuple[int, int]:
    """Return how many earlier verdicts and how many events of imports there are."""
    database = open_database(load_settings(instance))
    with database.reading() as session:
        verdicts = session.scalar(select(func.count()).select_from(EarlierVerdict))
        events = select(func.count()).select_from(Event).where(Event.action == "verdicts.import")
        told = session.scalar(events)
    database.close()
    return verdicts or 0, told or 0


def test_files_of_several_forms_come_in_once(run: Run, instance: Path, tmp_path: Path) -> None:
    table, feed = tmp_path / "checks.csv", tmp_path / "feed.json"
    table.write_text(TABLE, encoding="utf8")
    feed.write_text(json.dumps({"dataFeedElement": [{"item": [REVIEW]}]}), encoding="utf8")
    first = run("import", str(table), str(feed))
    assert first.exit_code == 0, first.output
    assert f"{table}: 1 records read, 1 new, 0 known already, 0 refused" in first.stdout
    again = run("import", str(table), str(feed))
    assert "0 new, 1 known already" in again.stdout
    assert counts(instance) == (2, 2)
    assert run("audit", "verify").exit_code == 0


def test_what_is_refused_keeps_no_other_out_and_is_told(run: Run, instance: Path, tmp_path: Path) -> None:
    table = tmp_path / "checks.csv"
    table.write_text(TABLE + "No address,,False\nOdd,checks.example/odd,True\n", encoding="utf8")
    result = run("import", str(table))
    assert result.exit_code == 1
    assert "3 records read, 2 new, 0 known already, 1 refused" in result.stdout
    assert "1 refused, because it has no address: line 3" in result.stdout
    assert (
        "1 read in, though it has an address without https://: line 4 (“checks.example/odd”)" in result.stdout
    )
    assert counts(instance) == (2, 1)


def test_standard_input_is_read_too(run: Run, instance: Path) -> None:
    result = run("import", "--format", "csv", "-", input=TABLE.encode("utf-16"))
    assert result.exit_code == 0, result.output
    assert counts(instance) == (1, 1)


def test_many_records_are_many_batches(run: Run, instance: Path, tmp_path: Path) -> None:
    table = tmp_path / "checks.csv"
    rows = "".join(f"Claim {n},https://a.example/{n},True\n,broken {n}\n" for n in range(600))
    table.write_text("claim,url,rating\n" + rows, encoding="utf8")
    result = run("import", str(table))
    assert "1200 records read, 600 new, 0 known already, 600 refused" in result.stdout
    assert "600 refused, because it has an address that no page can have: line 3" in result.stdout
    assert counts(instance) == (600, 3)


def test_a_file_that_is_not_there_is_one_line(run: Run) -> None:
    assert run("import", "nowhere.csv").exit_code == 2
