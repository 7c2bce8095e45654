"""The filters that the queue folds away: alice narrows by what a claim is, where it stood and who said it."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from claimtrack.clock import utc_now
from claimtrack.models import Claim, Claimant, ClaimantAlias, ClaimantKind, ClaimKind, ClaimTopic, Topic
from claimtrack.services.claims.queue_filter import QueueFilter
from claimtrack.web.desk.queue.queue_filters import MORE
from tests.desk import PASSAGE, TrialDesk
from tests.services.claims.test_queue import ids
from tests.visitor import Visitor
from tests.web.desk.extracted import add_scored
from tests.web.desk.queue.test_queue import link, shown


@pytest.fixture
def told(desk: TrialDesk) -> list[int]:
    """Two claims: an opinion of Ana Čeh on roads, three days old, and a quantity that nobody signed."""
    add_scored(desk, [0.9, 0.4])
    with desk.writing() as session:
        session.execute(update(Claim).values(created_at=utc_now()))
        claimant = Claimant(name="Ana Čeh", kind=ClaimantKind.PERSON)
        topic = Topic(slug="roads", labels={"en": "Roads", "sl": "Ceste"})
        session.add_all((claimant, topic))
        session.flush()
        session.add(ClaimantAlias(claimant_id=claimant.id, name="Mayor 100%"))
        first = session.get_one(Claim, 1)
        first.kind, first.claimant_id = ClaimKind.OPINION, claimant.id
        first.created_at = utc_now() - timedelta(days=3)
        session.add(ClaimTopic(claim_id=1, topic_id=topic.id))
    return [1, 2]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("kind=opinion", ["One 0"]),
        ("kind=quantity", ["One 1"]),
        ("kind=rule", []),
        ("claimant=ana", ["One 0"]),
        ("claimant=mayor+100%25", ["One 0"]),
        ("claimant=1_0", []),
        ("publisher=gazette", ["One 0", "One 1"]),
        ("publisher=gaz%25te", []),
        ("publisher=%00", []),
        ("topic=roads", ["One 0"]),
        ("age=1d", ["One 1"]),
        ("age=7d", ["One 0", "One 1"]),
        ("age=7d%2B", []),
        ("kind=opinion&claimant=ana&publisher=gazette&topic=roads&age=7d", ["One 0"]),
        ("kind=opinion&age=1d", []),
    ],
)
@pytest.mark.usefixtures("told")
def test_each_filter_narrows_alone_and_together(visitor: Visitor, query: str, wanted: list[str]) -> None:
    page = visitor.log_in("alice").get(f"/queue?{query}")
    assert page.status_code == 200
    assert shown(page.text) == wanted


def test_what_is_old_can_be_looked_for(desk: TrialDesk, told: list[int]) -> None:
    border = utc_now() - timedelta(days=2)
    assert ids(desk, QueueFilter(added_before=border)) == told[:1]
    assert ids(desk, QueueFilter(added_since=border)) == told[1:]


def test_claims_of_a_holder_are_shown_though_they_are_no_longer_to_do(
    visitor: Visitor, desk: TrialDesk
) -> None:
    desk.take(desk.add_claim(), by="charlie")
    add_scored(desk, [0.5])
    visitor.log_in("alice")
    assert shown(visitor.get("/queue?holder=charlie").text) == [PASSAGE]
    assert shown(visitor.get("/queue?holder=alice").text) == []
    assert shown(visitor.get("/queue?holder=charlie&state=queued").text) == []


@pytest.mark.usefixtures("told")
def test_topics_have_names_in_the_readers_language(visitor: Visitor) -> None:
    visitor.log_in("alice")
    assert '<option value="roads">Roads</option>' in visitor.get("/queue").text
    slovenian = visitor.get("/queue", headers={"Accept-Language": "sl"}).text
    assert '<option value="roads">Ceste</option>' in slovenian


def test_a_desk_without_topics_does_not_ask_for_one(visitor: Visitor) -> None:
    assert 'name="topic"' not in visitor.log_in("alice").get("/queue").text


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("name", MORE)
def test_folded_filters_are_open_when_one_narrows(visitor: Visitor, name: str) -> None:
    values = {"kind": "opinion", "priority": "high", "topic": "roads", "holder": "alice", "age": "7d"}
    visitor.log_in("alice")
    assert 'class="more-filters" open' in visitor.get(f"/queue?{name}={values.get(name, 'x')}").text
    assert 'class="more-filters" open' not in visitor.get("/queue?language=en").text


def test_a_view_is_its_address_on_every_page(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9 - number / 1000 for number in range(51)])
    first = visitor.log_in("alice").get("/queue?kind=quantity&publisher=the+gazette").text
    following = link(first, "next")
    assert following.startswith("/queue?kind=quantity&publisher=the+gazette&page=")
    second = visitor.get(following).text
    assert shown(second) == ["One 50"]
    assert 'value="the gazette"' in second


@pytest.mark.usefixtures("told")
def test_what_is_typed_stays_text(visitor: Visitor) -> None:
    page = visitor.log_in("alice").get("/queue?claimant=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in page
    assert "No claim is like that." in page
