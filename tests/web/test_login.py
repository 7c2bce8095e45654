"""Logging in and out: alice has an account, and somebody else has not."""

from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from claimtrack.clock import utc_now
from claimtrack.models import Claim, LoginSession, TokenBucket, User
from claimtrack.security.rate_limit import LOGIN_BY_NAME
from tests.desk import PASSAGE, PASSWORD, TrialDesk
from tests.visitor import Visitor
from tests.web.pages import hidden_values, token_of

ALICE = {"name": "alice", "password": PASSWORD}


def count_sessions(desk: TrialDesk) -> int:
    with desk.database.reading() as session:
        return session.scalar(select(func.count(LoginSession.id)).where(LoginSession.ended_at.is_(None))) or 0


def end_sessions(desk: TrialDesk) -> None:
    with desk.writing() as session:
        session.execute(update(LoginSession).values(expires_at=utc_now() - timedelta(hours=1)))


def test_the_right_password_opens_the_queue(visitor: Visitor, desk: TrialDesk) -> None:
    answer = visitor.post("/login", ALICE)
    assert (answer.status_code, answer.location) == (303, "/queue")
    assert count_sessions(desk) == 1
    assert "Alice" in visitor.get("/queue").text


def test_the_cookie_ends_with_the_browser_and_stays_out_of_scripts(visitor: Visitor) -> None:
    cookie = visitor.post("/login", ALICE).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "Secure" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" not in cookie


@pytest.mark.parametrize("name", ["alice", "nobody"])
def test_a_wrong_password_and_an_unknown_name_look_the_same(visitor: Visitor, name: str) -> None:
    answer = visitor.post("/login", {"name": name, "password": "not the password"})
    assert answer.status_code == 401
    assert "The name or the password is not right." in answer.text
    assert f'value="{name}"' in answer.text
    assert "not the password" not in answer.text


def test_somebody_who_left_the_desk_is_refused(visitor: Visitor, desk: TrialDesk) -> None:
    with desk.writing() as session:
        session.execute(update(User).where(User.name == "alice").values(active=False))
    assert visitor.post("/login", ALICE).status_code == 401
    assert count_sessions(desk) == 0


def test_an_empty_form_says_what_is_missing(visitor: Visitor) -> None:
    answer = visitor.post("/login", {"name": "alice", "password": ""})
    assert answer.status_code == 422
    assert 'id="password-error"' in answer.text


def test_guessing_is_slowed_down(visitor: Visitor, desk: TrialDesk) -> None:
    for _ in range(LOGIN_BY_NAME.burst):
        visitor.post("/login", {"name": "alice", "password": "a guess of many"})
    answer = visitor.post("/login", ALICE)
    assert answer.status_code == 429
    assert "Too many attempts. Wait " in answer.text
    assert 'value="alice"' in answer.text
    assert count_sessions(desk) == 0


def test_failed_attempts_are_stored(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.post("/login", {"name": "alice", "password": "a guess of many"})
    with desk.database.reading() as session:
        assert len(session.scalars(select(TokenBucket)).all()) == 2


def test_what_was_asked_for_comes_after_logging_in(visitor: Visitor) -> None:
    page = visitor.get("/queue?state=all&language=sl")
    assert page.status_code == 401
    target = hidden_values(page.text)["next"]
    assert target == "/queue?state=all&language=sl"
    assert visitor.post("/login", {**ALICE, "next": target}).location == target


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "queue", "/a\tb"]
)
def test_logging_in_leads_nowhere_else(visitor: Visitor, target: str) -> None:
    assert visitor.post("/login", {**ALICE, "next": target}).location == "/queue"


def test_what_the_cookie_held_before_is_dropped(visitor: Visitor) -> None:
    before = visitor.csrf_token()
    with visitor.client.session_transaction() as cookie:
        cookie["planted"] = "by somebody else"
    visitor.post("/login", ALICE)
    with visitor.client.session_transaction() as cookie:
        assert "planted" not in cookie
    assert visitor.client.post("/logout", data={"csrf_token": before}).status_code == 400


def test_somebody_who_is_logged_in_goes_on_at_once(visitor: Visitor) -> None:
    visitor.log_in("alice")
    assert visitor.get("/login?next=/articles").location == "/articles"


def test_logging_out_ends_the_session_wherever_its_cookie_is(
    app: Flask, visitor: Visitor, desk: TrialDesk
) -> None:
    visitor.log_in("alice")
    with visitor.client.session_transaction() as cookie:
        token = cookie["_user_id"]
    answer = visitor.post("/logout")
    assert (answer.status_code, answer.location) == (303, "/login")
    assert "You are logged out." in visitor.get("/login").text
    copied = app.test_client()
    with copied.session_transaction() as cookie:
        cookie["_user_id"] = token
    assert copied.get("/queue").status_code == 401
    assert count_sessions(desk) == 0


def test_logging_out_wants_a_form_and_its_token(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("alice")
    assert visitor.get("/logout").status_code == 405
    assert visitor.client.post("/logout").status_code == 400
    assert count_sessions(desk) == 1


def test_logging_out_without_a_session_keeps_nothing(visitor: Visitor) -> None:
    page = visitor.client.post("/logout")
    assert page.status_code == 401
    assert "kept_path" not in page.text


# --- a session that ends in the middle of typing


def type_on(visitor: Visitor, desk: TrialDesk) -> tuple[int, str]:
    """Return the article's id and the log-in page that came when alice sent what she had typed."""
    article_id = desk.add_article()
    visitor.log_in("alice")
    visitor.csrf_token()
    end_sessions(desk)
    page = visitor.post(f"/articles/{article_id}/claims", {"passage": PASSAGE + " <b>"})
    assert page.status_code == 401
    return article_id, page.text


def test_what_was_typed_is_kept_on_the_log_in_page(visitor: Visitor, desk: TrialDesk) -> None:
    article_id, page = type_on(visitor, desk)
    assert "You were logged out while typing." in page
    kept = hidden_values(page)
    assert kept["kept_path"] == f"/articles/{article_id}/claims"
    assert kept["kept:passage"] == PASSAGE + " <b>"
    assert "kept:csrf_token" not in kept


def test_it_is_kept_through_a_failed_attempt_and_comes_back(visitor: Visitor, desk: TrialDesk) -> None:
    article_id, page = type_on(visitor, desk)
    fields = hidden_values(page)
    failed = visitor.client.post("/login", data={**fields, "name": "alice", "password": "not the password"})
    assert failed.status_code == 401
    resumed = visitor.client.post("/login", data={**hidden_values(failed.text), **ALICE})
    assert resumed.status_code == 200
    assert f'action="/articles/{article_id}/claims"' in resumed.text
    assert f'href="/articles/{article_id}"' in resumed.text
    assert hidden_values(resumed.text)["passage"] == PASSAGE + " <b>"
    assert PASSAGE + " &lt;b&gt;</textarea>" in resumed.text


def test_sending_it_again_does_what_was_meant(visitor: Visitor, desk: TrialDesk) -> None:
    article_id, page = type_on(visitor, desk)
    fields = {**hidden_values(page), "kept:passage": PASSAGE}
    resumed = visitor.client.post("/login", data={**fields, **ALICE})
    sent = {"passage": PASSAGE, "csrf_token": token_of(resumed.text)}
    assert visitor.client.post(f"/articles/{article_id}/claims", data=sent).status_code == 303
    with desk.database.reading() as session:
        assert session.scalars(select(Claim.wording)).all() == [PASSAGE]


def test_what_is_kept_is_sent_to_this_site_alone(visitor: Visitor) -> None:
    fields = {**ALICE, "kept_path": "https://elsewhere.example/", "kept:passage": "typed"}
    answer = visitor.post("/login", fields)
    assert (answer.status_code, answer.location) == (303, "/queue")


def test_an_interrupted_upload_says_to_choose_the_file_again(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("alice")
    visitor.csrf_token()
    end_sessions(desk)
    page = visitor.post(
        "/articles/new",
        {"title": "Half", "file": (BytesIO(b"a text"), "story.txt")},
        content_type="multipart/form-data",
    )
    assert "A file that you chose has to be chosen again." in page.text
    assert hidden_values(page.text)["kept:title"] == "Half"


def test_a_log_in_form_that_was_open_for_too_long_keeps_the_name(visitor: Visitor) -> None:
    fields = {**ALICE, "csrf_token": "stale", "kept_path": "/articles/new", "kept:title": "Half"}
    page = visitor.client.post("/login", data=fields)
    assert page.status_code == 401
    assert 'value="alice"' in page.text
    assert PASSWORD not in page.text
    assert hidden_values(page.text)["kept:title"] == "Half"


def test_so_does_one_that_was_open_while_another_page_logged_in(visitor: Visitor) -> None:
    visitor.log_in("alice")
    fields = {**ALICE, "csrf_token": "stale", "kept_path": "/articles/new", "kept:title": "Half"}
    kept = hidden_values(visitor.client.post("/login", data=fields).text)
    assert (kept["kept_path"], kept["kept:title"]) == ("/articles/new", "Half")
