"""Events: numbered without a gap and linked, in the transaction of the change that they tell of."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import StatementError

from claimtrack.audit import Actor, append_event
from claimtrack.audit.verify import verify_audit
from claimtrack.db import Database, DeskSession
from claimtrack.models import CorrectionKind, Event, Topic
from tests.desk import PEOPLE, TrialDesk

WRITERS = 8
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def append(session: DeskSession, word: str, *, at: datetime = NOW) -> None:
    append_event(
        session,
        at=at,
        actor=Actor.command("test"),
        action="trial.note",
        object_kind="trial",
        object_id=1,
        data={"word": word},
    )


def events(database: Database) -> list[Event]:
    with database.reading() as session:
        return list(session.scalars(select(Event).order_by(Event.seq)))


def words(database: Database) -> list[str]:
    return [
        json.loads(event.body)["data"]["word"] for event in events(database) if event.action == "trial.note"
    ]


def test_the_chain_holds_by_a_sha_256_alone(published: Database) -> None:
    """Recomputed from the format that is documented, without our own code."""
    previous = "0" * 64
    for number, event in enumerate(events(published), start=1):
        assert event.seq == number
        assert event.previous_hash == previous
        previous = hashlib.sha256(f"{previous}{event.body}".encode()).hexdigest()
        assert event.hash == previous


def test_the_columns_of_an_event_repeat_its_body(published: Database) -> None:
    for event in events(published):
        body = json.loads(event.body)
        assert body["seq"] == event.seq
        assert datetime.fromisoformat(body["at"]) == event.at
        assert f"{body['actor']['kind']}:{body['actor']['name']}" == event.actor
        assert body["action"] == event.action
        assert body["object"] == {"kind": event.object_kind, "id": event.object_id}
        assert set(body) == {"seq", "at", "actor", "action", "object", "data"}


def test_the_way_of_a_verdict_is_told_in_order(desk: TrialDesk) -> None:
    claim_id = desk.publish().claim_id
    found = [
        event
        for event in events(desk.database)
        if (event.object_kind, event.object_id) == ("claim", claim_id)
    ]
    assert [(event.action, event.actor) for event in found] == [
        ("claim.add", f"user:{desk.person('alice').user_id}"),
        ("claim.take", f"user:{desk.person('alice').user_id}"),
        ("source.add", f"user:{desk.person('alice').user_id}"),
        ("verdict.propose", f"user:{desk.person('alice').user_id}"),
        ("verdict.approve", f"user:{desk.person('bob').user_id}"),
        ("verdict.publish", f"user:{desk.person('bob').user_id}"),
    ]


def test_events_of_one_transaction_keep_their_order(database: Database) -> None:
    with database.writing() as session:
        for word in ("one", "two", "three"):
            append(session, word)
    assert words(database) == ["one", "two", "three"]


def test_an_event_is_not_there_before_the_commit(database: Database) -> None:
    with database.writing() as session:
        append(session, "one")
        session.flush()
        assert words(database) == []
    assert words(database) == ["one"]


def test_a_rollback_leaves_no_event_and_no_gap(database: Database) -> None:
    with database.open_session(writing=True) as session:
        append(session, "lost")
        session.rollback()
        append(session, "kept")
        session.commit()
    assert words(database) == ["kept"]
    assert [event.seq for event in events(database)] == list(range(1, len(events(database)) + 1))


def test_a_transaction_that_fails_leaves_neither_change_nor_event(database: Database) -> None:
    def fail() -> None:
        with database.writing() as session:
            session.add(Topic(slug="harbour", labels={}))
            append(session, "lost")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert words(database) == []


def test_a_savepoint_that_is_undone_keeps_the_events_before_it(database: Database) -> None:
    with database.writing() as session:
        append(session, "before")
        savepoint = session.begin_nested()
        append(session, "undone")
        savepoint.rollback()
        with session.begin_nested():
            append(session, "inside")
    assert words(database) == ["before", "inside"]


def test_an_event_that_cannot_be_written_down_undoes_the_change(database: Database) -> None:
    def fail() -> None:
        with database.writing() as session:
            session.add(Topic(slug="harbour", labels={}))
            append_event(
                session,
                at=NOW,
                actor=Actor.job("trial"),
                action="trial.note",
                object_kind="trial",
                object_id=1,
                data={"score": 0.5},
            )

    with pytest.raises(TypeError, match="float"):
        fail()
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Topic)) == 0


def test_an_event_of_another_time_zone_is_told_in_utc(database: Database) -> None:
    with database.writing() as session:
        append(session, "east", at=NOW.astimezone(timezone(timedelta(hours=2))))
    assert json.loads(events(database)[-1].body)["at"] == "2026-03-02T09:30:00.000000Z"
    with database.reading() as session:
        verify_audit(session)


def test_an_event_without_a_time_zone_is_refused(database: Database) -> None:
    def fail() -> None:
        with database.writing() as session:
            append(session, "naive", at=NOW.replace(tzinfo=None))

    with pytest.raises((ValueError, StatementError), match="time zone"):
        fail()
    assert words(database) == []


def test_eight_writers_leave_one_chain_without_a_gap(database: Database) -> None:
    before = len(events(database))

    def write(number: int) -> None:
        with database.writing() as session:
            session.add(Topic(slug=f"topic-{number}", labels={}))
            append(session, f"{number} a")
            append(session, f"{number} b")

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS * 4)))
    assert [event.seq for event in events(database)][before:] == list(range(before + 1, before + 65))
    told = words(database)
    assert sorted(told) == sorted(f"{number} {part}" for number in range(32) for part in "ab")
    assert all(
        first.split()[0] == second.split()[0] for first, second in zip(told[::2], told[1::2], strict=True)
    )
    with database.reading() as session:
        assert verify_audit(session).seq == before + 64


def test_writers_that_lock_rows_in_mid_service_do_not_deadlock_with_the_chain(desk: TrialDesk) -> None:
    claims = [desk.add_claim(passage) for passage in ("It cost 18 million crowns",)]
    claims.append(desk.add_claim("It is long", article_id=1))

    def note(turn: int) -> None:
        first, second = claims if turn % 2 else reversed(claims)
        with desk.database.writing() as session:
            append(session, f"{turn} {first}")
            append(session, f"{turn} {second}")

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(note, range(WRITERS)))
    assert len(words(desk.database)) == WRITERS * 2


def test_people_appear_in_events_as_ids_and_never_by_name(desk: TrialDesk) -> None:
    proposal = desk.publish()
    desk.correct(proposal.claim_id, kind=CorrectionKind.UPDATE, note="The account was revised.")
    told = " ".join(event.body for event in events(desk.database)).casefold()
    assert [name for name in PEOPLE if f'"{name}"' in told or f":{name}" in told or f" {name}" in told] == []
    assert f'"name":"{desk.person("alice").user_id}"' in told
