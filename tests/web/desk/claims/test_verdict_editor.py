"""Writing a verdict: alice holds the claim, others come in between."""

import re
from datetime import timedelta
from typing import Any

import pytest

from claimtrack.clock import utc_now
from claimtrack.models import Draft, VerdictRevision
from claimtrack.services.claims.guards import latest_revision
from claimtrack.services.records.history import list_claim_events
from claimtrack.services.verdicts.drafts import find_draft
from claimtrack.workflow import ClaimState
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.pages import hidden_values

JSON = {"Accept": "application/json"}


@pytest.fixture
def claim_id(desk: TrialDesk) -> int:
    """A claim that alice holds, with a source but no words."""
    claim_id = desk.add_claim()
    desk.take(claim_id)
    return claim_id


@pytest.fixture
def fields(desk: TrialDesk) -> dict[str, Any]:
    """What alice types into a new editor."""
    return {
        "version": "0",
        "rating": str(desk.rating_id()),
        "headline": "The bridge cost 21 million",
        "short_wording": "The bridge cost 18 million crowns.",
        "summary": "The account says\r\n21 million.",
        "explanation": "See **page 3**.",
        "as_of": "2026-03",
    }


def draft_of(desk: TrialDesk, claim_id: int) -> Draft | None:
    with desk.database.reading() as session:
        return find_draft(session, claim_id=claim_id)


def revision_of(desk: TrialDesk, claim_id: int) -> VerdictRevision | None:
    with desk.database.reading() as session:
        return latest_revision(session, claim_id)


def add_source(visitor: Visitor, claim_id: int) -> None:
    source = {"url": "https://example.org/a", "title": "Account", "stance": "refutes"}
    assert visitor.post(f"/claims/{claim_id}/sources", source).status_code == 303


def test_the_editor_offers_ratings_by_key_and_the_wording(visitor: Visitor, claim_id: int) -> None:
    page = visitor.log_in("alice").get(f"/claims/{claim_id}").text
    for label, key in (("Verified", 5), ("Disputed", 1), ("Unverifiable", 0)):
        assert re.search(rf'data-key="{key}"[^<]*<span class="rating-name">{label}</span>', page)
    assert 'value="It cost 18 million crowns"' in page
    assert "25 of 75 characters" in page


def test_only_the_holder_gets_the_editor(visitor: Visitor, desk: TrialDesk, claim_id: int) -> None:
    desk.write(claim_id)
    page = visitor.log_in("charlie").get(f"/claims/{claim_id}").text
    assert 'name="summary"' not in page
    assert "Draft of the verdict" in page
    assert "The final account says 21 million." in page


def test_saving_keeps_every_field(
    visitor: Visitor, desk: TrialDesk, claim_id: int, fields: dict[str, Any]
) -> None:
    answer = visitor.log_in("alice").post(f"/claims/{claim_id}/draft", fields)
    assert (answer.status_code, answer.location) == (303, f"/claims/{claim_id}#verdict")
    draft = draft_of(desk, claim_id)
    assert draft is not None
    assert draft.summary == "The account says\n21 million."
    assert draft.as_of is not None
    assert draft.as_of.isoformat() == "2026-03"
    page = visitor.get(f"/claims/{claim_id}").text
    assert re.search(rf'value="{fields["rating"]}"[^>]*checked', page)
    assert 'value="2026-03"' in page


def test_a_script_gets_the_version_and_the_time(
    visitor: Visitor, desk: TrialDesk, claim_id: int, fields: dict[str, Any]
) -> None:
    answer = visitor.log_in("alice").post(f"/claims/{claim_id}/draft", fields, headers=JSON)
    assert answer.status_code == 200
    assert answer.json is not None
    draft = draft_of(desk, claim_id)
    assert draft is not None
    assert answer.json["version"] == draft.version
    assert answer.json["saved_at"].endswith("+00:00")
    assert answer.json["message"].startswith("Saved ")
    again = visitor.post(f"/claims/{claim_id}/draft", fields, headers=JSON)
    assert again.json is not None
    assert again.json["version"] == draft.version
    with desk.database.reading() as session:
        actions = [event.action for event in list_claim_events(session, claim_id=claim_id)]
    assert actions == ["claim.take", "claim.add"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_date_to_come_is_refused(visitor: Visitor, claim_id: int, fields: dict[str, Any]) -> None:
    path = f"/claims/{claim_id}/draft"
    tomorrow = (utc_now() + timedelta(days=2)).date()
    for to_come in (tomorrow.isoformat(), f"{tomorrow.year + 1}-01", f"{tomorrow.year + 1}"):
        answer = visitor.log_in("alice").post(path, {**fields, "as_of": to_come})
        assert answer.status_code == 422
        assert "This date is in the future" in answer.text
        assert f'value="{to_come}"' in answer.text
    assert visitor.post(path, {**fields, "as_of": str(utc_now().year)}).status_code == 303


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_script_is_told_that_the_session_ended(
    visitor: Visitor, claim_id: int, fields: dict[str, Any]
) -> None:
    path = f"/claims/{claim_id}/draft"
    token = visitor.log_in("alice").csrf_token()
    elsewhere = visitor.another()
    gone = elsewhere.post(path, fields, headers=JSON)
    assert (gone.status_code, gone.json) == (401, {"error": "You are logged out. Log in again."})
    elsewhere.log_in("alice")
    other_token = {**fields, "csrf_token": token}
    refused = elsewhere.post(path, other_token, headers=JSON)
    assert refused.status_code == 400
    assert refused.json is not None
    assert "you logged in again after this page was opened" in refused.json["error"]
    page = elsewhere.post(path, {**other_token, "save": "yes"})
    assert page.status_code == 400
    assert hidden_values(page.text)["headline"] == fields["headline"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_script_is_told_that_its_role_may_not(
    visitor: Visitor, claim_id: int, fields: dict[str, Any]
) -> None:
    answer = visitor.log_in("vera").post(f"/claims/{claim_id}/draft", fields, headers=JSON)
    assert answer.status_code == 403
    assert answer.json is not None
    assert answer.json["error"].startswith("Your role does not allow this.")


def test_a_script_is_told_why_nothing_was_saved(
    visitor: Visitor, desk: TrialDesk, claim_id: int, fields: dict[str, Any]
) -> None:
    visitor.log_in("alice").post(f"/claims/{claim_id}/draft", fields)
    stale = visitor.post(f"/claims/{claim_id}/draft", {**fields, "summary": "Other."}, headers=JSON)
    assert (stale.status_code, (stale.json or {})["stale"]) == (409, True)
    bad_date = visitor.post(f"/claims/{claim_id}/draft", {**fields, "as_of": "soon"}, headers=JSON)
    assert bad_date.status_code == 422
    assert "Write a date as" in (bad_date.json or {})["error"]
    charlie = visitor.another().log_in("charlie")
    refused = charlie.post(f"/claims/{claim_id}/draft", fields, headers=JSON)
    assert (refused.status_code, (refused.json or {})["stale"]) == (409, False)
    assert visitor.another().client.post(f"/claims/{claim_id}/draft", data=fields).status_code == 401


def test_a_bad_date_or_rating_keeps_what_was_typed(
    visitor: Visitor, desk: TrialDesk, claim_id: int, fields: dict[str, Any]
) -> None:
    visitor.log_in("alice")
    for wrong in ({"as_of": "31.2.2026"}, {"rating": "99999999999999999999"}, {"headline": "x" * 301}):
        answer = visitor.post(f"/claims/{claim_id}/draft", {**fields, **wrong})
        assert answer.status_code == 422
        assert "21 million.</textarea>" in answer.text
        assert 'class="error"' in answer.text
    assert (
        'value="31.2.2026"'
        in visitor.post(f"/claims/{claim_id}/draft", {**fields, "as_of": "31.2.2026"}).text
    )
    assert draft_of(desk, claim_id) is None


def test_a_stale_form_shows_both_versions_and_can_be_sent_again(
    visitor: Visitor, desk: TrialDesk, claim_id: int, fields: dict[str, Any]
) -> None:
    visitor.log_in("alice").post(f"/claims/{claim_id}/draft", fields)
    mine = {**fields, "summary": "The account says 22 million.", "rating": str(desk.rating_id("misleading"))}
    answer = visitor.post(f"/claims/{claim_id}/draft", mine)
    assert answer.status_code == 409
    assert "The account says<mark>\n21</mark> million." in answer.text
    assert "The account says<mark> 22</mark> million." in answer.text
    assert "<mark>Disputed</mark>" in answer.text
    assert "<mark>Misleading</mark>" in answer.text
    assert "Last changed by Alice." in answer.text
    assert "The account says 22 million.</textarea>" in answer.text
    again = {**mine, "version": hidden_values(answer.text)["version"]}
    assert visitor.post(f"/claims/{claim_id}/draft", again).status_code == 303
    draft = draft_of(desk, claim_id)
    assert draft is not None
    assert draft.summary == "The account says 22 million."


def test_whose_lease_is_gone_keeps_the_words_and_may_take_it_again(
    visitor: Visitor, desk: TrialDesk, claim_id: int, fields: dict[str, Any]
) -> None:
    visitor.log_in("alice").post(f"/claims/{claim_id}/release")
    answer = visitor.post(f"/claims/{claim_id}/draft", fields)
    assert answer.status_code == 409
    assert "You do not hold this claim now" in answer.text
    assert "The account says\n21 million.</textarea>" in answer.text
    assert re.search(r'name="take"\s+value="take"', answer.text)
    assert visitor.post(f"/claims/{claim_id}/draft", {**fields, "take": "take"}).status_code == 303
    assert desk.claim(claim_id).state is ClaimState.IN_REVIEW
    draft = draft_of(desk, claim_id)
    assert draft is not None
    assert draft.headline == fields["headline"]


def test_when_somebody_else_holds_it_the_words_stay_on_the_page(
    visitor: Visitor, desk: TrialDesk, fields: dict[str, Any]
) -> None:
    claim_id = desk.add_claim()
    visitor.another().log_in("charlie").post(f"/claims/{claim_id}/take")
    answer = visitor.log_in("alice").post(f"/claims/{claim_id}/draft", {**fields, "take": "take"})
    assert answer.status_code == 409
    assert "Charlie is working on this claim until" in answer.text
    assert "21 million.</textarea>" in answer.text
    assert 'name="take"' not in answer.text
    bob = visitor.another().log_in("bob")
    offered = bob.post(f"/claims/{claim_id}/draft", fields)
    assert re.search(r'name="take"\s+value="take-over"', offered.text)
    assert bob.post(f"/claims/{claim_id}/draft", {**fields, "take": "take-over"}).status_code == 303


def test_proposing_saves_the_words_that_came_along(
    visitor: Visitor, desk: TrialDesk, claim_id: int, fields: dict[str, Any]
) -> None:
    add_source(visitor.log_in("alice"), claim_id)
    answers = [visitor.post(f"/claims/{claim_id}/propose", {**fields, "version": "1"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    revision = revision_of(desk, claim_id)
    assert revision is not None
    assert (revision.number, desk.claim(claim_id).state) == (1, ClaimState.IN_APPROVAL)
    assert "The bridge cost 21 million" in revision.body


@pytest.mark.parametrize(
    "gap",
    [
        ({"rating": ""}, "Choose a rating"),
        ({"summary": " "}, "Write a summary"),
        ({"short_wording": ""}, "Write the short wording"),
        ({}, "The desk asks for 1 sources"),
    ],
)
def test_an_incomplete_verdict_is_saved_and_what_is_missing_is_said(
    visitor: Visitor,
    desk: TrialDesk,
    claim_id: int,
    fields: dict[str, Any],
    gap: tuple[dict[str, str], str],
) -> None:
    missing, words = gap
    visitor.log_in("alice")
    answer = visitor.post(f"/claims/{claim_id}/propose", {**fields, **missing})
    assert answer.status_code == 422
    assert words in answer.text
    assert "See **page 3**.</textarea>" in answer.text
    draft = draft_of(desk, claim_id)
    assert draft is not None
    assert draft.explanation == "See **page 3**."
    version = re.search(r'id="draft".*?name="version" value="(\d+)"', answer.text, re.DOTALL)
    assert version is not None
    assert int(version.group(1)) == draft.version
    assert desk.claim(claim_id).state is ClaimState.IN_REVIEW


def test_only_the_proposer_withdraws_and_once(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = desk.propose()
    path = f"/claims/{proposal.claim_id}/withdraw"
    charlie = visitor.another().log_in("charlie")
    assert charlie.post(path).status_code == 403
    assert path not in charlie.get(f"/claims/{proposal.claim_id}").text
    assert path in visitor.log_in("alice").get(f"/claims/{proposal.claim_id}").text
    assert [visitor.post(path).status_code for _ in range(2)] == [303, 303]
    assert desk.claim(proposal.claim_id).state is ClaimState.IN_REVIEW
