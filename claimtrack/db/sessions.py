"""The one session factory of web, commands and worker: reading sessions and writing sessions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.orm import Session, sessionmaker

from claimtrack.db.engine import make_engine
from claimtrack.db.looks import Looks

# Where a session keeps the function that is told of committed jobs.
DISPATCH = "claimtrack.dispatch"


class DeskSession(Session):
    """A session of the desk; the audit and the outbox hook into its commit."""


class Database:
    """A database with its two kinds of session. `dispatch` is told the id of every committed job."""

    def __init__(self, url: str, *, dispatch: Callable[[int], None] | None = None) -> None:
        self.url = url
        info = {DISPATCH: dispatch}
        self.reading_engine = make_engine(url, writing=False)
        self.writing_engine = make_engine(url, writing=True)
        self._looks = Looks(self.reading_engine)
        self._readers = sessionmaker(self.reading_engine, class_=DeskSession, expire_on_commit=False)
        self._writers = sessionmaker(
            self.writing_engine, class_=DeskSession, expire_on_commit=False, info=info
        )

    def open_session(self, *, writing: bool) -> DeskSession:
        """Return a session that the caller closes."""
        return self._writers() if writing else self._readers()

    @contextmanager
    def reading(self) -> Iterator[DeskSession]:
        """Give a session that cannot write."""
        with self.open_session(writing=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[DeskSession]:
        """Give a session that is committed at the end, or rolled back when an error passes."""
        with self.open_session(writing=True) as session:
            yield session
            session.commit()

    def look(self, statement: str) -> tuple[Any, ...]:
        """Return the one row of a constant statement that reads, as the driver gives it.

        It goes past sessions, which cost ten times as much: for what is asked with each request.
        """
        return self._looks.look(statement)

    def close(self) -> None:
        """Close all connections."""
        self._looks.close()
        self.reading_engine.dispose()
        self.writing_engine.dispose()
