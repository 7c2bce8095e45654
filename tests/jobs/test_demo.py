import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from claimtrack.audit.verify import verify_audit
from claimtrack.db import Database
from claimtrack.jobs.demo import DEMO_PEOPLE, fill_demo_desk, open_demo_desk
from claimtrack.models import (
    Approval,
    Article,
    Claim,
    Event,
    Publication,
    RevisionContributor,
    User,
)
from claimtrack.samples import demo_verdict, sample_articles
from claimtrack.security.passwords import verify_password
from claimtrack.services.verdicts.revision_body import read_body
from tests.conftest import NOW
from tests.desk import TrialDesk
from tests.services.record import count_rows


class Clock:
    """Time that goes on by a second with every look."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock(now: datetime) -> Clock:
    """The desk's clock."""
    return Clock(now)


def without_people(database: Database) -> Database:
    with database.writing() as session:
        session.execute(delete(User))
    return database


def fill(database: Database, clock: Clock) -> list[str]:
    return list(fill_demo_desk(database, clock=clock))


@pytest.fixture(scope="module")
def filled(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A demo desk, made once and only looked at."""
    path = tmp_path_factory.mktemp("demo") / "claimtrack.db"
    shutil.copy(sqlite_template, path)
    database, clock = without_people(Database(f"sqlite:///{path}")), Clock(NOW)
    open_demo_desk(database, clock=clock)
    fill(database, clock)
    yield database
    database.close()


def test_the_demo_has_an_admin_an_editor_and_two_reviewers(database: Database, clock: Clock) -> None:
    passwords = open_demo_desk(without_people(database), clock=clock)
    with database.reading() as session:
        people = session.scalars(select(User)).all()
    assert {person.name: person.role for person in people} == DEMO_PEOPLE
    assert len(set(passwords.values())) == len(DEMO_PEOPLE)
    assert verify_password(people[0].password_hash, passwords[people[0].name])


def test_passwords_are_shown_for_people_that_were_made_and_never_again(
    filled: Database, clock: Clock
) -> None:
    assert open_demo_desk(filled, clock=clock) == {}


def test_both_samples_are_there_with_their_claims(filled: Database) -> None:
    with filled.reading() as session:
        titles = session.scalars(select(Article.title).order_by(Article.id)).all()
        languages = set(session.scalars(select(Claim.language)))
    assert titles == [sample.title for sample in sample_articles()]
    assert languages == {"en", "sl"}


def test_the_verdict_that_ships_is_public(filled: Database) -> None:
    with filled.reading() as session:
        publication = session.scalars(select(Publication).options(joinedload(Publication.revision))).one()
        assert publication.revision is not None
        body = read_body(publication.revision)
        verify_audit(session)
    assert (body["headline"], body["rating"]["slug"]) == (demo_verdict().headline, demo_verdict().rating)
    assert demo_verdict().passage in body["appearances"][0]["quote"]
    assert len(body["sources"]) == len(demo_verdict().sources)


def test_the_verdict_was_written_and_approved_by_two_people(filled: Database) -> None:
    with filled.reading() as session:
        names = {user.id: user.name for user in session.scalars(select(User))}
        writers = {names[user_id] for user_id in session.scalars(select(RevisionContributor.user_id))}
        approvers = {names[user_id] for user_id in session.scalars(select(Approval.approver_id))}
    assert (writers, approvers) == ({"reviewer1"}, {"editor"})


def test_a_fill_that_was_stopped_goes_on_and_the_next_adds_nothing(database: Database, clock: Clock) -> None:
    open_demo_desk(without_people(database), clock=clock)
    next(fill_demo_desk(database, clock=clock))
    assert len(fill(database, clock)) == len(sample_articles())
    desk = TrialDesk(database, {}, now=clock())
    before = [count_rows(desk, model) for model in (Article, Claim, Publication, Event)]
    assert fill(database, clock) == []
    assert [count_rows(desk, model) for model in (Article, Claim, Publication, Event)] == before


def test_a_desk_with_people_of_its_own_is_left_alone(desk: TrialDesk, clock: Clock) -> None:
    assert open_demo_desk(desk.database, clock=clock) == {}
    assert fill(desk.database, clock) == []
    assert count_rows(desk, Article) == 0
