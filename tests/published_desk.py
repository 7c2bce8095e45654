"""One desk with a published verdict for a whole run: for tests that only look, or undo what they do.

Import the fixtures into a conftest: `published` is a database of each kind, and its audit has these events.
"""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from claimtrack.db import Database
from tests import postgres
from tests.desk import PEOPLE, TrialDesk

PROPOSED, APPROVED, PUBLISHED, LAST = 6, 7, 8, 9


@pytest.fixture(scope="session")
def published_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a SQLite desk with one published verdict, and one claim in the queue."""
    path = tmp_path_factory.mktemp("published") / "claimtrack.db"
    shutil.copy(sqlite_template, path)
    return _publish(f"sqlite:///{path}")


@pytest.fixture(scope="session")
def published_postgres(postgres_template: tuple[str, str]) -> Iterator[str]:
    """Address of a PostgreSQL desk with one published verdict, and one claim in the queue."""
    server_url, template = postgres_template
    name = f"test_{uuid4().hex[:12]}"
    yield _publish(postgres.create_database(server_url, name, template=template))
    postgres.drop_database(server_url, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def published(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A desk with one published verdict and one claim in the queue, once for each kind of database."""
    kind = "published_sqlite" if request.param == "sqlite" else "published_postgres"
    opened = Database(request.getfixturevalue(kind))
    yield opened
    opened.close()


def _publish(url: str) -> str:
    database = Database(url)
    desk = TrialDesk(database, PEOPLE, now=datetime(2026, 3, 2, 9, 30, tzinfo=UTC))
    article_id = desk.add_article()
    desk.publish(desk.propose(desk.add_claim(article_id=article_id)))
    desk.add_claim("It is long", article_id=article_id)
    database.close()
    return url
