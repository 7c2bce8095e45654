"""The button that takes the next claim: alice and charlie press it, vera has none."""

import re

from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.desk.extracted import add_scored

_BUTTON = re.compile(r'action="(/queue/next[^"]*)"')
_SHOWN = re.compile(r'name="shown" value="([^"]+)"')


def press(visitor: Visitor, page: str) -> str:
    """Return where the button on the page leads."""
    found = _BUTTON.search(page)
    shown = _SHOWN.search(page)
    assert found
    assert shown
    answer = visitor.post(found[1].replace("&amp;", "&"), {"shown": shown[1]})
    assert answer.status_code == 303
    return answer.headers["Location"]


def test_it_leads_to_the_best_free_claim_of_the_view(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.4, 0.9])
    add_scored(desk, [0.5, 0.6], name="Ena", language="sl")
    visitor.log_in("alice")
    claim = visitor.get(press(visitor, visitor.get("/queue?language=sl").text)).text
    assert "Ena 1" in claim
    assert "The claim is yours to work on." in claim
    assert 'data-key="n"' in claim


def test_the_claim_page_goes_on_with_the_view_that_was_looked_at(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.4, 0.9])
    add_scored(desk, [0.5, 0.6], name="Ena", language="sl")
    visitor.log_in("alice")
    first = press(visitor, visitor.get("/queue?language=sl&order=oldest&page=x").text)
    second = press(visitor, visitor.get(first).text)
    assert "Ena 1" in visitor.get(second).text
    empty = press(visitor, visitor.get(second).text)
    assert empty == "/queue?language=sl&order=oldest"
    assert "No claim of this view is free now" in visitor.get(empty).text


def test_two_people_get_two_claims(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.4, 0.9])
    charlie = visitor.another().log_in("charlie")
    visitor.log_in("alice")
    places = {press(who, who.get("/queue").text) for who in (visitor, charlie)}
    assert len(places) == 2


def test_a_double_click_takes_one_claim(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.4, 0.9])
    page = visitor.log_in("alice").get("/queue").text
    assert press(visitor, page) == press(visitor, page)


def test_a_form_without_a_time_or_with_a_wrong_one_works(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.4, 0.9, 0.5, 0.6])
    visitor.log_in("alice")
    answers = [
        visitor.post("/queue/next?state=nonsense&score=x", {"shown": shown})
        for shown in ("", "yesterday", "2026-01-01T10:00:00", "\x00")
    ]
    assert len({answer.headers["Location"] for answer in answers}) == 4


def test_it_wants_a_reviewer_a_token_and_a_post(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    assert visitor.post("/queue/next").status_code == 401
    assert visitor.log_in("vera").post("/queue/next").status_code == 403
    assert "/queue/next" not in visitor.get("/queue").text + visitor.get(f"/claims/{claim_id}").text
    visitor.log_in("alice")
    assert visitor.get("/queue/next").status_code == 405
    assert visitor.client.post("/queue/next").status_code == 400
    assert desk.claim(claim_id).state is ClaimState.QUEUED
