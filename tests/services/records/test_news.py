"""What happened since a page was made: told by kind of page, others' doings only, in one query."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from claimtrack.db import Database
from claimtrack.services.records.news import (
    Change,
    article_changes,
    claim_changes,
    proposal_changes,
    queue_changes,
)
from tests.desk import TrialDesk
from tests.services.record import newest_seq
from tests.web.queries import counted_queries


def told(changes: list[Change]) -> list[str]:
    return [change.action for change in changes]


def test_a_claims_page_is_told_of_that_claim(desk: TrialDesk, database: Database) -> None:
    claim_id = desk.add_claim()
    other = desk.add_claim("It is long", article_id=1)
    start = newest_seq(desk)
    desk.take(claim_id)
    desk.take(other)
    with counted_queries(database) as seen, desk.database.reading() as session:
        changes = claim_changes(session, claim_id=claim_id, after=start)
    assert told(changes) == ["claim.take"]
    assert changes[0].seq > start
    assert len(seen) == 1
    with desk.database.reading() as session:
        assert claim_changes(session, claim_id=claim_id, after=changes[0].seq) == []


def test_the_queue_is_told_of_others_doings(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    start = newest_seq(desk)
    desk.take(claim_id)
    with desk.database.reading() as session:
        assert told(queue_changes(session, after=start, identity=desk.person("bob"))) == ["claim.take"]
        assert queue_changes(session, after=start, identity=desk.person("alice")) == []


def test_the_approvals_are_told_of_what_changes_them(desk: TrialDesk) -> None:
    start = newest_seq(desk)
    proposal = desk.propose()
    desk.approve(proposal, by="adam")
    with desk.database.reading() as session:
        changes = proposal_changes(session, after=start, identity=desk.person("bob"))
    assert told(changes) == ["verdict.approve", "verdict.propose"]


def test_an_article_is_told_of_its_claims(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    other = desk.add_article("Something else. It is long.", title="Other")
    start = newest_seq(desk)
    desk.take(claim_id)
    with desk.database.reading() as session:
        bob = desk.person("bob")
        here = article_changes(session, article_id=1, after=start, identity=bob)
        there = article_changes(session, article_id=other, after=start, identity=bob)
        from_the_start = article_changes(session, article_id=other, after=0, identity=bob)
    assert (told(here), told(there)) == (["claim.take"], [])
    assert told(from_the_start) == ["article.add"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_lists_look_for_recent_events_by_their_number(desk: TrialDesk, database: Database) -> None:
    """Told to look for claims' events first, SQLite would read and sort all of the audit."""
    bob = desk.person("bob")
    asking: tuple[Callable[[Session], object], ...] = (
        lambda session: queue_changes(session, after=1, identity=bob),
        lambda session: proposal_changes(session, after=1, identity=bob),
        lambda session: article_changes(session, article_id=1, after=1, identity=bob),
    )
    for ask in asking:
        with counted_queries(database) as seen, desk.database.reading() as session:
            ask(session)
            question = "EXPLAIN QUERY PLAN " + seen[0].replace("?", "1")
            plan = [str(row[-1]) for row in session.connection().exec_driver_sql(question)]
        assert any("SEARCH event USING INTEGER PRIMARY KEY" in step for step in plan), plan
        assert not any("ix_event_object_kind" in step for step in plan), plan
