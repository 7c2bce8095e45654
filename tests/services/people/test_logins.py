from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from claimtrack.errors import LoginRefusedError, TooManyAttemptsError
from claimtrack.models import LoginSession, User
from claimtrack.security.rate_limit import LOGIN_BY_ADDRESS, LOGIN_BY_NAME
from claimtrack.services.people.logins import (
    LoginAttempt,
    check_password,
    count_attempt,
    find_login,
    log_in,
    log_out,
    renew_login,
)
from tests.desk import PASSWORD, TrialDesk
from tests.services.record import count_rows, newest_seq

DAY = timedelta(hours=12)
TOKEN = "token"
RIGHT = LoginAttempt(name="alice", password=PASSWORD, address="192.0.2.1", user_agent="browser " * 50)


def enter(desk: TrialDesk, attempt: LoginAttempt = RIGHT, *, token: str = TOKEN) -> LoginSession:
    user_id = check_password(desk.database, attempt)
    with desk.writing() as session:
        return log_in(
            session,
            user_id=user_id,
            user_agent=attempt.user_agent,
            token=token,
            lifetime=DAY,
            now=desk.now,
        )


def who(desk: TrialDesk, cookie: str = TOKEN) -> str | None:
    with desk.database.reading() as session:
        found = find_login(session, token=cookie, now=desk.now)
        return found.login.user.name if found else None


def test_the_right_password_opens_a_session(desk: TrialDesk) -> None:
    login = enter(desk)
    assert who(desk) == "alice"
    assert login.expires_at == desk.now + DAY
    assert len(login.user_agent) == 200


def test_the_database_does_not_hold_the_token(desk: TrialDesk) -> None:
    enter(desk)
    with desk.database.reading() as session:
        assert session.scalars(select(LoginSession.token_digest)).one() != TOKEN
    assert who(desk, "another token") is None


def test_a_wrong_password_and_an_unknown_name_are_refused_alike(desk: TrialDesk) -> None:
    messages = set()
    for name, password in (("alice", "a wrong password"), ("nobody", PASSWORD), ("", "")):
        with pytest.raises(LoginRefusedError) as refusal:
            enter(desk, LoginAttempt(name=name, password=password, address="192.0.2.1"))
        messages.add(str(refusal.value))
    assert len(messages) == 1
    assert count_rows(desk, LoginSession) == 0


def test_an_inactive_account_is_refused_and_its_sessions_are_dead(desk: TrialDesk) -> None:
    enter(desk)
    with desk.writing() as session:
        session.execute(update(User).where(User.name == "alice").values(active=False))
    assert who(desk) is None
    with pytest.raises(LoginRefusedError):
        enter(desk)


def test_a_session_ends_at_its_instant(desk: TrialDesk) -> None:
    enter(desk)
    desk.now += DAY - timedelta(seconds=1)
    assert who(desk) == "alice"
    desk.now += timedelta(seconds=1)
    assert who(desk) is None


def test_the_newest_event_is_told_as_it_was_when_the_session_was_found(desk: TrialDesk) -> None:
    enter(desk)
    with desk.database.reading() as session:
        found = find_login(session, token=TOKEN, now=desk.now)
    before = newest_seq(desk)
    desk.take(desk.add_claim())
    assert found is not None
    assert found.newest_event == before < newest_seq(desk)


def test_work_prolongs_a_session(desk: TrialDesk) -> None:
    enter(desk)
    desk.now += DAY - timedelta(minutes=5)
    with desk.writing() as session:
        found = find_login(session, token=TOKEN, now=desk.now)
        assert found is not None
        renew_login(found.login, lifetime=DAY, now=desk.now)
    desk.now += DAY - timedelta(minutes=5)
    assert who(desk) == "alice"


def test_logging_out_ends_the_session_wherever_the_cookie_went(desk: TrialDesk) -> None:
    enter(desk)
    with desk.writing() as session:
        found = find_login(session, token=TOKEN, now=desk.now)
        assert found is not None
        log_out(session, login=found.login, now=desk.now)
    assert who(desk) is None


def test_guessing_at_one_account_is_slowed_down_from_any_address(desk: TrialDesk) -> None:
    for number in range(LOGIN_BY_NAME.burst):
        attempt = LoginAttempt(name="Alice", password="guess", address=f"192.0.2.{number}")
        count_attempt(desk.database, attempt, now=desk.now)
    with pytest.raises(TooManyAttemptsError) as refusal:
        count_attempt(desk.database, RIGHT, now=desk.now)
    assert refusal.value.params == {"seconds": 30}
    count_attempt(desk.database, RIGHT, now=desk.now + timedelta(seconds=30))


def test_logging_in_often_is_not_guessing(desk: TrialDesk) -> None:
    for number in range(2 * LOGIN_BY_NAME.burst):
        attempt = replace(RIGHT, address=f"192.0.2.{number}")
        count_attempt(desk.database, attempt, now=desk.now)
        enter(desk, attempt, token=f"token {number}")
    for number in range(LOGIN_BY_NAME.burst):
        count_attempt(desk.database, replace(RIGHT, address=f"198.51.100.{number}"), now=desk.now)
    with pytest.raises(TooManyAttemptsError):
        count_attempt(desk.database, RIGHT, now=desk.now)


def test_guessing_from_one_address_is_slowed_down_for_any_account(desk: TrialDesk) -> None:
    for number in range(LOGIN_BY_ADDRESS.burst):
        attempt = LoginAttempt(name=f"person{number}", password="guess", address="192.0.2.1")
        count_attempt(desk.database, attempt, now=desk.now)
    with pytest.raises(TooManyAttemptsError):
        count_attempt(desk.database, RIGHT, now=desk.now)


def test_a_refused_log_in_counts_though_nothing_else_is_stored(desk: TrialDesk) -> None:
    moment = desk.now
    for _ in range(LOGIN_BY_NAME.burst):
        count_attempt(desk.database, RIGHT, now=moment)
        with pytest.raises(LoginRefusedError):
            enter(desk, LoginAttempt(name="alice", password="guess", address="192.0.2.1"))
    with pytest.raises(TooManyAttemptsError):
        count_attempt(desk.database, RIGHT, now=moment)
