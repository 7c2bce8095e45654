from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from claimtrack.models import Claim, ClaimKind, ClaimOrigin
from claimtrack.services.claims import queue
from claimtrack.services.claims.queue import ClaimCount, count_claims, list_claims
from claimtrack.services.claims.queue_filter import QueueFilter, QueueOrder
from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk


def add_claims(
    desk: TrialDesk, count: int, *, language: str = "en", state: ClaimState = ClaimState.QUEUED
) -> None:
    """Add claims without an article; every third has the same score, so that the key breaks ties."""
    with desk.writing() as session:
        session.add_all(
            Claim(
                wording=f"Claim {number}",
                standalone=f"Claim {number}",
                language=language,
                score=(number % 3 + 1) / 3,
                reasons=[],
                kind=ClaimKind.EVENT,
                origin=ClaimOrigin.EXTRACTED,
                state=state,
                state_changed_at=desk.now,
                created_at=desk.now,
            )
            for number in range(count)
        )


def ids(desk: TrialDesk, wanted: QueueFilter, bookmark: str | None = None) -> list[int]:
    with desk.database.reading() as session:
        return [claim.id for claim in list_claims(session, wanted=wanted, bookmark=bookmark).claims]


def scores(desk: TrialDesk, bookmark: str | None) -> list[tuple[float, int]]:
    with desk.database.reading() as session:
        page = list_claims(session, wanted=QueueFilter(), bookmark=bookmark)
    return [(claim.score, claim.id) for claim in page.claims]


@contextmanager
def counted_queries(desk: TrialDesk) -> Iterator[list[str]]:
    """Give the statements that the reading engine runs meanwhile."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(desk.database.reading_engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(desk.database.reading_engine, "before_cursor_execute", note)


def test_the_most_check_worthy_come_first_and_ties_go_to_the_newer(desk: TrialDesk) -> None:
    add_claims(desk, 7)
    listed = scores(desk, None)
    assert listed == sorted(listed, reverse=True)


def test_the_queue_can_be_read_from_either_end_of_time(desk: TrialDesk) -> None:
    add_claims(desk, 5)
    assert ids(desk, QueueFilter(order=QueueOrder.OLDEST)) == [1, 2, 3, 4, 5]
    assert ids(desk, QueueFilter(order=QueueOrder.NEWEST)) == [5, 4, 3, 2, 1]


def test_filters_narrow_by_state_language_score_article_and_holder(desk: TrialDesk) -> None:
    article_id = desk.add_article()
    marked = desk.add_claim(article_id=article_id)
    add_claims(desk, 3, language="sl")
    add_claims(desk, 1, state=ClaimState.DISMISSED)
    desk.take(marked)
    alice = desk.person("alice").user_id
    oldest = QueueOrder.OLDEST
    assert ids(desk, QueueFilter(states=frozenset({ClaimState.DISMISSED}))) == [marked + 4]
    states = frozenset({ClaimState.DISMISSED, ClaimState.IN_REVIEW})
    assert ids(desk, QueueFilter(states=states, order=oldest)) == [marked, marked + 4]
    assert ids(desk, QueueFilter(language="sl", order=oldest)) == [marked + 1, marked + 2, marked + 3]
    assert ids(desk, QueueFilter(least_score=0.9, order=oldest)) == [marked, marked + 3]
    assert ids(desk, QueueFilter(article_id=article_id)) == [marked]
    assert ids(desk, QueueFilter(holder_id=alice)) == [marked]
    assert ids(desk, QueueFilter(holder_id=alice, language="sl")) == []


def test_a_line_has_its_article_and_who_holds_it(desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    desk.take(claim_id)
    with desk.database.reading() as session:
        (claim,) = list_claims(session, wanted=QueueFilter()).claims
    assert claim.lease is not None
    assert claim.lease.holder.display_name == "Alice"
    version = claim.appearances[0].version
    assert version is not None
    assert version.article.title == "Bridge reopens"


def test_paging_visits_every_claim_once_though_claims_are_added(desk: TrialDesk) -> None:
    add_claims(desk, 120)
    visited: list[int] = []
    bookmark: str | None = None
    while True:
        with desk.database.reading() as session:
            page = list_claims(session, wanted=QueueFilter(), bookmark=bookmark)
        visited += [claim.id for claim in page.claims]
        if page.following is None:
            break
        bookmark = page.following
        add_claims(desk, 5)
    assert len(visited) == len(set(visited))
    assert set(range(1, 121)) <= set(visited)


def test_the_page_before_is_the_page_that_was_left(desk: TrialDesk) -> None:
    add_claims(desk, 120)
    with desk.database.reading() as session:
        first = list_claims(session, wanted=QueueFilter())
        assert first.previous is None
        second = list_claims(session, wanted=QueueFilter(), bookmark=first.following)
        back = list_claims(session, wanted=QueueFilter(), bookmark=second.previous)
    assert [claim.id for claim in back.claims] == [claim.id for claim in first.claims]


MEANINGLESS = (
    "",
    "nonsense",
    ">",
    ">x",
    ">i:5",
    ">s:a~i:5",
    ">f:0.5~s:5",
    ">f:nan~i:5",
    ">f:1.2.3~i:5",
    ">f:0.5~i:99999999999999999999999",
    ">dt:99999999999999999999~i:1",
    ">f:0.5~i:5~i:5",
    "<f:0.5~i:5'; DROP TABLE claim",
    ">f:0.5~i:5\x00",
)


def test_a_bookmark_that_means_nothing_gives_the_first_page(desk: TrialDesk) -> None:
    add_claims(desk, 3)
    for bookmark in MEANINGLESS:
        assert scores(desk, bookmark) == scores(desk, None), bookmark


def test_a_bookmark_of_another_order_gives_the_first_page(desk: TrialDesk) -> None:
    add_claims(desk, 3)
    newest = QueueFilter(order=QueueOrder.NEWEST)
    assert ids(desk, newest, ">f:0.5~i:2") == [3, 2, 1]
    assert ids(desk, newest, ">i:3") == [2, 1]


def test_a_count_stops_at_the_cap_and_says_that_there_are_more(
    desk: TrialDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "COUNT_CAP", 4)
    for added, more in ((4, False), (1, True), (1, True)):
        add_claims(desk, added)
        with desk.database.reading() as session:
            assert count_claims(session, wanted=QueueFilter()) == ClaimCount(4, more=more)


def test_a_count_heeds_the_filter(desk: TrialDesk) -> None:
    add_claims(desk, 3)
    add_claims(desk, 2, language="sl")
    with desk.database.reading() as session:
        assert count_claims(session, wanted=QueueFilter(language="sl")) == ClaimCount(2, more=False)


def test_a_page_needs_as_many_queries_for_fifty_claims_as_for_one(desk: TrialDesk) -> None:
    article_id = desk.add_article(" ".join(f"Fact number {number} holds." for number in range(60)))
    desk.add_claim("Fact number 0 holds", article_id=article_id)
    with counted_queries(desk) as few:
        ids(desk, QueueFilter())
    for number in range(1, 12):
        desk.take(desk.add_claim(f"Fact number {number} holds", article_id=article_id))
    add_claims(desk, 60)
    with counted_queries(desk) as many:
        assert len(ids(desk, QueueFilter())) == queue.PAGE_SIZE
    assert len(many) == len(few) <= 4
