"""A desk with a real web server, for walks: claims in any situation, and people who are logged in already."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session
from waitress.server import create_server

from claimtrack.clock import utc_now
from claimtrack.db import Database
from claimtrack.models import LoginSession
from claimtrack.security.secret_files import SECRET_KEY, ensure_secret
from claimtrack.security.tokens import digest_token, make_token
from claimtrack.services.database import open_database
from claimtrack.settings import Settings, load_settings
from claimtrack.web.app import make_app
from tests.browser.conftest import Person, free_port
from tests.browser.pool import BrowserPool
from tests.desk import PEOPLE, TEXT, TrialDesk


class ServedDesk(TrialDesk):
    """The trial desk at the real time, as its pages have it; every article is another one."""

    def __init__(self, database: Database, settings: Settings, app: Flask) -> None:
        super().__init__(database, PEOPLE, now=utc_now())
        self.settings = settings
        self.app = app
        self.url = settings.public_url
        self._editions = count(1)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a writing session at this moment."""
        self.now = utc_now()
        with self.database.writing() as session:
            yield session

    def add_article(self, text: str = TEXT, *, language: str = "en", title: str | None = None) -> int:
        """Return the id of a new article: its last line is its own."""
        return super().add_article(f"{text}\nEdition {next(self._editions)}.", language=language, title=title)

    def cookie(self, name: str) -> str:
        """Return the session cookie of `name`, who is logged in now."""
        token, now = make_token(), utc_now()
        with self.database.writing() as session:
            session.add(
                LoginSession(
                    token_digest=digest_token(token),
                    user_id=self.person(name).user_id,
                    user_agent="walk",
                    created_at=now,
                    renewed_at=now,
                    expires_at=now + timedelta(hours=8),
                )
            )
        signer = self.app.session_interface.get_signing_serializer(self.app)  # type: ignore[attr-defined]
        return str(signer.dumps({"_user_id": token, "_fresh": True}))


@contextmanager
def serving_desk(folder: Path, database_url: str) -> Iterator[ServedDesk]:
    """Give a desk over `database_url` that is served from `folder` in a thread of this process."""
    port = free_port()
    settings = load_settings(
        folder, database_url=database_url, public_url=f"http://127.0.0.1:{port}", languages="en,sl"
    )
    ensure_secret(settings.secrets_folder, SECRET_KEY)
    database = open_database(settings)
    app = make_app(settings, database)
    with closing(database), _serving(app, port, threads=settings.threads):
        yield ServedDesk(database, settings, app)


@contextmanager
def _serving(app: Flask, port: int, *, threads: int) -> Iterator[None]:
    """Serve as `claimtrack serve` does, but in a thread, and end when the tests do."""
    server = create_server(app, host="127.0.0.1", port=port, threads=threads, ident=None, map={})
    ended = threading.Event()

    def serve() -> None:
        while not ended.is_set():
            server.asyncore.loop(timeout=0.2, map=server._map, count=1)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        server.task_dispatcher.shutdown()
        # Browsers keep their connections; the server's own end leaves those open.
        server.asyncore.close_all(map=server._map)


class Walkers:
    """Gives browsers to people of a desk, who are logged in; takes them back at the end."""

    def __init__(self, pool: BrowserPool) -> None:
        self._pool = pool
        self._people: list[Person] = []

    def __call__(self, desk: ServedDesk, name: str | None, **options: object) -> Person:
        """Return `name` of the desk at a browser of their own; somebody of the public without a name."""
        person = Person(self._pool.take(options), desk.url)
        if name:
            cookie = {"name": "claimtrack", "value": desk.cookie(name), "url": desk.url}
            person.context.add_cookies([cookie])  # type: ignore[list-item]
        self._people.append(person)
        return person

    def close(self) -> None:
        """Take every browser back that was given."""
        for person in self._people:
            person.leave(self._pool)
