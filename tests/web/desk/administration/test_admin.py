"""The administration: adam runs the desk, bob does not."""

from typing import Any

import pytest

from claimtrack.models import Event, Job, JobState, Policy, Role
from claimtrack.security.passwords import verify_password
from claimtrack.services.people.users import find_user
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.records.history import event_data, list_events
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.pages import hidden_values

PERSON = {"name": "dora", "role": "editor", "password": "a long enough password"}
POLICY = {
    "version": "1",
    "quorum": "2",
    "sources_required": "3",
    "lease_minutes": "90",
    "answer_days": "14",
    "credits": "nobody",
    "publisher_name": "The Desk",
    "publisher_url": "https://news.example/",
    "publisher_logo_url": "",
}


def policy_of(desk: TrialDesk) -> Policy:
    with desk.database.reading() as session:
        return current_policy(session)


def newest_event(desk: TrialDesk) -> Event:
    with desk.database.reading() as session:
        return list_events(session)[0]


def test_it_is_for_administrators(visitor: Visitor, desk: TrialDesk) -> None:
    assert visitor.get("/admin").status_code == 401
    visitor.log_in("bob")
    assert visitor.get("/admin").status_code == 403
    user_id = desk.person("alice").user_id
    for path in ("/admin/people", f"/admin/people/{user_id}/password", "/admin/policy"):
        assert visitor.post(path, {**PERSON, **POLICY}).status_code == 403
    assert policy_of(desk).version == 1


def test_it_shows_people_and_policy(visitor: Visitor) -> None:
    page = visitor.log_in("adam").get("/admin").text
    for name, role in (
        ("Alice", "Reviewer"),
        ("Bob", "Editor"),
        ("Vera", "Viewer"),
        ("Adam", "Administrator"),
    ):
        assert name in page
        assert role in page
    assert "version 1" in page
    assert 'value="ClaimTrack desk"' in page


def test_a_failed_job_is_shown_with_its_error(visitor: Visitor, desk: TrialDesk) -> None:
    with desk.writing() as session:
        job = Job(
            kind="extract_article",
            arguments={},
            dedupe_key="x",
            state=JobState.FAILED,
            attempts=5,
            last_error="It <broke>",
            created_at=desk.now,
            run_after=desk.now,
            finished_at=desk.now,
        )
        session.add(job)
    page = visitor.log_in("adam").get("/admin").text
    assert "It &lt;broke&gt;" in page
    answer = visitor.post("/admin/jobs/1/again")
    assert (answer.status_code, answer.location) == (303, "/admin#jobs")
    assert "It &lt;broke&gt;" not in visitor.get("/admin").text


def test_adam_adds_a_person(visitor: Visitor, desk: TrialDesk) -> None:
    answer = visitor.log_in("adam").post("/admin/people", PERSON)
    assert (answer.status_code, answer.location) == (303, "/admin#people")
    with desk.database.reading() as session:
        dora = find_user(session, name="dora")
    assert dora is not None
    assert dora.role is Role.EDITOR
    event = newest_event(desk)
    assert (event.action, event.actor) == ("user.add", f"user:{desk.person('adam').user_id}")
    assert "dora" not in event.body


@pytest.mark.parametrize(
    ("wrong", "status", "words"),
    [
        ({"name": "alice"}, 409, "There is already a person"),
        ({"name": "a b c"}, 400, "A name for logging in"),
        ({"name": ""}, 422, "Give a name."),
        ({"password": "short"}, 400, "A password needs at least 10 characters."),
        ({"role": "owner"}, 422, 'class="error"'),
    ],
)
def test_a_refused_person_stays_typed_without_the_password(
    visitor: Visitor, wrong: dict[str, str], status: int, words: str
) -> None:
    fields = {**PERSON, **wrong}
    answer = visitor.log_in("adam").post("/admin/people", fields)
    assert answer.status_code == status
    assert words in answer.text
    assert f'value="{fields["name"]}"' in answer.text
    assert fields["password"] not in answer.text


def test_a_new_password_ends_the_sessions(visitor: Visitor, desk: TrialDesk) -> None:
    alice = visitor.another().log_in("alice")
    assert alice.get("/queue").status_code == 200
    path = f"/admin/people/{desk.person('alice').user_id}/password"
    short = visitor.log_in("adam").post(path, {"password": "short"})
    assert short.status_code == 400
    assert alice.get("/queue").status_code == 200
    assert visitor.post(path, {"password": "another long password"}).status_code == 303
    assert alice.get("/queue").status_code == 401
    with desk.database.reading() as session:
        user = find_user(session, name="alice")
    assert user is not None
    assert verify_password(user.password_hash, "another long password")
    assert visitor.post("/admin/people/4711/password", {"password": "x" * 12}).status_code == 404


def test_a_policy_is_a_new_version_with_one_event(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("adam")
    assert [visitor.post("/admin/policy", POLICY).status_code for _ in range(2)] == [303, 303]
    policy = policy_of(desk)
    assert (policy.version, policy.quorum, policy.sources_required, policy.lease_minutes) == (2, 2, 3, 90)
    event = newest_event(desk)
    assert event.action == "policy.set"
    assert event_data(event) == {
        "quorum": 2,
        "sources_required": 3,
        "lease_minutes": 90,
        "publisher_name": "The Desk",
        "publisher_url": "https://news.example/",
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"quorum": "0"},
        {"lease_minutes": "x"},
        {"publisher_name": " "},
        {"publisher_url": "javascript:alert(1)"},
    ],
)
def test_a_policy_that_cannot_be_stays_typed(
    visitor: Visitor, desk: TrialDesk, wrong: dict[str, Any]
) -> None:
    answer = visitor.log_in("adam").post("/admin/policy", {**POLICY, **wrong})
    assert answer.status_code == 422
    assert 'value="3"' in answer.text
    assert policy_of(desk).version == 1


def test_a_stale_policy_shows_both_versions(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("adam").post("/admin/policy", POLICY)
    mine = {**POLICY, "lease_minutes": "30", "self_approval": "y"}
    answer = visitor.post("/admin/policy", mine)
    assert answer.status_code == 409
    assert "<mark>90</mark>" in answer.text
    assert "<mark>30</mark>" in answer.text
    again = {**mine, "version": hidden_values(answer.text)["version"]}
    assert visitor.post("/admin/policy", again).status_code == 303
    assert (policy_of(desk).version, policy_of(desk).self_approval) == (3, True)


def test_read_only_can_be_switched_off_again(visitor: Visitor, desk: TrialDesk) -> None:
    claim_id = desk.add_claim()
    visitor.log_in("adam").post("/admin/mode", {"mode": "read-only", "reason": "An election."})
    assert visitor.post(f"/claims/{claim_id}/take").status_code == 503
    assert "The desk is read-only now." in visitor.get("/admin").text
    assert visitor.post("/admin/policy", {**POLICY, "version": "2"}).status_code == 503
    assert visitor.post("/admin/mode", {"mode": "open"}).status_code == 303
    assert policy_of(desk).read_only is False
