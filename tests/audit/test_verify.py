"""Verifying finds what somebody with the database in hand did to it, and names the event."""

# ruff: noqa: S608 - the statements come from these tests
import json
from collections.abc import Callable
from hashlib import sha256

import pytest

from claimtrack.audit.verify import Head, verify_audit
from claimtrack.db import Database, DeskSession
from claimtrack.errors import ChainBrokenError
from claimtrack.models import Event
from tests.audit.conftest import Tamper
from tests.published_desk import LAST, PUBLISHED

# Everything that events vouch for, children first.
UNPUBLISH = ("DELETE FROM publication_term", "DELETE FROM publication")
FORGET = (
    *UNPUBLISH,
    *(f"DELETE FROM {table}" for table in ("approval", "revision_contributor", "verdict_revision")),
)


def broken_at(session: DeskSession, known_head: Head | None = None) -> tuple[object, str]:
    """Return the number of the event at which the audit does not hold, and the problem."""
    with pytest.raises(ChainBrokenError) as caught:
        verify_audit(session, known_head=known_head)
    return caught.value.params["seq"], str(caught.value.params["problem"])


def rewrite(tamper: Tamper, events: list[Event], change: Callable[[dict[str, object]], None]) -> None:
    """Forge the whole chain: every body changed as wanted, every hash computed anew."""
    previous = "0" * 64
    for event in events:
        body = json.loads(event.body)
        change(body)
        text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        forged = sha256(f"{previous}{text}".encode()).hexdigest()
        columns = "body = :body, previous_hash = :previous, hash = :hash"
        values = {"body": text, "previous": previous, "hash": forged, "seq": event.seq}
        tamper(f"UPDATE event SET {columns} WHERE seq = :seq", **values)
        previous = forged


def test_an_untouched_audit_holds(published: Database, events: list[Event]) -> None:
    with published.reading() as session:
        assert verify_audit(session) == Head(LAST, events[-1].hash)


def test_an_audit_without_an_event_holds(unguarded: DeskSession, tamper: Tamper) -> None:
    tamper(*FORGET, "DELETE FROM appearance", "DELETE FROM article_version", "DELETE FROM event")
    assert verify_audit(unguarded) == Head(0, "0" * 64)


def test_a_long_audit_is_read_in_batches(published: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.audit.verify.BATCH", 3)
    with published.reading() as session:
        assert verify_audit(session).seq == LAST


@pytest.mark.parametrize("seq", [1, 4, LAST])
def test_a_known_head_that_is_still_there_is_fine(published: Database, events: list[Event], seq: int) -> None:
    with published.reading() as session:
        assert verify_audit(session, known_head=Head(seq, events[seq - 1].hash)).seq == LAST


@pytest.mark.parametrize("seq", [1, 5, LAST])
def test_a_changed_body_is_found(
    unguarded: DeskSession, events: list[Event], tamper: Tamper, seq: int
) -> None:
    body = events[seq - 1].body.replace('"data":', '"data" :')
    tamper("UPDATE event SET body = :body WHERE seq = :seq", body=body, seq=seq)
    assert broken_at(unguarded) == (seq, "the hash does not fit the event and the one before it")


@pytest.mark.parametrize(
    "change",
    [
        "action = 'claim.dismiss'",
        "actor = 'user:4'",
        "object_kind = 'article'",
        "object_id = 77",
        "at = '2020-01-01T00:00:00.000000Z'",
    ],
)
def test_a_changed_column_is_found(unguarded: DeskSession, tamper: Tamper, change: str) -> None:
    tamper(f"UPDATE event SET {change} WHERE seq = 5")
    assert broken_at(unguarded) == (5, "the columns differ from the event's body")


def test_a_deleted_event_is_found(unguarded: DeskSession, tamper: Tamper) -> None:
    tamper("DELETE FROM event WHERE seq = 3")
    assert broken_at(unguarded) == (3, "the event is missing")


def test_a_deleted_event_is_found_when_the_others_close_the_gap(
    unguarded: DeskSession, tamper: Tamper
) -> None:
    later = [f"UPDATE event SET seq = {seq - 1} WHERE seq = {seq}" for seq in range(4, LAST + 1)]
    tamper("DELETE FROM event WHERE seq = 3", *later)
    assert broken_at(unguarded) == (3, "the hash does not fit the event and the one before it")


def test_reordered_events_are_found(unguarded: DeskSession, tamper: Tamper) -> None:
    swaps = [f"UPDATE event SET seq = {new} WHERE seq = {old}" for old, new in ((3, 99), (4, 3), (99, 4))]
    tamper(*swaps)
    assert broken_at(unguarded) == (3, "the hash does not fit the event and the one before it")


def test_an_inserted_event_is_found(unguarded: DeskSession, tamper: Tamper) -> None:
    columns = "at, actor, action, object_kind, object_id, body, previous_hash"
    copy = f"SELECT {LAST + 1}, 'forged', {columns} FROM event WHERE seq = {LAST}"
    tamper(f"INSERT INTO event (seq, hash, {columns}) {copy}")
    assert broken_at(unguarded)[0] == LAST + 1


def test_a_body_that_is_not_canonical_is_found(
    unguarded: DeskSession, events: list[Event], tamper: Tamper
) -> None:
    """Its hash fits and its value is the same, yet another program might read it in another way."""
    body = events[-1].body.replace("{", "{ ", 1)
    forged = sha256(f"{events[-2].hash}{body}".encode()).hexdigest()
    tamper("UPDATE event SET body = :body, hash = :hash WHERE seq = :seq", body=body, hash=forged, seq=LAST)
    assert broken_at(unguarded) == (LAST, "the columns differ from the event's body")


def test_a_forged_chain_does_not_pass_a_known_head(
    unguarded: DeskSession, events: list[Event], tamper: Tamper
) -> None:
    def forge(body: dict[str, object]) -> None:
        if body["action"] == "claim.take":
            body["data"] = {"forged": True}

    rewrite(tamper, events, forge)
    assert verify_audit(unguarded).seq == LAST
    known = Head(LAST, events[-1].hash)
    assert broken_at(unguarded, known) == (LAST, "it is not the event that was seen here before")


def test_a_tail_that_was_cut_off_is_found_by_a_known_head(
    unguarded: DeskSession, events: list[Event], tamper: Tamper
) -> None:
    tamper(*UNPUBLISH, f"DELETE FROM event WHERE seq >= {PUBLISHED}")
    assert verify_audit(unguarded).seq == PUBLISHED - 1
    known = Head(LAST, events[-1].hash)
    assert broken_at(unguarded, known) == (PUBLISHED, f"events up to {LAST} have been cut off")


@pytest.mark.parametrize("body", ["not JSON", "[]", "{}", '{"action":1}'])
def test_a_body_that_cannot_be_read_is_a_break_not_a_crash(
    unguarded: DeskSession, events: list[Event], tamper: Tamper, body: str
) -> None:
    forged = sha256(f"{events[-2].hash}{body}".encode()).hexdigest()
    tamper("UPDATE event SET body = :body, hash = :hash WHERE seq = :seq", body=body, hash=forged, seq=LAST)
    seq, problem = broken_at(unguarded)
    assert seq == LAST
    assert problem.startswith("it cannot be read")


@pytest.mark.parametrize("published", ["sqlite"], indirect=True)
def test_a_time_that_is_none_is_a_break_not_a_crash(unguarded: DeskSession, tamper: Tamper) -> None:
    tamper(f"UPDATE event SET at = 'yesterday' WHERE seq = {LAST}")
    assert "cannot be read" in broken_at(unguarded)[1]
