"""What pages ask by themselves: cheap, without writing, and about what others did."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from claimtrack.clock import utc_now
from claimtrack.db import Database
from claimtrack.models import LoginSession, Presence
from tests.desk import TrialDesk
from tests.services.record import count_rows, event_count
from tests.visitor import Visitor
from tests.web.queries import counted_queries

PAGES = ("/queue", "/approvals", "/articles/1", "/claims/1")


def asked(page: str) -> str:
    """Return the address that a page asks, with what it knows."""
    address = re.search(r'hx-get="([^"]+/news)"', page)
    assert address is not None
    known = re.findall(r'name="(after|told|people|page)"\s+value="([^"]*)"', page)
    return f"{address[1]}?" + "&".join(f"{name}={value.replace('&amp;', '%26')}" for name, value in known)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_told_once_of_what_others_did(visitor: Visitor, desk: TrialDesk, path: str) -> None:
    claim_id = desk.add_claim()
    bob = visitor.log_in("bob")
    question = asked(bob.get(path).text)
    quiet = bob.get(question)
    assert (quiet.status_code, quiet.text) == (204, "")
    assert quiet.headers["Cache-Control"] == "no-store"
    desk.propose(claim_id)
    told = bob.get(question)
    assert told.status_code == 200
    assert "Alice: Verdict proposed." in told.text
    assert "and 2 more changes" in told.text or path == "/approvals"
    assert f'<a href="{path}">Show it</a>' in told.text
    assert bob.get(asked(f'hx-get="{path}/news"' + told.text)).status_code == 204


def test_one_s_own_work_is_told_on_the_claim_alone(visitor: Visitor, desk: TrialDesk) -> None:
    desk.add_claim()
    alice = visitor.log_in("alice")
    questions = {path: asked(alice.get(path).text) for path in PAGES}
    desk.take(1)
    statuses = {path: alice.get(question).status_code for path, question in questions.items()}
    assert statuses == {"/queue": 204, "/approvals": 204, "/articles/1": 204, "/claims/1": 200}


def test_asking_takes_few_queries_and_no_writer(
    visitor: Visitor, desk: TrialDesk, database: Database
) -> None:
    desk.add_claim()
    questions = [asked(visitor.log_in("bob").get(path).text) for path in PAGES]
    for question in questions:
        with counted_queries(database) as seen:
            visitor.get(question)
        # Who asks and the policy, the one question, and on the claim page who else looks.
        assert len(seen) <= 3 + ("claims" in question), seen


@pytest.mark.parametrize(
    "query",
    ["", "?after=", "?after=x", "?after=-5", "?after=99999999999999999999", "?told=1", "?after=0&told=zz"],
)
def test_nonsense_is_answered_without_trouble(visitor: Visitor, desk: TrialDesk, query: str) -> None:
    desk.add_claim()
    visitor.log_in("vera")
    for path in PAGES:
        assert visitor.get(f"{path}/news{query}").status_code in {200, 204}


def test_the_way_back_stays_on_this_site(visitor: Visitor, desk: TrialDesk) -> None:
    desk.add_claim()
    answer = visitor.log_in("vera").get("/queue/news?after=0&page=https://evil.example/")
    assert 'href="/queue"' in answer.text
    assert "evil" not in answer.text


def test_who_is_logged_out_is_told_nothing(visitor: Visitor) -> None:
    assert [visitor.get(f"{path}/news?after=0").status_code for path in PAGES] == [401] * 4


def test_who_else_looks_is_told_and_forgotten(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    alice, bob = visitor.log_in("alice"), visitor.another().log_in("bob")
    question = asked(alice.get(f"/claims/{claim_id}").text)
    events = event_count(desk)
    assert bob.post(f"/claims/{claim_id}/presence").status_code == 204
    told = alice.get(question)
    assert told.status_code == 200
    assert "<bdi>Bob</bdi> (since " in told.text
    assert "<bdi>Bob</bdi>" in alice.get(f"/claims/{claim_id}").text
    assert bob.get(asked(bob.get(f"/claims/{claim_id}").text)).status_code == 204
    assert alice.get(asked(f'hx-get="/claims/{claim_id}/news"' + told.text)).status_code == 204
    assert bob.post(f"/claims/{claim_id}/presence", {"gone": "yes"}).status_code == 204
    assert "Bob" not in alice.get(asked(f'hx-get="/claims/{claim_id}/news"' + told.text)).text
    assert event_count(desk) == events


def test_presence_wants_a_token_and_viewers_have_one_too(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    path = f"/claims/{claim_id}/presence"
    assert visitor.client.post(path).status_code == 401
    assert visitor.log_in("vera").client.post(path).status_code == 400
    assert visitor.post(path).status_code == 204
    assert visitor.post("/claims/4711/presence").status_code == 204
    assert count_rows(desk, Presence) == 1


def test_an_open_page_does_not_keep_a_session_alive(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    alice = visitor.log_in("alice")
    long_ago = utc_now() - timedelta(minutes=30)
    with desk.writing() as session:
        session.execute(update(LoginSession).values(renewed_at=long_ago))
    alice.post(f"/claims/{claim_id}/presence")
    alice.get(f"/claims/{claim_id}/news?after=0")
    alice.post(f"/claims/{claim_id}/preview", {"summary": "Looked at."})
    with desk.database.reading() as session:
        assert session.scalars(select(LoginSession.renewed_at)).one() == long_ago
    alice.post(f"/claims/{claim_id}/take")
    with desk.database.reading() as session:
        assert session.scalars(select(LoginSession.renewed_at)).one() > long_ago
