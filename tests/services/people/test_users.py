from datetime import timedelta

import pytest
from sqlalchemy import select

from claimtrack.audit import Actor
from claimtrack.errors import BadNameError, NotFoundError, UserExistsError, WeakPasswordError
from claimtrack.models import ErasableValue, Event, LoginSession, Role, User
from claimtrack.security.passwords import verify_password
from claimtrack.security.tokens import digest_token
from claimtrack.services.people.logins import find_login, log_in
from claimtrack.services.people.users import add_user, find_user, list_users, set_password
from claimtrack.services.records.erasable import salted_digest
from tests.desk import PASSWORD, PEOPLE, TrialDesk
from tests.services.record import count_rows, last_event

COMMAND = Actor.command("user add")


def add(desk: TrialDesk, name: str, *, password: str = PASSWORD, role: Role = Role.REVIEWER) -> User:
    with desk.writing() as session:
        return add_user(session, name=name, role=role, password=password, actor=COMMAND, now=desk.now)


def test_a_new_person_has_a_role_and_a_hashed_password(desk: TrialDesk) -> None:
    user = add(desk, "Žana.K", role=Role.EDITOR)
    assert (user.name, user.display_name, user.role, user.active) == ("žana.k", "Žana.K", Role.EDITOR, True)
    assert PASSWORD not in user.password_hash
    assert verify_password(user.password_hash, PASSWORD)


def test_the_audit_knows_a_name_by_its_salted_digest_alone(desk: TrialDesk) -> None:
    user = add(desk, "dora")
    line = last_event(desk)
    assert (line.actor, line.action, line.data["role"]) == ("command:user add", "user.add", "reviewer")
    with desk.database.reading() as session:
        stored = session.get_one(ErasableValue, line.data["name"]["erasable"])
        bodies = "".join(session.scalars(select(Event.body)))
    assert stored.value == user.name
    assert line.data["name"]["digest"] == salted_digest(stored.salt or "", "dora")
    assert "dora" not in bodies


def test_a_name_is_taken_however_it_is_capitalised(desk: TrialDesk) -> None:
    with pytest.raises(UserExistsError, match="alice"):
        add(desk, " ALICE ")
    assert count_rows(desk, User) == len(PEOPLE)


def test_a_name_that_nobody_can_type_is_refused(desk: TrialDesk) -> None:
    for name in ("", "x", "two words", "a@b", "n" * 65, "<b>"):
        with pytest.raises(BadNameError):
            add(desk, name)


def test_a_short_password_is_refused_with_the_least_length(desk: TrialDesk) -> None:
    with pytest.raises(WeakPasswordError, match="10"):
        add(desk, "dora", password="123456789")
    assert count_rows(desk, User) == len(PEOPLE)


def test_a_person_is_found_however_the_name_is_written(desk: TrialDesk) -> None:
    with desk.database.reading() as session:
        assert find_user(session, name=" Alice ") is not None
        assert find_user(session, name="nobody") is None
        assert [user.name for user in list_users(session)] == sorted(PEOPLE)


def test_a_new_password_ends_all_sessions_of_that_person_alone(desk: TrialDesk) -> None:
    for name in ("alice", "bob"):
        _log_in(desk, name)
    with desk.writing() as session:
        user = set_password(session, name="Alice", password="another password", actor=COMMAND, now=desk.now)
    assert verify_password(user.password_hash, "another password")
    with desk.database.reading() as session:
        assert find_login(session, token="token of alice", now=desk.now) is None
        assert find_login(session, token="token of bob", now=desk.now) is not None
        ended = session.scalar(
            select(LoginSession.ended_at).where(LoginSession.token_digest == digest_token("token of alice"))
        )
    assert ended == desk.now
    line = last_event(desk)
    assert (line.actor, line.action, line.data) == ("command:user add", "user.password", {})


def test_nobodys_password_cannot_be_set(desk: TrialDesk) -> None:
    with pytest.raises(NotFoundError, match="person"), desk.writing() as session:
        set_password(session, name="nobody", password=PASSWORD, actor=COMMAND, now=desk.now)


def _log_in(desk: TrialDesk, name: str) -> None:
    user_id = desk.person(name).user_id
    token = f"token of {name}"
    with desk.writing() as session:
        log_in(
            session, user_id=user_id, user_agent="", token=token, lifetime=timedelta(hours=1), now=desk.now
        )
