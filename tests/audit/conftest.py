"""A desk whose guard is down: the tests of verifying need someone who writes past the triggers."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select, text

from claimtrack.db import Database, DeskSession
from claimtrack.db.triggers import APPEND_ONLY
from claimtrack.models import Event
from tests.published_desk import published, published_postgres, published_sqlite

__all__ = ["published", "published_postgres", "published_sqlite"]

Tamper = Callable[..., None]


@pytest.fixture
def events(published: Database) -> list[Event]:
    """All events of the published desk, as they were before anybody tampered."""
    with published.reading() as session:
        return list(session.scalars(select(Event).order_by(Event.seq)))


@pytest.fixture
def unguarded(published: Database, events: list[Event]) -> Iterator[DeskSession]:
    """A session on a desk with a published verdict, without triggers; all of it is undone at the end."""
    with published.open_session(writing=True) as session:
        for statement in _drops(session.get_bind().dialect.name):
            session.execute(text(statement))
        yield session
        session.rollback()


@pytest.fixture
def tamper(unguarded: DeskSession) -> Tamper:
    """Run statements as somebody who owns the database would."""

    def run(*statements: str, **values: object) -> None:
        for statement in statements:
            unguarded.execute(text(statement), values)

    return run


def _drops(dialect: str) -> list[str]:
    if dialect == "sqlite":
        verbs = ("update", "delete", "insert")
        return [f"DROP TRIGGER {table}_no_{verb}" for table in APPEND_ONLY for verb in verbs]
    kinds = ("change", "truncate")
    return [f"DROP TRIGGER {table}_no_{kind} ON {table}" for table in APPEND_ONLY for kind in kinds]
