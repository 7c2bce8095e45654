"""What happens when the database is busy, or an error comes in the middle."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.audit import Actor, append_event
from claimtrack.audit.verify import verify_audit
from claimtrack.models import Article, Event, Job, Lease
from claimtrack.services.articles.articles import NewArticle, add_article
from claimtrack.services.claims.leases import take_claim
from tests.desk import TrialDesk
from tests.services.record import actions, count_rows


def test_a_writer_waits_for_the_one_before_it(sqlite_desk: TrialDesk, instance: Path) -> None:
    claim_id = sqlite_desk.add_claim()
    with closing(sqlite3.connect(instance / "claimtrack.db", check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.5, other.rollback)
        release.start()
        sqlite_desk.take(claim_id)
        release.join()
    assert actions(sqlite_desk, claim_id)[-1] == "claim.take"


def test_a_reader_does_not_wait_for_a_writer(sqlite_desk: TrialDesk, instance: Path) -> None:
    claim_id = sqlite_desk.add_claim()
    with closing(sqlite3.connect(instance / "claimtrack.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        assert sqlite_desk.claim(claim_id).id == claim_id


def add_and_fail(desk: TrialDesk) -> None:
    article = NewArticle("A text.", "0" * 64)
    with desk.writing() as session:
        add_article(session, article=article, actor=Actor.command("test"), now=desk.now)
        raise ZeroDivisionError


def take_with_a_broken_event(desk: TrialDesk, claim_id: int) -> None:
    with desk.writing() as session:
        take_claim(session, claim_id=claim_id, identity=desk.person("alice"), now=desk.now)
        append_event(
            session,
            at=desk.now,
            actor=Actor.command("test"),
            action="test.note",
            object_kind="claim",
            object_id=claim_id,
            data={"score": 0.5},
        )


def test_an_error_after_a_verb_undoes_the_verb_its_event_and_its_job(desk: TrialDesk) -> None:
    before = count_rows(desk, Event)
    with pytest.raises(ZeroDivisionError):
        add_and_fail(desk)
    assert [count_rows(desk, model) for model in (Article, Job, Event)] == [0, 0, before]


def test_an_event_that_cannot_be_written_undoes_what_it_tells_of(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    before = count_rows(desk, Event)
    with pytest.raises(TypeError, match="float"):
        take_with_a_broken_event(desk, claim_id)
    assert (count_rows(desk, Lease), count_rows(desk, Event)) == (0, before)
    desk.take(claim_id)
    with desk.database.reading() as session:
        assert verify_audit(session).seq == before + 1
