"""Dismissing from the queue: alice ticks claims, charlie works on one of them, vera only looks."""

import re

import pytest

from claimtrack.clock import utc_now
from claimtrack.models import DismissReason
from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.services.record import actions
from tests.visitor import Visitor
from tests.web.desk.extracted import add_scored
from tests.web.desk.queue.test_queue import shown

_TICKED = re.compile(r'<input type="hidden" name="claim" value="(\d+)">')


def dismiss(visitor: Visitor, *ids: object, reason: str = "opinion", view: str = "") -> str:
    """Return the queue as it is after ticking claims and sending the form."""
    answer = visitor.post(f"/queue/dismiss{view}", {"claim": list(ids), "reason": reason})
    assert answer.status_code == 303
    return visitor.get(answer.headers["Location"]).text


def states(desk: TrialDesk, *ids: int) -> list[str]:
    return [desk.claim(claim_id).state.value for claim_id in ids]


def test_ticked_claims_are_dismissed_with_an_event_each(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9, 0.5, 0.3])
    page = dismiss(visitor.log_in("alice"), 1, 3)
    assert shown(page) == ["One 1"]
    assert "2 claims are dismissed." in page
    assert states(desk, 1, 2, 3) == ["dismissed", "queued", "dismissed"]
    assert desk.claim(1).dismiss_reason is DismissReason.OPINION
    assert actions(desk, 1)[-1] == actions(desk, 3)[-1] == "claim.dismiss"


def test_undo_brings_them_back_and_is_offered_once(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9, 0.5, 0.3])
    page = dismiss(visitor.log_in("alice"), 1, 3)
    ticked = _TICKED.findall(page)
    assert ticked == ["1", "3"]
    assert "/queue/reopen" not in visitor.get("/queue").text
    back = visitor.post("/queue/reopen", {"claim": ticked})
    page = visitor.get(back.headers["Location"]).text
    assert "2 claims are back in the queue." in page
    assert len(shown(page)) == 3
    visitor.post("/queue/reopen", {"claim": ticked})
    assert "2 claims stay as they are." in visitor.get("/queue").text
    assert actions(desk, 1).count("claim.reopen") == 1


def test_what_others_work_on_stays_and_is_told(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9, 0.5])
    desk.now = utc_now()
    desk.take(1, by="charlie")
    page = dismiss(visitor.log_in("alice"), 1, 2, 99)
    assert "1 claim is dismissed." in page
    assert "1 claim stays as it is." in page
    assert "There is no such claim." in page
    assert states(desk, 1, 2) == ["in_review", "dismissed"]


def test_the_same_form_twice_dismisses_once(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9])
    visitor.log_in("alice")
    for _ in range(2):
        dismiss(visitor, 1)
    assert actions(desk, 1).count("claim.dismiss") == 1


@pytest.mark.parametrize(
    ("ids", "reason"),
    [((), "opinion"), ((1,), ""), ((1,), "nonsense"), (("x", "-1", "²", "9" * 30, "0"), "opinion")],
)
def test_without_a_claim_or_a_reason_nothing_changes(
    visitor: Visitor, desk: TrialDesk, ids: tuple[object, ...], reason: str
) -> None:
    add_scored(desk, [0.9])
    page = dismiss(visitor.log_in("alice"), *ids, reason=reason)
    assert "Nothing was changed: tick at least one claim" in page
    assert states(desk, 1) == ["queued"]


def test_it_goes_back_to_the_same_view(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9, 0.5])
    add_scored(desk, [0.8], name="Ena", language="sl")
    page = dismiss(visitor.log_in("alice"), 1, view="?language=en&order=oldest")
    assert shown(page) == ["One 1"]
    assert 'action="/queue/dismiss?language=en&amp;order=oldest"' in page


def test_it_wants_a_reviewer_and_a_token(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9])
    for path in ("/queue/dismiss", "/queue/reopen"):
        assert visitor.another().post(path).status_code == 401
        assert visitor.log_in("vera").post(path, {"claim": "1", "reason": "opinion"}).status_code == 403
        assert visitor.log_in("alice").client.post(path, data={"claim": "1"}).status_code == 400
    page = visitor.log_in("vera").get("/queue").text
    assert 'form="bulk"' not in page
    assert 'id="bulk"' not in page
    assert desk.claim(1).state is ClaimState.QUEUED
