"""The audit page: every event, the newest first, for everyone on the desk."""

import re

from claimtrack.db import Database
from claimtrack.models import Event
from claimtrack.services.history import PAGE_SIZE, list_events
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.desk.policies import change_policy
from tests.web.queries import counted_queries


def numbers(page: str) -> list[int]:
    """Return the numbers of the events on the page, in their order."""
    return [int(found) for found in re.findall(r'<tr id="event-(\d+)"', page)]


def newest(desk: TrialDesk) -> Event:
    with desk.database.reading() as session:
        return list_events(session)[0]


def test_it_asks_to_log_in(visitor: Visitor) -> None:
    assert visitor.get("/audit").status_code == 401


def test_it_says_who_did_what_to_what(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = desk.publish()
    change_policy(desk, quorum=2, publisher_url="https://news.example/")
    page = visitor.log_in("vera").get("/audit").text
    assert numbers(page) == sorted(numbers(page), reverse=True)
    assert numbers(page)[-1] == 1
    for words in (
        "Policy set",
        "Approvals needed: 2",
        "Publisher&#39;s address: https://news.example/",
        "Verdict published",
        "“Final account” (Refutes, primary)",
        "Command “test”",
        "“Bridge reopens”",
        "Command “init”",
        newest(desk).hash[:8],
    ):
        assert words in page, words
    assert re.search(rf'href="/claims/{proposal.claim_id}#event-\d+">Claim {proposal.claim_id}</a>', page)
    assert re.search(r'href="/articles/\d+">Article \d+</a>', page)


def test_older_events_are_a_page_away(visitor: Visitor, desk: TrialDesk) -> None:
    for number in range(PAGE_SIZE // 2 + 1):
        desk.add_claim("It is so", article_id=desk.add_article(f"It is so, {number}."))
    visitor.log_in("vera")
    first = visitor.get("/audit").text
    link = re.search(r'rel="next"[^>]*href="([^"]+)"', first)
    assert link is not None
    second = visitor.get(link.group(1)).text
    assert len(numbers(first)) == PAGE_SIZE
    assert numbers(second)[0] == numbers(first)[-1] - 1
    assert numbers(second)[-1] == 1
    assert 'rel="next"' not in second
    assert re.search(r'href="/audit"[^>]*>Newest</a>', second)


def test_a_page_number_that_means_nothing_gives_the_newest(visitor: Visitor, desk: TrialDesk) -> None:
    desk.add_claim()
    visitor.log_in("vera")
    expected = numbers(visitor.get("/audit").text)
    for before in ("x", "-3", "0", "9" * 30, ""):
        answer = visitor.get(f"/audit?before={before}")
        assert (answer.status_code, numbers(answer.text)) == (200, expected)


def test_it_asks_a_fixed_number_of_queries(visitor: Visitor, desk: TrialDesk, database: Database) -> None:
    visitor.log_in("vera")
    with counted_queries(database) as few:
        visitor.get("/audit")
    desk.publish()
    with counted_queries(database) as many:
        visitor.get("/audit")
    assert len(few) == len(many) <= 6
