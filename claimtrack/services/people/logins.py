"""Logging in and out; sessions live in the database, the cookie holds a random token."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from claimtrack.audit import Actor, append_event
from claimtrack.db import Database
from claimtrack.errors import LoginRefusedError
from claimtrack.models import Event, LoginSession, User
from claimtrack.security.passwords import verify_password
from claimtrack.security.rate_limit import LOGIN_BY_ADDRESS, LOGIN_BY_NAME, return_token, spend_token
from claimtrack.security.tokens import digest_token
from claimtrack.services.people.users import find_user
from claimtrack.services.records.erasable import store_digest


@dataclass(frozen=True, slots=True)
class LoginAttempt:
    """What somebody typed, and where it came from."""

    name: str
    password: str
    address: str
    user_agent: str = ""


def count_attempt(database: Database, attempt: LoginAttempt, *, now: datetime) -> None:
    """Spend an attempt of the account and of the address, in a transaction of its own.

    Raises TooManyAttemptsError. It commits here because a refused log-in rolls back what it did.
    """
    keys = {f"login:{attempt.address}": LOGIN_BY_ADDRESS, _account_key(attempt.name): LOGIN_BY_NAME}
    for key, limit in keys.items():
        with database.writing() as session:
            spend_token(session, key=key, limit=limit, now=now)


def _account_key(name: str) -> str:
    return f"login:{digest_token(name.strip().casefold())}"


def check_password(database: Database, attempt: LoginAttempt) -> int:
    """Return the id of the person with this name and password. Raises LoginRefusedError.

    Hashing is slow on purpose, so it happens while no transaction keeps others from writing.
    """
    with database.reading() as session:
        user = find_user(session, name=attempt.name)
    right = verify_password(user.password_hash if user else None, attempt.password)
    if user is None or not user.active or not right:
        raise LoginRefusedError
    return user.id


def note_refused_login(database: Database, attempt: LoginAttempt, *, now: datetime) -> None:
    """Append the event of a log-in that was refused, in a transaction of its own.

    What was typed is not kept: people type passwords in the wrong field. Of a name that nobody has the audit
    has a digest, whose salt can be erased.
    """
    with database.writing() as session:
        user = find_user(session, name=attempt.name)
        if user is not None:
            _tell(session, user.id, "user.refuse_log_in", now=now, data={"active": user.active})
            return
        name = store_digest(session, value=attempt.name.strip().casefold(), now=now)
        append_event(
            session,
            at=now,
            actor=Actor.reader(),
            action="user.refuse_log_in",
            object_kind="user",
            object_id=0,
            data={"name": name.event_data()},
        )


def log_in(
    session: Session, *, user_id: int, user_agent: str, token: str, lifetime: timedelta, now: datetime
) -> LoginSession:
    """Return a new login session of somebody whose password was right.

    It does not count as an attempt on the account: a person with many windows is not guessing.
    """
    user = session.get_one(User, user_id)
    return_token(session, key=_account_key(user.name), limit=LOGIN_BY_NAME, now=now)
    login = LoginSession(
        token_digest=digest_token(token),
        user=user,
        user_agent=user_agent[:200],
        created_at=now,
        renewed_at=now,
        expires_at=now + lifetime,
    )
    session.add(login)
    session.flush()
    _tell(session, user_id, "user.log_in", now=now, data={"session": login.id})
    return login


@dataclass(frozen=True, slots=True)
class FoundLogin:
    """A live session, and the number of the audit's newest event when it was found, 0 without one.

    Both in one query, before anything else is read: a page that shows what it reads later misses no event.
    """

    login: LoginSession
    newest_event: int


def find_login(session: Session, *, token: str, now: datetime) -> FoundLogin | None:
    """Return the live session behind `token` with its user, or None."""
    newest = select(Event.seq).order_by(Event.seq.desc()).limit(1).scalar_subquery()
    row = session.execute(
        select(LoginSession, newest)
        .join(LoginSession.user)
        .where(
            LoginSession.token_digest == digest_token(token),
            LoginSession.ended_at.is_(None),
            LoginSession.expires_at > now,
            User.active,
        )
        .options(joinedload(LoginSession.user))
    ).one_or_none()
    return FoundLogin(row[0], row[1] or 0) if row else None


def renew_login(login: LoginSession, *, lifetime: timedelta, now: datetime) -> None:
    """Let work prolong a session; called with a writing session only, since reading never writes."""
    login.renewed_at, login.expires_at = now, now + lifetime


def log_out(session: Session, *, login: LoginSession, now: datetime) -> None:
    """End a log-in at once, wherever its cookie has been copied to."""
    login.ended_at = now
    _tell(session, login.user_id, "user.log_out", now=now, data={"session": login.id})


def _tell(session: Session, user_id: int, action: str, *, now: datetime, data: Mapping[str, object]) -> None:
    # Who is refused may be anybody: the account is what the event is about, and not who did it.
    actor = Actor.reader() if action == "user.refuse_log_in" else Actor.user(user_id)
    append_event(
        session, at=now, actor=actor, action=action, object_kind="user", object_id=user_id, data=data
    )
