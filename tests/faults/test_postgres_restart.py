"""PostgreSQL is restarted under load: a clear answer meanwhile, and afterwards all works by itself."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from claimtrack.models import Rating, User
from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from tests import postgres
from tests.conftest import _prepare
from tests.faults.books import Books, Outcome, problems
from tests.faults.crowd import Crowd
from tests.faults.served import ServedDesk, cited_pages
from tests.faults.test_kill import Scene, set_up
from tests.processes import wait_until


@pytest.fixture
def server() -> Iterator[postgres.PostgresServer]:
    """A server of this test's own: others must not be cut off."""
    binaries = postgres.find_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server on this machine")
    made = postgres.PostgresServer(binaries)
    made.start()
    yield made
    made.stop()


@pytest.mark.parametrize("mode", [pytest.param("fast", marks=pytest.mark.long), "immediate"])
def test_a_restart_under_load_loses_nothing(
    server: postgres.PostgresServer, tmp_path: Path, mode: str
) -> None:
    instance = tmp_path / "instance"
    instance.mkdir()
    url = postgres.create_database(server.url, "desk")
    _prepare(url)
    with cited_pages() as page_port:
        set_up(instance, url, page_port=page_port)
        served, books = ServedDesk(instance), Books()
        database = open_database(load_settings(instance))
        with database.reading() as session:
            ids = {user.name: user.id for user in session.scalars(select(User))}
            rating = session.scalars(select(Rating.id).where(Rating.slug == "disputed")).one()
        crowd = Crowd(served.port, books, page_port=page_port, rating=rating, ids=ids, seed=7)
        scene = Scene(served, crowd, database)
        try:
            served.start()
            crowd.log_in()
            crowd.add_articles(3)
            with crowd.at_work():
                time.sleep(1)
                server.restart(mode=mode)
                time.sleep(0.5)
            wait_until(served.is_ready, "the desk to be ready again, without a hand")
            told = books.total(Outcome.ACKNOWLEDGED)
            with crowd.at_work():
                wait_until(lambda: books.total(Outcome.ACKNOWLEDGED) > told, "work to go on")
            assert problems(database, books) == []
            scene.drain()
            log = served.log.read_text(encoding="utf8")
            assert "parameters" not in log
        finally:
            served.stop()
            database.close()
