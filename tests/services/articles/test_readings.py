import pytest

from claimtrack.audit import Actor
from claimtrack.errors import NotFoundError, NotPermittedError, ReadOnlyError
from claimtrack.jobs.runner import run_job
from claimtrack.models import ArticleVersion, Job
from claimtrack.services.articles.articles import EXTRACT, find_article
from claimtrack.services.articles.extraction import extract_article
from claimtrack.services.articles.readings import ReadingState, ask_for_reading, reading_state
from tests.desk import TrialDesk
from tests.services.record import change_policy, count_rows, last_event


@pytest.fixture
def article_id(desk: TrialDesk) -> int:
    """An article that was read."""
    article_id = desk.add_article()
    extract_article(desk.database, version_id=1, actor=Actor.job(EXTRACT), now=desk.now)
    return article_id


def ask(desk: TrialDesk, article_id: int, *, by: str = "alice") -> int:
    with desk.writing() as session:
        return ask_for_reading(session, article_id=article_id, identity=desk.person(by), now=desk.now).id


def run(desk: TrialDesk, job_id: int) -> bool:
    with desk.writing():
        pass
    return run_job(desk.database, job_id, clock=lambda: desk.now)


def state(desk: TrialDesk, article_id: int) -> ReadingState:
    with desk.database.reading() as session:
        return reading_state(session, version=find_article(session, article_id=article_id))


def test_asking_twice_is_one_job_until_it_is_done(desk: TrialDesk, article_id: int) -> None:
    job_id = ask(desk, article_id)
    assert ask(desk, article_id, by="bob") == job_id
    assert state(desk, article_id).is_waiting
    assert run(desk, job_id)
    assert not state(desk, article_id).is_waiting
    assert ask(desk, article_id) != job_id


def test_the_event_says_who_asked(desk: TrialDesk, article_id: int) -> None:
    run(desk, ask(desk, article_id, by="bob"))
    line = last_event(desk)
    assert (line.actor, line.action) == ("job:extract_article", "article.extract_again")
    assert line.data["asked_by"] == desk.person("bob").user_id


def test_the_state_tells_what_the_last_reading_changed(desk: TrialDesk, article_id: int) -> None:
    first = state(desk, article_id).last
    assert first is not None
    assert first.changes is None
    run(desk, ask(desk, article_id))
    last = state(desk, article_id).last
    assert last is not None
    assert last.changes is not None
    assert (last.changes.matched, last.changes.added, last.changes.removed) == (first.claims, 0, 0)


def test_a_job_that_ends_late_does_not_stand_for_a_later_one(desk: TrialDesk, article_id: int) -> None:
    """Its reading is stored, but the worker did not say so yet."""
    job_id = ask(desk, article_id)
    with desk.database.reading() as session:
        since = session.get_one(ArticleVersion, 1).extracted_at
    extract_article(desk.database, version_id=1, since=since, actor=Actor.job(EXTRACT), now=desk.now)
    assert not state(desk, article_id).is_waiting
    assert ask(desk, article_id) != job_id


def test_the_newest_model_is_that_of_the_last_reading_in_the_language(
    desk: TrialDesk, article_id: int
) -> None:
    other = desk.add_article("The tower is 90 metres high.")
    desk.add_article("Stolp je visok 90 metrov.", language="sl")
    with desk.writing() as session:
        for number, model in ((2, "newer 2"), (3, "slovenian 3")):
            version = session.get_one(ArticleVersion, number)
            version.extracted_at, version.extraction_model = desk.now, model
    assert state(desk, article_id).newest_model == state(desk, other).newest_model == "newer 2"


def test_a_viewer_may_not_ask(desk: TrialDesk, article_id: int) -> None:
    with pytest.raises(NotPermittedError):
        ask(desk, article_id, by="vera")
    assert count_rows(desk, Job) == 1


def test_a_desk_that_is_read_only_reads_nothing(desk: TrialDesk, article_id: int) -> None:
    change_policy(desk, read_only=True)
    with pytest.raises(ReadOnlyError):
        ask(desk, article_id)


def test_an_article_that_is_not_there_is_not_found(desk: TrialDesk) -> None:
    with pytest.raises(NotFoundError):
        ask(desk, 77)
