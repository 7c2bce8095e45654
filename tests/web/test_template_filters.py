"""How pages show times, scores, names and wordings, and what they offer to whom."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask, g, render_template_string
from flask_login import login_user

from claimtrack.clock import PartialDate
from claimtrack.extract import REASON_CODES
from claimtrack.models import ClaimKind, DismissReason, LoginSession, Policy, Role, Stance, User
from claimtrack.web import names
from claimtrack.web.kept_typing import readable_fields
from claimtrack.web.login_manager import LoggedIn
from claimtrack.web.template_filters import (
    age,
    bracketed,
    can,
    local_date,
    local_time,
    partial_date,
    score_percent,
)
from claimtrack.workflow import ClaimState, PublicationState
from tests.conftest import NOW
from tests.desk import TrialDesk

# Nothing here depends on the kind of database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def _page(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        g.now = NOW
        yield


def become(desk: TrialDesk, name: str) -> None:
    """Have `name` be the one who reads the page."""
    with desk.database.reading() as session:
        user = session.get_one(User, desk.person(name).user_id)
    login_user(LoggedIn(LoginSession(user=user), "token"))


@pytest.mark.parametrize(
    ("passed", "text"),
    [
        (timedelta(seconds=-5), "now"),
        (timedelta(seconds=59), "now"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(hours=3, minutes=50), "3 h"),
        (timedelta(days=13), "13 d"),
        (timedelta(days=14), "Feb 16, 2026"),
    ],
)
def test_ages_are_short(passed: timedelta, text: str) -> None:
    assert age(NOW - passed) == text


def test_times_are_the_desks(app: Flask) -> None:
    moment = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert local_date(moment) == "Jul 2, 2026"
    assert local_time(moment).startswith("Jul 2, 2026, 12:30")


@pytest.mark.parametrize(
    ("known", "text"), [("2019-04-25", "Apr 25, 2019"), ("2019-04", "April 2019"), ("2019", "2019")]
)
def test_dates_say_no_more_than_is_known(known: str, text: str) -> None:
    assert partial_date(PartialDate.parse(known)) == text
    assert partial_date(None) == ""


@pytest.mark.parametrize(("score", "text"), [(0.0, "0"), (0.556, "56"), (1.0, "100")])
def test_scores_are_out_of_a_hundred(score: float, text: str) -> None:
    assert score_percent(score) == text


def test_brackets_are_softer_and_everything_is_escaped() -> None:
    marked = bracketed('[The <b> "bridge"] cost & [it] rose ]')
    assert marked == (
        '<span class="added">[The &lt;b&gt; &#34;bridge&#34;]</span> cost &amp; '
        '<span class="added">[it]</span> rose ]'
    )


def test_every_value_has_a_name() -> None:
    assert all(map(names.state_name, ClaimState))
    assert all(map(names.publication_state_name, PublicationState))
    assert all(map(names.kind_name, ClaimKind))
    assert all(map(names.role_name, Role))
    assert all(map(names.stance_name, Stance))
    assert all(map(names.dismiss_reason_name, DismissReason))


def test_reasons_are_sentences_with_their_evidence() -> None:
    assert names.reason_text("number: 18 million") == f"{REASON_CODES['number']}: “18 million”"
    assert names.reason_text("first person") == REASON_CODES["first person"]
    assert names.reason_text("by hand") == "A person marked it"
    assert names.reason_text("of a later model: x") == "of a later model: “x”"


def test_languages_have_their_names() -> None:
    assert names.language_name("sl") == "Slovenian"
    assert names.language_name("x-none") == "x-none"


def test_only_what_a_person_wrote_is_shown_back() -> None:
    fields = [("short_wording", "It cost 5"), ("version", "12"), ("hash", "a" * 64), ("note", " \n")]
    assert readable_fields(fields) == [("Short wording", "It cost 5")]


@pytest.mark.parametrize(
    ("name", "permission", "may"),
    [
        ("alice", "claim.review", True),
        ("alice", "verdict.approve", False),
        ("vera", "article.add", False),
        ("adam", "desk.administer", True),
    ],
)
def test_pages_offer_what_the_role_allows(desk: TrialDesk, name: str, permission: str, *, may: bool) -> None:
    become(desk, name)
    assert can(permission) is may
    assert render_template_string("{{ can('%s') }}" % permission) == str(may)  # noqa: UP031 - a template


def test_peers_may_approve_where_the_policy_says_so(desk: TrialDesk) -> None:
    become(desk, "alice")
    g.policy = Policy(peer_approval=True)
    assert can("verdict.approve") is True


def test_strangers_are_offered_nothing() -> None:
    assert can("desk.read") is False
