"""Planning what is ticked in the queue: alice plans several, and takes it back."""

import re
from datetime import timedelta

from claimtrack.clock import utc_now
from claimtrack.models import Priority
from claimtrack.services.claims.claim_plans import ClaimPlan as Plan
from tests.desk import TrialDesk
from tests.services.claims.test_claim_plans import stored, topic
from tests.services.record import event_count, last_event
from tests.visitor import Visitor
from tests.web.desk.extracted import add_scored
from tests.web.desk.queue.test_queue import shown

_CHANGE = re.compile(r'<input type="hidden" name="change" value="(\d+)">')


def press(visitor: Visitor, do: str, *ids: object, view: str = "", **fields: object) -> str:
    """Return the queue after a button was pressed on the ticked claims."""
    answer = visitor.post(f"/queue/change{view}", {"claim": list(ids), "do": do, **fields})
    assert answer.status_code == 303
    return visitor.get(answer.headers["Location"]).text


def test_ticked_claims_get_a_priority_together_and_lose_it_again(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9, 0.5, 0.3])
    before = event_count(desk)
    page = press(visitor.log_in("alice"), "priority", 2, 3, priority="3")
    assert "2 claims were changed." in page
    assert shown(page) == ["One 1", "One 2", "One 0"]
    assert event_count(desk) == before + 1
    (change,) = _CHANGE.findall(page)
    assert not _CHANGE.findall(visitor.get("/queue").text)
    back = visitor.post("/queue/undo", {"change": change})
    page = visitor.get(back.headers["Location"]).text
    assert "2 claims are as they were before." in page
    assert desk.claim(2).priority is Priority.NORMAL
    audit = visitor.log_in("adam").get("/audit").text
    for words in ("Claims changed together", "Change undone", "Priority: Urgent", "2 claims"):
        assert words in audit


def test_days_people_and_topics(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9])
    roads, me = topic(desk, "Roads"), desk.person("alice").user_id
    day = (utc_now() + timedelta(days=3)).date()
    visitor.log_in("alice")
    press(visitor, "due_on", 1, due_on=day.isoformat())
    press(visitor, "assignee", 1, assignee=me)
    press(visitor, "tag", 1, topic=roads)
    page = press(visitor, "tag", 1, new_topic="Money")
    assert stored(desk) == Plan(due_on=day, assignee_id=me, topic_ids=frozenset({roads, roads + 1}))
    assert ">Money</span>" in page
    press(visitor, "untag", 1, topic=roads)
    press(visitor, "assignee", 1, assignee="0")
    press(visitor, "due_on", 1, due_on="")
    assert stored(desk) == Plan(topic_ids=frozenset({roads + 1}))
    assert last_event(desk).action == "claims.change"


REFUSED: list[tuple[str, tuple[int, ...], dict[str, str], str]] = [
    ("priority", (), {"priority": "3"}, "Nothing was changed"),
    ("priority", (1,), {}, "Nothing was changed"),
    ("priority", (1,), {"priority": "9"}, "Nothing was changed"),
    ("nonsense", (1,), {"priority": "3"}, "Nothing was changed"),
    ("due_on", (1,), {"due_on": "tomorrow"}, "Nothing was changed"),
    ("due_on", (1,), {"due_on": "2020-01-01"}, "Give today or a later day"),
    ("assignee", (1,), {"assignee": "999"}, "Nothing was changed"),
    ("tag", (1,), {"new_topic": "?"}, "A topic needs a name"),
    ("priority", (99,), {"priority": "3"}, "There is no such claim."),
    ("priority", (1,), {"priority": "1"}, "1 claim was so already."),
]


def test_what_cannot_be_done_is_said(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9])
    visitor.log_in("alice")
    before = event_count(desk)
    for do, ids, fields, message in REFUSED:
        assert message in press(visitor, do, *ids, **fields), (do, ids, fields)
    assert event_count(desk) == before


def test_it_goes_back_to_the_same_view(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9, 0.5])
    page = press(visitor.log_in("alice"), "priority", 1, priority="0", view="?language=en&order=oldest")
    assert 'formaction="/queue/change?language=en&amp;order=oldest"' in page
    assert 'action="/queue/undo?language=en&amp;order=oldest"' in page


def test_undo_wants_a_change_of_one_s_own(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9])
    press(visitor.log_in("alice"), "priority", 1, priority="3")
    for number in ("1", "99", "x", "", "9" * 30):
        assert visitor.log_in("bob").post("/queue/undo", {"change": number}).status_code == 404
    assert desk.claim(1).priority is Priority.URGENT


def test_it_wants_a_reviewer_and_a_token(visitor: Visitor, desk: TrialDesk) -> None:
    add_scored(desk, [0.9])
    for path in ("/queue/change", "/queue/undo"):
        assert visitor.another().post(path).status_code == 401
        assert visitor.log_in("vera").post(path, {"claim": "1", "do": "priority"}).status_code == 403
        assert visitor.log_in("alice").client.post(path, data={"claim": "1"}).status_code == 400
