"""The discussion: alice and bob talk, vera reads, and the public gets nothing of it."""

import json
import re

import pytest

from claimtrack.models import Comment, CorrectionKind, Publication
from tests.desk import TrialDesk
from tests.services.record import count_rows
from tests.visitor import Visitor
from tests.web.desk.policies import change_policy

SECRET = "Wren-told-Ana-in-confidence"
TEXT = f"{SECRET}.\n\n<script>alert(1)</script> 🚢 \u202e\u05e2\u05d1\u05e8\u05d9\u05ea"
PUBLIC = (
    *("/", "/corrections", "/methodology", "/feeds/verdicts.atom", "/feeds/verdicts.rss"),
    *("/feeds/verdicts.json", "/feeds/claimreview.json", "/v1alpha1/claims:search?query=bridge"),
)


def say(visitor: Visitor, claim_id: int, text: str = TEXT) -> int:
    """Return the status of the answer to a comment."""
    return visitor.post(f"/claims/{claim_id}/comments", {"text": text}).status_code


def test_it_wants_post_a_token_and_the_permission(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    path = f"/claims/{claim_id}/comments"
    assert visitor.client.post(path).status_code == 401
    assert visitor.log_in("alice").get(path).status_code == 405
    assert visitor.client.post(path).status_code == 400
    assert say(visitor.another().log_in("vera"), claim_id) == 403


def test_what_was_said_is_read_as_it_was_typed(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    answer = visitor.log_in("alice").post(f"/claims/{claim_id}/comments", {"text": TEXT})
    assert (answer.status_code, answer.location) == (303, f"/claims/{claim_id}#comment-1")
    page = visitor.another().log_in("vera").get(f"/claims/{claim_id}").text
    assert f"{SECRET}.\n\n&lt;script&gt;alert(1)&lt;/script&gt; 🚢" in page
    assert "<bdi>Alice</bdi>" in page
    assert "Comment written" in page
    assert "Say it" not in page
    assert "/comments/1/delete" not in page


def test_a_double_click_says_it_once(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    assert [say(visitor.log_in("alice"), claim_id) for _ in range(2)] == [303, 303]
    assert count_rows(desk, Comment) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [(" ", "Write something first."), ("a" * 100_000, "Field cannot be longer than 5000")],
)
def test_nothing_and_too_much_are_refused_with_all_kept(
    visitor: Visitor, desk: TrialDesk, text: str, problem: str
) -> None:
    claim_id = desk.add_claim()
    answer = visitor.log_in("alice").post(f"/claims/{claim_id}/comments", {"text": text})
    assert answer.status_code == 422
    assert problem in answer.text
    assert f"{text}</textarea>" in answer.text


def test_the_writer_changes_it_and_others_cannot(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    say(visitor.log_in("alice"), claim_id)
    fields = {"version": "1", "text": "Sorry: 2023."}
    refused = visitor.another().log_in("bob").post("/comments/1", fields)
    assert refused.status_code == 409
    assert "A comment can be changed for 15 minutes" in refused.text
    assert "Sorry: 2023.</textarea>" in refused.text
    assert visitor.post("/comments/1", fields).status_code == 303
    page = visitor.get(f"/claims/{claim_id}").text
    assert "Sorry: 2023." in page
    assert SECRET not in page
    stale = visitor.post("/comments/1", {"version": "1", "text": "From the other window."})
    assert stale.status_code == 409
    assert "The comment changed while you were writing" in stale.text
    assert "From the other window.</textarea>" in stale.text


def test_deleting_leaves_a_trace_and_no_words(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    say(visitor.log_in("alice"), claim_id)
    assert visitor.another().log_in("bob").post("/comments/1/delete").status_code == 403
    assert [visitor.post("/comments/1/delete").status_code for _ in range(2)] == [303, 303]
    page = visitor.get(f"/claims/{claim_id}").text
    assert "Deleted by Alice on" in page
    assert SECRET not in page
    assert visitor.post("/comments/4711/delete").status_code == 404


def test_a_read_only_desk_asks_for_nothing(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    say(visitor.log_in("alice"), claim_id)
    change_policy(desk, read_only=True)
    page = visitor.get(f"/claims/{claim_id}").text
    assert "Say it" not in page
    assert "/comments/1" not in page


def test_readers_get_nothing_of_discussion_and_notes(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    alice = visitor.another().log_in("alice")
    alice.post(f"/claims/{claim_id}/take")
    say(alice, claim_id)
    source = {"url": "https://example.org/a", "title": "Account", "stance": "refutes", "note": SECRET}
    assert alice.post(f"/claims/{claim_id}/sources", source).status_code == 303
    assert SECRET in alice.get(f"/claims/{claim_id}").text
    proposal = desk.publish(desk.propose(claim_id))
    desk.correct(proposal.claim_id, kind=CorrectionKind.UPDATE, note="More is known.")
    with desk.database.reading() as session:
        slug = session.get_one(Publication, 1).slug
    pages = [visitor.get(path) for path in (*PUBLIC, f"/verdicts/{slug}")]
    assert {page.status_code for page in pages} == {200}
    assert not [page.request.path for page in pages if SECRET in page.text or SECRET in _unescaped(page.text)]
    assert sum("Account" in page.text for page in pages) >= 3
    assert SECRET not in visitor.log_in("adam").get("/audit").text


def _unescaped(text: str) -> str:
    return str(json.loads(text)) if text.startswith("{") else re.sub(r"&#?\w+;", "", text)
