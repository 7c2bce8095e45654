"""Views by what is planned, and that few and many claims are found alike, on both databases."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, text

from claimtrack.models import TO_DO_STATES, Article, Claim, ClaimTopic, Priority, Topic
from claimtrack.services.claims import queue, queue_sets
from claimtrack.services.claims.queue import ClaimCount, count_claims, list_claims, walk_claims
from claimtrack.services.claims.queue_filter import QueueFilter, QueueOrder
from claimtrack.services.claims.queue_sets import plan_view
from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.services.claims.test_queue import add_claims, ids

TODAY = date(2026, 3, 2)


@pytest.fixture
def planned(desk: TrialDesk) -> TrialDesk:
    """Nine claims: 1 urgent, 2 low, 3 overdue, 4 due today, 5 next week and alice's, 6 bob's, 7 on roads."""
    add_claims(desk, 9)
    with desk.writing() as session:
        claims = {claim.id: claim for claim in session.scalars(select(Claim))}
        claims[1].priority, claims[2].priority = Priority.URGENT, Priority.LOW
        claims[3].due_on = TODAY - timedelta(days=1)
        claims[4].due_on = TODAY
        claims[5].due_on = TODAY + timedelta(days=7)
        claims[5].assignee_id = desk.person("alice").user_id
        claims[6].assignee_id = desk.person("bob").user_id
        session.add(Topic(id=1, slug="roads", labels={}))
        session.flush()
        session.add(ClaimTopic(claim_id=7, topic_id=1))
    return desk


def test_priority_comes_before_the_day_and_the_day_before_the_score(planned: TrialDesk) -> None:
    assert ids(planned, QueueFilter()) == [1, 3, 4, 5, 9, 6, 8, 7, 2]
    assert ids(planned, QueueFilter(order=QueueOrder.DUE)) == [3, 4, 5, 1, 9, 6, 8, 7, 2]
    assert ids(planned, QueueFilter(order=QueueOrder.SCORE)) == [9, 6, 3, 8, 5, 2, 7, 4, 1]


def test_each_plan_narrows(planned: TrialDesk) -> None:
    alice = planned.person("alice").user_id
    narrowed: list[tuple[dict[str, Any], list[int]]] = [
        ({"priority": Priority.URGENT}, [1]),
        ({"due_until": TODAY - timedelta(days=1)}, [3]),
        ({"due_from": TODAY, "due_until": TODAY}, [4]),
        ({"due_from": TODAY, "due_until": TODAY + timedelta(days=7)}, [4, 5]),
        ({"without_due": True}, [1, 9, 6, 8, 7, 2]),
        ({"assignee_id": alice}, [5]),
        ({"unassigned": True}, [1, 3, 4, 9, 8, 7, 2]),
        ({"topic": "roads"}, [7]),
        ({"free_for_id": alice}, [1, 3, 4, 5, 9, 8, 7, 2]),
    ]
    for fields, wanted in narrowed:
        assert ids(planned, replace(QueueFilter(), **fields)) == wanted, fields


FILTERS: list[dict[str, Any]] = [
    {},
    {"states": TO_DO_STATES},
    {"states": frozenset({ClaimState.QUEUED})},
    {"states": frozenset({ClaimState.QUEUED, ClaimState.DISMISSED})},
    {"language": "en"},
    {"least_score": 0.5},
    {"topic": "roads"},
    {"publisher": "gaz"},
    {"claimant": "nobody"},
    {"assignee_id": 1},
    {"holder_id": 1},
    {"article_id": 1},
    {"due_until": TODAY},
    {"states": TO_DO_STATES, "language": "en", "due_from": TODAY, "least_score": 0.3},
]


@pytest.mark.parametrize("order", list(QueueOrder))
def test_few_and_many_are_found_alike(
    planned: TrialDesk, monkeypatch: pytest.MonkeyPatch, order: QueueOrder
) -> None:
    claim_id = planned.add_claim()
    planned.take(claim_id)
    for fields in FILTERS:
        wanted = replace(QueueFilter(), **fields, order=order)
        by_key = ids(planned, wanted)
        monkeypatch.setattr(queue_sets, "SMALL", -1)
        assert ids(planned, wanted) == by_key, fields
        with planned.database.reading() as session:
            assert count_claims(session, wanted=wanted) == ClaimCount(len(by_key), more=False), fields
        monkeypatch.undo()
        with planned.database.reading() as session:
            assert count_claims(session, wanted=wanted) == ClaimCount(len(by_key), more=False), fields


@pytest.mark.parametrize("order", list(QueueOrder))
def test_every_order_is_paged_to_its_end_and_back(planned: TrialDesk, order: QueueOrder) -> None:
    wanted = QueueFilter(order=order)
    everything, bookmark, forward = ids(planned, wanted), None, list[int]()
    with planned.database.reading() as session:
        while True:
            page = list_claims(session, wanted=wanted, bookmark=bookmark, size=2)
            forward += [claim.id for claim in page.claims]
            if page.following is None:
                break
            bookmark = page.following
        back = list_claims(session, wanted=wanted, bookmark=page.previous, size=2)
    assert forward == everything
    assert [claim.id for claim in back.claims] == everything[-3:-1]


def test_a_count_of_rare_claims_says_that_there_may_be_more(
    planned: TrialDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "MOST_LOOKED_AT", 3)
    with planned.database.reading() as session:
        count = count_claims(session, wanted=QueueFilter(priority=Priority.URGENT))
    assert count.more
    assert count.number <= 1


def test_a_whole_view_is_walked_in_its_order(planned: TrialDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "_BATCH", 4)
    with planned.database.reading() as session:
        walked = [claim.id for claim in walk_claims(session, wanted=QueueFilter())]
    assert walked == ids(planned, QueueFilter())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("order", list(QueueOrder))
@pytest.mark.parametrize(
    "states", [frozenset(), TO_DO_STATES, frozenset({ClaimState.DISMISSED})], ids=["all", "to do", "one"]
)
def test_sqlite_sorts_nothing_and_begins_in_the_middle(
    planned: TrialDesk, order: QueueOrder, states: frozenset[ClaimState]
) -> None:
    """The plan of a later page names an index that is searched, and no temporary tree to sort in."""
    wanted = QueueFilter(states=states, order=order)
    bookmark = ">i:1~i:0~f:0.5~i:5" if order in {QueueOrder.PRIORITY, QueueOrder.DUE} else ">i:5"
    bookmark = ">f:0.5~i:5" if order is QueueOrder.SCORE else bookmark
    with planned.database.reading() as session:
        connection = session.connection()
        seen: list[tuple[str, Any]] = []

        def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
            seen.append((statement, values))

        event.listen(connection, "before_cursor_execute", note)
        list_claims(session, wanted=wanted, bookmark=bookmark)
        event.remove(connection, "before_cursor_execute", note)
        statement, values = next(each for each in seen if each[0].startswith("SELECT claim.id"))
        told = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        details = [row[3] for row in told]
    assert details[0].startswith("SEARCH claim"), details
    assert not any("TEMP B-TREE" in line for line in details), details


def test_publishers_are_found_by_part_of_their_name(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    with desk.writing() as session:
        session.add_all(
            Article(title="x", language="en", publisher=name, created_at=desk.now)
            for name in ("Abc", "The GAZETTE", "zzz", None)
        )
    assert ids(desk, QueueFilter(publisher="gazette")) == [claim_id]
    assert ids(desk, QueueFilter(publisher="zz")) == []
    with desk.database.reading() as session:
        plan_view(session, wanted=QueueFilter(publisher="%"))
        assert session.scalar(text("SELECT 1")) == 1
