"""The queue: alice looks for work, charlie holds a claim, vera looks on."""

import re

import pytest

from claimtrack.db import Database
from claimtrack.services.articles.extracted_claims import MOST_CLAIMS
from claimtrack.services.claims.queue import COUNT_CAP, PAGE_SIZE
from tests.desk import PASSAGE, TrialDesk
from tests.visitor import Visitor
from tests.web.desk.extracted import add_scored, found_claim, read_article
from tests.web.queries import counted_queries

_CLAIM = re.compile(r'<a href="/claims/\d+"\s+lang="\w+">(.*?)</a>')
_FORGOTTEN = "That page of the queue is not known any more."


def shown(page: str) -> list[str]:
    """Return the wordings of the claims on the page, in their order."""
    return _CLAIM.findall(page)


def link(page: str, relation: str) -> str:
    found = re.search(rf'rel="{relation}"\s+href="([^"]+)"', page)
    assert found, f"no link to the {relation} page"
    return found.group(1).replace("&amp;", "&")


def test_it_asks_to_log_in(visitor: Visitor) -> None:
    assert visitor.get("/queue").status_code == 401


def test_a_viewer_may_look_but_is_offered_nothing_to_add(visitor: Visitor, desk: TrialDesk) -> None:
    desk.add_claim()
    page = visitor.log_in("vera").get("/queue")
    assert page.status_code == 200
    assert shown(page.text) == [PASSAGE]
    assert "/articles/new" not in page.text


def test_claims_come_by_score_with_what_one_needs_to_choose(visitor: Visitor, desk: TrialDesk) -> None:
    article_id = add_scored(desk, [0.31, 0.92, 0.55])
    page = visitor.log_in("alice").get("/queue").text
    assert shown(page) == ["One 1", "One 2", "One 0"]
    assert f'<a href="/articles/{article_id}">Story One</a>' in page
    for part in ("The Gazette", "EN", "Queued", "Quantity", ">92<", 'value="0.920"', "3 claims"):
        assert part in page
    assert "It states a number: “18 million”" in page


def test_what_a_standalone_wording_adds_is_softer_and_escaped(visitor: Visitor, desk: TrialDesk) -> None:
    article_id = desk.add_article("It <b> cost 5")
    read_article(
        desk, article_id, [found_claim("It <b> cost 5", 0, 0.9, standalone="[The bridge] <b> cost 5")]
    )
    page = visitor.log_in("alice").get("/queue").text
    assert '<span class="added">[The bridge]</span> &lt;b&gt; cost 5</a>' in page


def test_the_first_view_is_what_is_to_do(visitor: Visitor, desk: TrialDesk) -> None:
    held = desk.add_claim()
    desk.take(held, by="charlie")
    add_scored(desk, [0.5])
    visitor.log_in("alice")
    assert shown(visitor.get("/queue").text) == ["One 0"]
    assert shown(visitor.get("/queue?state=in_review").text) == [PASSAGE]
    everything = visitor.get("/queue?state=all").text
    assert shown(everything) == [PASSAGE, "One 0"]
    assert "Charlie" in everything


def test_mine_are_those_i_hold(visitor: Visitor, desk: TrialDesk) -> None:
    for name in ("alice", "charlie"):
        claim_id = desk.add_claim("It is long", article_id=desk.add_article(f"{name}. It is long"))
        desk.take(claim_id, by=name)
    page = visitor.log_in("alice").get("/queue?mine=y").text
    assert len(shown(page)) == 1
    assert 'class="hint holder">Alice' in page


def test_filters_narrow_by_language_score_and_article(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9, 0.4], name="One")
    article_id = add_scored(desk, [0.8, 0.3], name="Dva", language="sl")
    visitor.log_in("alice")
    assert shown(visitor.get("/queue?language=sl").text) == ["Dva 0", "Dva 1"]
    assert shown(visitor.get("/queue?score=80").text) == ["One 0", "Dva 0"]
    assert shown(visitor.get(f"/queue?article={article_id}&score=50").text) == ["Dva 0"]
    assert f'name="article" value="{article_id}"' in visitor.get(f"/queue?article={article_id}").text


@pytest.mark.parametrize(("order", "first"), [("score", "One 1"), ("newest", "Two 0"), ("oldest", "One 0")])
def test_orders(visitor: Visitor, desk: TrialDesk, order: str, first: str) -> None:
    add_scored(desk, [0.3, 0.9], name="One")
    add_scored(desk, [0.5], name="Two")
    assert shown(visitor.log_in("alice").get(f"/queue?order={order}").text)[0] == first


@pytest.mark.parametrize(
    "query",
    [
        "state=nonsense",
        "language=xx",
        "score=many",
        "score=101",
        "article=0",
        "article=99999999999999",
        "order=1",
        "x=%00",
        "kind=nonsense",
        "age=7",
        "age=-7d",
        "holder=nobody",
        "topic=nothing",
        "publisher=" + "x" * 201,
        "claimant=+",
    ],
)
def test_a_filter_that_means_nothing_does_not_narrow(visitor: Visitor, desk: TrialDesk, query: str) -> None:
    add_scored(desk, [0.3])
    page = visitor.log_in("alice").get(f"/queue?{query}")
    assert page.status_code == 200
    assert shown(page.text) == ["One 0"]


def test_pages_follow_each_other_without_a_gap(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9 - number / 1000 for number in range(PAGE_SIZE + 3)])
    first = visitor.log_in("alice").get("/queue?score=10&language=en").text
    following = link(first, "next")
    assert following.startswith("/queue?score=10&language=en&page=")
    second = visitor.get(following).text
    assert shown(first) + shown(second) == [f"One {number}" for number in range(PAGE_SIZE + 3)]
    assert shown(visitor.get(link(second, "prev")).text) == shown(first)
    assert "53 claims" in second


def test_a_page_can_be_read_again_after_its_neighbour_changed(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9 - number / 1000 for number in range(PAGE_SIZE + 1)])
    following = link(visitor.log_in("alice").get("/queue").text, "next")
    add_scored(desk, [0.99], name="New")
    assert shown(visitor.get(following).text) == [f"One {PAGE_SIZE}"]


def test_a_tampered_bookmark_gives_the_first_page_and_says_so(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9 - number / 1000 for number in range(PAGE_SIZE + 1)])
    first = visitor.log_in("alice").get("/queue").text
    for path in (
        link(first, "next").replace("page=", "page=A"),
        "/queue?page=x",
        link(first, "next") + "&order=newest",
    ):
        page = visitor.get(path)
        assert page.status_code == 200
        assert _FORGOTTEN in page.text
        assert len(shown(page.text)) == PAGE_SIZE


def test_counts_stop_at_a_thousand(visitor: Visitor, desk: TrialDesk) -> None:
    for number in range(COUNT_CAP // MOST_CLAIMS + 1):
        add_scored(desk, [0.5] * MOST_CLAIMS, name=f"Long {number}")
    assert "1,000+ claims" in visitor.log_in("alice").get("/queue").text


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "Nothing is waiting"),
        ("?mine=y", "You hold no claim now."),
        ("?language=sl", "No claim is like that."),
    ],
)
def test_an_empty_queue_says_what_to_do(visitor: Visitor, query: str, message: str) -> None:
    assert message in visitor.log_in("alice").get(f"/queue{query}").text


def test_the_number_of_queries_does_not_grow(visitor: Visitor, desk: TrialDesk, database: Database) -> None:
    visitor.log_in("alice")
    add_scored(desk, [0.5])
    with counted_queries(database) as few:
        visitor.get("/queue?state=all")
    desk.take(desk.add_claim())
    add_scored(desk, [0.5] * 30, name="Two")
    with counted_queries(database) as many:
        visitor.get("/queue?state=all")
    assert len(few) == len(many) <= 10
