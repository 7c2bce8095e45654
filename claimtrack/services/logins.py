"""Logging in and out; sessions live in the database, the cookie holds a random token."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from claimtrack.db import Database
from claimtrack.errors import LoginRefusedError
from claimtrack.models import LoginSession, User
from claimtrack.security.passwords import verify_password
from claimtrack.security.rate_limit import LOGIN_BY_ADDRESS, LOGIN_BY_NAME, spend_token
from claimtrack.security.tokens import digest_token
from claimtrack.services.users import find_user


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
    keys = {f"login:{attempt.address}": LOGIN_BY_ADDRESS}
    keys[f"login:{digest_token(attempt.name.strip().casefold())}"] = LOGIN_BY_NAME
    for key, limit in keys.items():
        with database.writing() as session:
            spend_token(session, key=key, limit=limit, now=now)


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


def log_in(
    session: Session, *, user_id: int, user_agent: str, token: str, lifetime: timedelta, now: datetime
) -> LoginSession:
    """Return a new login session of somebody whose password was right."""
    login = LoginSession(
        token_digest=digest_token(token),
        user=session.get_one(User, user_id),
        user_agent=user_agent[:200],
        created_at=now,
        renewed_at=now,
        expires_at=now + lifetime,
    )
    session.add(login)
    session.flush()
    return login


def find_login(session: Session, *, token: str, now: datetime) -> LoginSession | None:
    """Return the live session behind `token` with its user, or None."""
    return session.scalar(
        select(LoginSession)
        .join(LoginSession.user)
        .where(
            LoginSession.token_digest == digest_token(token),
            LoginSession.ended_at.is_(None),
            LoginSession.expires_at > now,
            User.active,
        )
        .options(joinedload(LoginSession.user))
    )


def renew_login(login: LoginSession, *, lifetime: timedelta, now: datetime) -> None:
    """Let work prolong a session; called with a writing session only, since reading never writes."""
    login.renewed_at, login.expires_at = now, now + lifetime


def log_out(login: LoginSession, *, now: datetime) -> None:
    """End a session at once, wherever its cookie has been copied to."""
    login.ended_at = now
