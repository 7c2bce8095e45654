"""Setting times: when a verdict is published, when it is checked again."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from claimtrack.clock import utc_now
from claimtrack.services.publishing.published import find_publication
from claimtrack.services.records.history import list_claim_events
from claimtrack.services.verdicts.schedules import publish_due
from claimtrack.workflow import PublicationState
from tests.desk import Proposal, TrialDesk
from tests.visitor import Visitor
from tests.web.pages import hidden_values
from tests.web.public.public_desk import text_of

NEXT_YEAR = utc_now().year + 1


def last_sunday(month: int) -> date:
    """Return the day on which the clocks are changed next year, in March or in October."""
    day = date(NEXT_YEAR, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


def approved(desk: TrialDesk) -> Proposal:
    proposal = desk.propose()
    desk.approve(proposal)
    return proposal


def path_of(proposal: Proposal) -> str:
    return f"/claims/{proposal.claim_id}"


def read_form(visitor: Visitor, proposal: Proposal) -> dict[str, str]:
    """Return the fields that the page gives along."""
    page = visitor.get(path_of(proposal)).text
    return {
        name: value for name, value in hidden_values(page).items() if name in {"version", "revision_hash"}
    }


def scheduled_for(desk: TrialDesk, proposal: Proposal) -> datetime | None:
    with desk.database.reading() as session:
        publication = find_publication(session, claim_id=proposal.claim_id)
    return publication.scheduled_for if publication else None


def schedule(visitor: Visitor, proposal: Proposal, moment: str, **fields: str) -> tuple[int, str]:
    form = {**read_form(visitor, proposal), "moment": moment, **fields}
    answer = visitor.post(f"{path_of(proposal)}/schedule", form)
    return answer.status_code, answer.text


def events_of(desk: TrialDesk, claim_id: int) -> list[str]:
    with desk.database.reading() as session:
        return [event.action for event in reversed(list_claim_events(session, claim_id=claim_id))]


def test_an_editor_sets_a_time_on_the_desks_clocks(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = approved(desk)
    status, _page = schedule(visitor.log_in("bob"), proposal, f"{NEXT_YEAR}-07-02T10:30")
    assert status == 303
    assert scheduled_for(desk, proposal) == datetime(NEXT_YEAR, 7, 2, 8, 30, tzinfo=UTC)
    page = visitor.get(path_of(proposal)).text
    assert re.search(rf"It is published on Jul 2, {NEXT_YEAR}, 10:30", text_of(page))
    assert "Publication scheduled" in page
    assert f'value="{NEXT_YEAR}-07-02T10:30"' in page


def test_what_is_scheduled_is_on_no_public_page_until_its_time(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(visitor.log_in("bob"), proposal, f"{NEXT_YEAR}-07-02T10:30")
    reader = visitor.another()
    paths = (
        "/",
        "/corrections",
        "/feeds/verdicts.atom",
        "/feeds/claimreview.json",
        "/v1alpha1/claims:search?query=bridge",
    )
    assert [path for path in paths if "18 million" in reader.get(path).text] == []
    with desk.database.writing() as session:
        assert publish_due(
            session, claim_id=proposal.claim_id, now=datetime(NEXT_YEAR, 7, 2, 8, 30, tzinfo=UTC)
        )
    assert "18 million" in reader.get("/").text


@pytest.mark.parametrize(
    "typed", ["", "tomorrow", f"{NEXT_YEAR}-07-02", f"{NEXT_YEAR}-07-02T10:30+02:00", "2026-W10-1"]
)
def test_what_is_no_time_is_refused_and_kept(visitor: Visitor, desk: TrialDesk, typed: str) -> None:
    proposal = approved(desk)
    status, page = schedule(visitor.log_in("bob"), proposal, typed, embargo="y")
    assert status == 422
    assert f'value="{typed}"' in page
    assert re.search(r'<input checked[^>]*name="embargo"', page)
    assert scheduled_for(desk, proposal) is None


def test_a_time_that_has_passed_is_refused_and_kept(visitor: Visitor, desk: TrialDesk) -> None:
    status, page = schedule(visitor.log_in("bob"), approved(desk), "2020-07-02 10:30")
    assert (status, "This time has passed." in page) == (422, True)
    assert 'value="2020-07-02 10:30"' in page


def test_a_time_that_the_clocks_skip_is_refused(visitor: Visitor, desk: TrialDesk) -> None:
    status, page = schedule(visitor.log_in("bob"), approved(desk), f"{last_sunday(3)}T02:30")
    assert (status, "There is no such time on that day" in page) == (422, True)


def test_of_a_time_that_comes_twice_the_page_asks_which(visitor: Visitor, desk: TrialDesk) -> None:
    proposal, moment = approved(desk), f"{last_sunday(10)}T02:30"
    status, page = schedule(visitor.log_in("bob"), proposal, moment)
    assert (status, "This time comes twice that night" in page) == (422, True)
    assert 'name="occurrence"' in page
    status, _page = schedule(visitor, proposal, moment, occurrence="second")
    day = last_sunday(10)
    assert (status, scheduled_for(desk, proposal)) == (
        303,
        datetime(day.year, day.month, day.day, 1, 30, tzinfo=UTC),
    )
    # Shown again, it is still the second one.
    assert '<option selected value="second">' in visitor.get(path_of(proposal)).text


def test_a_form_of_an_older_state_shows_both_and_keeps_what_was_typed(
    visitor: Visitor, desk: TrialDesk
) -> None:
    proposal = approved(desk)
    form = read_form(visitor.log_in("bob"), proposal)
    adam = visitor.another().log_in("adam")
    assert schedule(adam, proposal, f"{NEXT_YEAR}-07-02T10:30")[0] == 303
    answer = visitor.post(
        f"{path_of(proposal)}/schedule", {**form, "moment": f"{NEXT_YEAR}-08-03T09:00", "embargo": "y"}
    )
    assert answer.status_code == 409
    assert f"{NEXT_YEAR}-07-02" in answer.text
    assert f'value="{NEXT_YEAR}-08-03T09:00"' in answer.text
    again = {**hidden_values(answer.text), "moment": f"{NEXT_YEAR}-08-03T09:00"}
    assert visitor.post(f"{path_of(proposal)}/schedule", again).status_code == 303
    assert scheduled_for(desk, proposal) == datetime(NEXT_YEAR, 8, 3, 7, 0, tzinfo=UTC)


def test_what_was_sent_back_meanwhile_keeps_the_typed_time(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = approved(desk)
    form = read_form(visitor.log_in("bob"), proposal)
    adam = visitor.another().log_in("adam")
    adam.post(f"{path_of(proposal)}/dismiss", {"reason": "opinion"})
    answer = visitor.post(f"{path_of(proposal)}/schedule", {**form, "moment": f"{NEXT_YEAR}-08-03T09:00"})
    assert answer.status_code == 409
    assert "the claim is “Dismissed”" in answer.text
    assert f'value="{NEXT_YEAR}-08-03T09:00"' in answer.text


def test_a_time_is_taken_back_and_once(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(visitor.log_in("bob"), proposal, f"{NEXT_YEAR}-07-02T10:30")
    answers = [visitor.post(f"{path_of(proposal)}/unschedule").status_code for _ in range(2)]
    assert answers == [303, 303]
    assert events_of(desk, proposal.claim_id).count("verdict.unschedule") == 1
    assert scheduled_for(desk, proposal) is None


def test_an_embargo_stands_in_the_way_until_it_is_lifted(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = approved(desk)
    schedule(visitor.log_in("bob"), proposal, f"{NEXT_YEAR}-07-02T10:30", embargo="y")
    page = visitor.get(path_of(proposal)).text
    assert "It is under embargo" in page
    assert f'action="{path_of(proposal)}/publish"' not in page
    assert "Lift the embargo" in page
    refused = visitor.post(f"{path_of(proposal)}/publish", {"revision_hash": proposal.revision_hash})
    assert (refused.status_code, "It is under embargo until" in refused.text) == (409, True)
    visitor.post(f"{path_of(proposal)}/unschedule")
    visitor.post(f"{path_of(proposal)}/publish", {"revision_hash": proposal.revision_hash})
    with desk.database.reading() as session:
        publication = find_publication(session, claim_id=proposal.claim_id)
    assert publication is not None
    assert publication.state is PublicationState.PUBLISHED


def test_setting_times_wants_the_permission(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = approved(desk)
    visitor.log_in("charlie")
    for address in ("schedule", "unschedule", "recheck"):
        assert visitor.post(f"{path_of(proposal)}/{address}").status_code == 403
    assert "/schedule" not in visitor.get(path_of(proposal)).text


def test_a_day_for_checking_again_is_set_shown_and_taken_away(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = desk.publish()
    path, day = f"{path_of(proposal)}/recheck", date(NEXT_YEAR, 9, 1)
    visitor.log_in("bob")
    assert visitor.post(path, {**read_form(visitor, proposal), "on": day.isoformat()}).status_code == 303
    assert desk.claim(proposal.claim_id).recheck_on == day
    page = visitor.get(path_of(proposal)).text
    assert f"Sep 1, {NEXT_YEAR}" in page
    assert "Day of the next check set" in page
    assert visitor.post(path, {**read_form(visitor, proposal), "on": ""}).status_code == 303
    assert desk.claim(proposal.claim_id).recheck_on is None


@pytest.mark.parametrize("typed", ["soon", "2020-01-01"])
def test_a_day_that_is_none_or_has_passed_is_refused_and_kept(
    visitor: Visitor, desk: TrialDesk, typed: str
) -> None:
    proposal = desk.publish()
    visitor.log_in("bob")
    form = {**read_form(visitor, proposal), "on": typed}
    answer = visitor.post(f"{path_of(proposal)}/recheck", form)
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.text


def test_a_day_of_an_older_state_shows_both(visitor: Visitor, desk: TrialDesk) -> None:
    proposal = desk.publish()
    path = f"{path_of(proposal)}/recheck"
    form = read_form(visitor.log_in("bob"), proposal)
    adam = visitor.another().log_in("adam")
    adam.post(path, {**form, "on": f"{NEXT_YEAR}-09-01"})
    answer = visitor.post(path, {**form, "on": f"{NEXT_YEAR}-10-01"})
    assert answer.status_code == 409
    assert f"{NEXT_YEAR}-09-01" in text_of(answer.text)
    assert f'value="{NEXT_YEAR}-10-01"' in answer.text
