"""What is taken away can be checked by anyone who has a SHA-256."""

import hashlib
import json

import pytest
from sqlalchemy import select

from claimtrack.audit import export
from claimtrack.audit.export import export_lines
from claimtrack.db import Database
from claimtrack.models import Event


@pytest.fixture
def lines(published: Database) -> list[str]:
    """The export of a desk with a published verdict."""
    with published.reading() as session:
        return list(export_lines(session))


def test_each_event_is_one_line_of_json(lines: list[str]) -> None:
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert [json.loads(line)["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert {frozenset(json.loads(line)) for line in lines} == {
        frozenset({"seq", "previous_hash", "hash", "body"})
    }


def test_the_lines_alone_show_that_the_chain_holds(lines: list[str]) -> None:
    previous = "0" * 64
    for line in map(json.loads, lines):
        assert line["previous_hash"] == previous
        previous = hashlib.sha256((previous + line["body"]).encode()).hexdigest()
        assert line["hash"] == previous
        assert json.loads(line["body"])["seq"] == line["seq"]


def test_a_line_that_was_changed_on_the_way_no_longer_fits(lines: list[str]) -> None:
    line = json.loads(lines[2])
    body = line["body"].replace("claim", "Claim", 1)
    assert body != line["body"]
    assert hashlib.sha256((line["previous_hash"] + body).encode()).hexdigest() != line["hash"]


def test_the_export_holds_what_the_database_holds(published: Database, lines: list[str]) -> None:
    with published.reading() as session:
        stored = list(session.scalars(select(Event).order_by(Event.seq)))
    exported = [json.loads(line) for line in lines]
    assert [(line["seq"], line["hash"], line["body"]) for line in exported] == [
        (event.seq, event.hash, event.body) for event in stored
    ]


def test_events_are_streamed_in_their_order_over_batches(
    published: Database, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.audit.verify.BATCH", 3)
    with published.reading() as session:
        assert list(export.export_lines(session)) == lines
