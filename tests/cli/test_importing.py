"""`claimtrack import`: what comes in, what is refused, and what is said about it."""

import json
from pathlib import Path

import pytest
from sqlalchemy import func, select

from claimtrack.models import Approval, EarlierVerdict, Event, Publication
from claimtrack.services.database import open_database
from claimtrack.services.verdicts.own_checks import find_old_address
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


OWN = (
    "claim,url,rating,date,claimant,said_on,title,summary,language\n"
    "The bridge is long,https://old.example/2019/bridge/,False,2019-05-06,Mayor Wren,2019-05-01,"
    "No it is not,It has 40 metres.,en\n"
    "The bridge is old,https://old.example/?p=7&amp;x=1,Pants on Fire,2020-02,Mayor Wren,,Older,,en\n"
)


def own(run: Run, table: Path, *options: str) -> str:
    """Return what the import of a table of own checks says."""
    table.write_text(OWN, encoding="utf8")
    mapped = ("--rating", "False=disputed", "--rating", "Pants on Fire = disputed")
    return run("import", "--own", "--by", "eva", *mapped, *options, str(table)).output


@pytest.fixture
def table(run: Run, tmp_path: Path) -> Path:
    """Where a table will be, on a desk with an editor."""
    added = run(
        "user", "add", "eva", "--role", "editor", "--password-stdin", input="a long enough password\n"
    )
    assert added.exit_code == 0, added.output
    return tmp_path / "own.csv"


def test_own_checks_come_in_with_their_dates_and_addresses(run: Run, instance: Path, table: Path) -> None:
    said = own(run, table)
    assert "2 records read, 2 new, 0 known already, 0 refused" in said
    assert "1 read in, though it says only in which month or year it was published" in said
    database = open_database(load_settings(instance))
    with database.reading() as session:
        first, second = session.scalars(select(Publication).order_by(Publication.id))
        assert first.published_at == first.updated_at
        assert str(first.published_at) == "2019-05-06 10:00:00+00:00"
        assert str(second.published_at) == "2020-02-01 11:00:00+00:00"
        assert find_old_address(session, path="/2019/bridge") == first.slug
        assert find_old_address(session, path="/?p=7&x=1") == second.slug
        assert session.scalar(select(func.count()).select_from(Approval)) == 0
        told = session.scalars(select(Event).where(Event.action == "verdict.adopt")).first()
        assert told is not None
        assert told.actor == "command:import --own"
    database.close()
    assert run("audit", "verify").exit_code == 0


def test_own_checks_come_in_once(run: Run, instance: Path, table: Path) -> None:
    own(run, table)
    assert "0 new, 2 known already" in own(run, table)


def test_a_rating_that_is_not_the_desks_is_no_guess(run: Run, table: Path) -> None:
    table.write_text(OWN, encoding="utf8")
    result = run("import", "--own", "--by", "eva", "--rating", "False=disputed", str(table))
    assert result.exit_code == 1
    assert "1 refused, because it has a rating that is none of the desk's" in result.output
    assert "1 new" in result.output


@pytest.mark.parametrize(
    "options",
    [("--own",), ("--own", "--by", "nobody"), ("--own", "--by", "eva", "--rating", "a=b"), ("--by", "eva")],
)
def test_options_that_do_not_fit_are_told(run: Run, table: Path, options: tuple[str, ...]) -> None:
    table.write_text(OWN, encoding="utf8")
    result = run("import", *options, str(table))
    assert result.exit_code == 2
    assert "--" in result.output


def test_who_may_not_publish_brings_nothing_in(run: Run, instance: Path, table: Path) -> None:
    run("user", "add", "rob", "--role", "reviewer", "--password-stdin", input="a long enough password\n")
    table.write_text(OWN, encoding="utf8")
    result = run("import", "--own", "--by", "rob", "--rating", "False=disputed", str(table))
    assert result.exit_code == 1
    assert "Your role does not allow this" in result.output
