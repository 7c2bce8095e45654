"""What a request works with: its settings, its one database session, its time, and who asks."""

from datetime import datetime
from functools import cached_property

from flask import Flask, abort, current_app, g, request
from flask_login import current_user

from claimtrack.clock import utc_now
from claimtrack.db import Database, DeskSession
from claimtrack.intake.fetch import Fetcher
from claimtrack.models import LoginSession
from claimtrack.security.identity import Identity
from claimtrack.services.evidence.fetching import make_fetcher
from claimtrack.settings import Settings
from claimtrack.web.access import only_reads
from claimtrack.web.public.feed_store import FeedStore

EXTENSION = "claimtrack"
_READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Desk:
    """What belongs to one application."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self.settings = settings
        self.database = database

    @cached_property
    def feeds(self) -> FeedStore:
        """The feeds that this process has written."""
        return FeedStore()

    @cached_property
    def fetcher(self) -> Fetcher:
        """The one fetcher of all requests; made when it is needed: reading certificates takes a while."""
        return make_fetcher(self.settings, now=utc_now)


def install_desk(app: Flask, settings: Settings, database: Database) -> None:
    """Give `app` its settings and database, and close each request's session at its end."""
    app.extensions[EXTENSION] = Desk(settings, database)

    @app.teardown_request
    def _close_session(_error: BaseException | None) -> None:
        session: DeskSession | None = g.pop("db_session", None)
        if session is not None:
            session.close()


def desk() -> Desk:
    """Return the present application's settings and database."""
    found: Desk = current_app.extensions[EXTENSION]
    return found


def is_writing() -> bool:
    """Return whether the request may write, which its method and its view say."""
    view = current_app.view_functions.get(request.endpoint or "")
    return request.method not in _READING_METHODS and not only_reads(view)


def db_session() -> DeskSession:
    """Return the request's session, chosen by its method before anyone is loaded: GET never writes."""
    if "db_session" not in g:
        g.db_session = desk().database.open_session(writing=is_writing())
    session: DeskSession = g.db_session
    return session


def end_transaction() -> None:
    """Commit what the request wrote so far, which lets others write; what follows is a new transaction.

    For work that takes long and needs no database, such as fetching a page.
    """
    db_session().commit()


def request_time() -> datetime:
    """Return the one instant that all of this request happens at, aware, in UTC."""
    if "now" not in g:
        g.now = utc_now()
    now: datetime = g.now
    return now


def current_login() -> LoginSession | None:
    """Return the session of the person who asks, or None."""
    return current_user.login if current_user.is_authenticated else None


def identity() -> Identity:
    """Return who asks. Views that declare a permission always have one."""
    login = current_login()
    if login is None:
        abort(401)
    return Identity.of(login.user)
