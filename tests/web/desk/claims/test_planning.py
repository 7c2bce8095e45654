"""Planning a claim on its page: alice plans, bob was faster, vera only reads."""

from datetime import timedelta
from typing import Any

from claimtrack.clock import utc_now
from claimtrack.models import Priority
from tests.desk import TrialDesk
from tests.services.claims.test_claim_plans import topic
from tests.services.record import actions
from tests.visitor import Visitor

TOMORROW = (utc_now() + timedelta(days=2)).date().isoformat()


def save(visitor: Visitor, desk: TrialDesk, *, version: int | None = None, **fields: Any) -> tuple[int, str]:
    """Return the status of the form for claim 1 and the page that it leads to."""
    made_from = desk.claim(1).version if version is None else version
    plan = {"version": made_from, "priority": "1", "assignee": "0", **fields}
    answer = visitor.post("/claims/1/plan", plan)
    if answer.status_code == 303:
        return 303, visitor.get(answer.headers["Location"]).text
    return answer.status_code, answer.text


def test_a_claim_is_planned_and_shows_it_on_its_page_and_in_the_queue(
    visitor: Visitor, desk: TrialDesk
) -> None:
    desk.add_claim()
    roads = topic(desk, "Roads")
    bob = desk.person("bob").user_id
    visitor.log_in("alice")
    fields: dict[str, Any] = {
        "priority": "3",
        "due_on": TOMORROW,
        "assignee": bob,
        "topics": [roads],
        "new_topic": "Money",
    }
    status, page = save(visitor, desk, **fields)
    assert status == 303
    for words in ("The plan was saved.", "Urgent", '<span class="tag">Roads</span>', ">Money</span>"):
        assert words in page
    queue = visitor.get("/queue").text
    for words in ("priority-urgent", "due ", ">Roads</span>", "for Bob"):
        assert words in queue
    assert actions(desk, 1)[1:] == [
        "claim.prioritise",
        "claim.set_due",
        "claim.assign",
        "claim.tag",
        "claim.tag",
    ]
    for words in ("Priority set", "Normal → Urgent", "Assigned", "Nobody → Bob", "“roads”"):
        assert words in page


def test_what_was_typed_stays_when_the_day_is_past(visitor: Visitor, desk: TrialDesk) -> None:
    desk.add_claim()
    status, page = save(visitor.log_in("alice"), desk, priority="2", due_on="2020-01-01")
    assert status == 422
    assert 'value="2020-01-01"' in page
    assert "Give today or a later day" in page
    assert 'class="status-more" open' in page
    assert desk.claim(1).priority is Priority.NORMAL


def test_a_stale_form_shows_both_plans_and_can_be_sent_again(visitor: Visitor, desk: TrialDesk) -> None:
    desk.add_claim()
    topic(desk, "Roads")
    old = desk.claim(1).version
    save(visitor.log_in("bob"), desk, priority="3")
    visitor.log_in("alice")
    status, page = save(visitor, desk, version=old, priority="0", topics=["1"])
    assert status == 409
    for words in ("Urgent", "Low", "Roads", 'action="/claims/1/plan"'):
        assert words in page
    assert desk.claim(1).priority is Priority.URGENT
    assert save(visitor, desk, priority="0", topics=["1"])[0] == 303
    assert desk.claim(1).priority is Priority.LOW


def test_a_viewer_sees_the_plan_and_changes_nothing(visitor: Visitor, desk: TrialDesk) -> None:
    desk.add_claim()
    page = visitor.log_in("vera").get("/claims/1").text
    assert 'id="plan"' in page
    assert "/claims/1/plan" not in page
    assert save(visitor, desk, priority="3")[0] == 403
    assert visitor.another().post("/claims/1/plan").status_code == 401
    assert visitor.log_in("alice").client.post("/claims/1/plan", data={}).status_code == 400
    assert (
        visitor.post("/claims/99/plan", {"version": 0, "priority": "1", "assignee": "0"}).status_code == 404
    )


def test_a_topic_s_name_is_text(visitor: Visitor, desk: TrialDesk) -> None:
    desk.add_claim()
    _, page = save(visitor.log_in("alice"), desk, new_topic="<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    status, page = save(visitor, desk, new_topic="!!!")
    assert status == 422
    assert "A topic needs a name" in page
