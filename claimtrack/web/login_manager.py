"""Flask-Login over the session table: the cookie holds a random token, nothing about the person."""

from datetime import timedelta

from flask import Flask, current_app, g, request
from flask_login import LoginManager, UserMixin

from claimtrack.models import LoginSession
from claimtrack.services.people.logins import find_login, renew_login
from claimtrack.web.access import is_unattended
from claimtrack.web.context import db_session, desk, request_time


class LoggedIn(UserMixin):  # type: ignore[misc]
    """A person with a live session, as Flask-Login wants to see one."""

    def __init__(self, login: LoginSession, token: str, *, newest_event: int = 0) -> None:
        self.login = login
        # By itself: when a database fails in the middle, its row cannot be asked any more who it was.
        self.user_id = login.user_id
        self.token = token
        self.newest_event = newest_event

    def get_id(self) -> str:
        """Return the session's token: it is what the cookie keeps."""
        return self.token


def install_login_manager(app: Flask) -> None:
    """Have `app` load people from the session table."""
    manager = LoginManager()
    manager.session_protection = None  # the token is random and short-lived; addresses change on phones
    manager.init_app(app)
    manager.user_loader(_load)


def session_lifetime() -> timedelta:
    """Return how long a session lasts without work."""
    return timedelta(hours=desk().settings.session_hours)


def _load(token: str) -> LoggedIn | None:
    if getattr(g, "database_is_busy", False):
        return None
    session, now = db_session(), request_time()
    found = find_login(session, token=token, now=now)
    if found is None:
        return None
    login = found.login
    # Only work prolongs a session: reading writes nothing. Once a minute is enough.
    writing = session.get_bind() is desk().database.writing_engine
    asked = not is_unattended(current_app.view_functions.get(request.endpoint or ""))
    if writing and asked and now - login.renewed_at > timedelta(minutes=1):
        renew_login(login, lifetime=session_lifetime(), now=now)
    return LoggedIn(login, token, newest_event=found.newest_event)
