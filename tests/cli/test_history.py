"""Commands on history: checkpoints and their key, exports, holds, purges, people who go."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.services.database import open_database
from claimtrack.services.records.history import list_events
from claimtrack.settings import load_settings
from claimtrack.storage.setup import set_up_desk
from tests.cli.conftest import Run
from tests.conftest import NOW
from tests.desk import PEOPLE, TrialDesk


@pytest.fixture
def desk(instance: Path) -> TrialDesk:
    """A desk that was set up, with a published verdict."""
    set_up_desk(load_settings(instance), now=NOW)
    made = TrialDesk(open_database(load_settings(instance)), PEOPLE, now=NOW)
    made.publish()
    return made


def last_action(desk: TrialDesk) -> tuple[str, str]:
    with desk.database.reading() as session:
        event = list_events(session)[0]
    return event.actor, event.action


def test_a_checkpoint_is_taken_and_holds_what_verify_knows(run: Run, desk: TrialDesk, tmp_path: Path) -> None:
    result = run("audit", "checkpoint")
    assert result.output.startswith("Checkpoint 1: event ")
    head = tmp_path / "head.json"
    seq, digest = result.output.split()[3].rstrip(","), result.output.split()[4]
    head.write_text(json.dumps({"checkpoint": {"seq": int(seq), "hash": digest}}), encoding="utf8")
    desk.add_article("Another is long.")
    assert run("audit", "verify", "--head", str(head)).exit_code == 0
    head.write_text(json.dumps({"checkpoint": {"seq": int(seq), "hash": "0" * 64}}), encoding="utf8")
    result = run("audit", "verify", "--head", str(head))
    assert result.exit_code == 1
    assert "it is not the event that was seen here before" in result.output


def test_a_new_key_takes_over(run: Run, desk: TrialDesk, instance: Path) -> None:
    run("audit", "checkpoint")
    (old,) = (instance / "secrets").glob("audit_key_*")
    assert run("audit", "key", "rotate").exit_code == 0
    (new,) = (instance / "secrets").glob("audit_key_*")
    assert old != new
    assert last_action(desk) == ("command:audit key rotate", "audit.key")
    assert run("audit", "checkpoint").output.startswith("Checkpoint 2")
    assert run("audit", "verify").exit_code == 0


def test_an_export_comes_with_the_program_that_checks_it(run: Run, desk: TrialDesk, tmp_path: Path) -> None:
    export, verifier = tmp_path / "audit.jsonl", tmp_path / "verify_audit.py"
    run("audit", "checkpoint")
    assert run("audit", "export", str(export), "--verifier", str(verifier)).exit_code == 0
    assert last_action(desk) == ("command:audit export", "desk.export")
    command = [sys.executable, "-I", "-S", str(verifier), str(export)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.startswith("The audit holds: ")
    assert "1 checkpoints" in done.stdout


def test_a_missing_file_is_found_unless_it_is_left_out(run: Run, desk: TrialDesk) -> None:
    assert run("audit", "verify", "--without-files").exit_code == 0
    assert run("audit", "verify").exit_code == 0


def test_holds_are_placed_listed_and_lifted(run: Run, desk: TrialDesk) -> None:
    assert run("hold", "place", "article", "1", "--reason", "a lawsuit").output == "Hold 1 is in force.\n"
    assert "article 1" in run("hold", "list").output
    refused = run("purge", "article", "1", "--reason", "takedown")
    assert refused.exit_code == 1
    assert "a lawsuit" in refused.output
    assert run("hold", "lift", "1").exit_code == 0
    assert run("hold", "list").output == ""
    assert run("purge", "article", "1", "--reason", "takedown").exit_code == 0
    assert last_action(desk) == ("command:purge article", "article.purge")
    assert run("audit", "verify").exit_code == 0


def test_copies_of_a_source_are_purged(run: Run, desk: TrialDesk) -> None:
    assert run("purge", "source", "1", "--reason", "takedown").exit_code == 0
    assert run("purge", "source", "99", "--reason", "takedown").exit_code == 1


def test_a_person_changes_role_reads_their_data_and_goes(run: Run, desk: TrialDesk) -> None:
    assert run("user", "role", "charlie", "editor").output == "charlie is editor now.\n"
    told = json.loads(run("user", "data", "charlie").output)
    assert told["account"]["role"] == "editor"
    assert last_action(desk) == ("command:user data", "desk.export")
    assert run("user", "remove", "charlie", input="n\n").exit_code == 1
    assert run("user", "remove", "charlie", "--yes").exit_code == 0
    assert run("user", "data", "charlie").exit_code == 1
    refused = run("user", "remove", "adam", "--yes")
    assert "last administrator" in refused.output
