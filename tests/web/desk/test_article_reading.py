"""Having an article read again: alice asks for it, vera only sees what became of it."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from claimtrack.audit import Actor
from claimtrack.clock import utc_now
from claimtrack.db import Database
from claimtrack.jobs.runner import run_job
from claimtrack.models import ArticleVersion, Job
from claimtrack.services.articles.articles import EXTRACT
from claimtrack.services.articles.extraction import extract_article
from claimtrack.services.operating.jobs import MOST_ATTEMPTS, fail_job, take_job
from claimtrack.web.context import EXTENSION, Desk
from tests.desk import TrialDesk
from tests.services.record import count_rows
from tests.visitor import Visitor
from tests.web.queries import counted_queries

PAGE, READINGS = "/articles/1", "/articles/1/readings"


@pytest.fixture
def read(desk: TrialDesk) -> None:
    """Article 1, which was read."""
    desk.add_article()
    extract_article(desk.database, version_id=1, actor=Actor.job(EXTRACT), now=desk.now)


def run_newest_job(desk: TrialDesk) -> bool:
    """The request was made now, so the desk's own clock has not come to it yet."""
    with desk.database.reading() as session:
        newest = session.scalar(select(func.max(Job.id)))
    return newest is not None and run_job(desk.database, newest, clock=utc_now)


@pytest.mark.usefixtures("read")
def test_the_page_says_what_read_it_and_offers_to_read_again(visitor: Visitor) -> None:
    page = visitor.log_in("alice").get(PAGE).text
    assert "Read with the model " in page
    assert "This is the model that the desk reads with now." in page
    assert "Read again anyway" in page
    assert f'action="{READINGS}"' in page


@pytest.mark.usefixtures("read")
def test_reading_again_shows_that_it_runs_and_what_it_changed(visitor: Visitor, desk: TrialDesk) -> None:
    answer = visitor.log_in("alice").post(READINGS)
    assert (answer.status_code, answer.headers["Location"]) == (303, PAGE)
    page = visitor.get(PAGE).text
    assert "The text is read again." in page
    assert "data-reading" in page
    assert f'action="{READINGS}"' not in page
    assert run_newest_job(desk)
    page = visitor.get(PAGE).text
    assert "data-reading" not in page
    for words in ("found again: ", "of these only scored again: 0", "new: 0", "gone: 0"):
        assert words in page
    audit = visitor.get("/audit").text
    assert "Claims extracted again" in audit
    assert "asked for by Alice" in audit


@pytest.mark.usefixtures("read")
def test_asking_twice_is_one_job(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("alice")
    visitor.post(READINGS)
    visitor.post(READINGS)
    assert count_rows(desk, Job) == 2


@pytest.mark.usefixtures("read")
def test_a_newer_model_is_named(visitor: Visitor, desk: TrialDesk) -> None:
    desk.add_article("The tower is 90 metres high.")
    with desk.writing() as session:
        other = session.get_one(ArticleVersion, 2)
        other.extracted_at, other.extraction_model = desk.now, "newer <2>"
    page = visitor.log_in("alice").get(PAGE).text
    assert "The desk reads with the model newer &lt;2&gt; now." in page
    assert "Read again anyway" not in page


@pytest.mark.usefixtures("read")
def test_a_viewer_sees_the_model_and_may_not_ask(visitor: Visitor, desk: TrialDesk) -> None:
    page = visitor.log_in("vera").get(PAGE).text
    assert "Read with the model " in page
    assert f'action="{READINGS}"' not in page
    assert visitor.post(READINGS).status_code == 403
    assert count_rows(desk, Job) == 1


@pytest.mark.usefixtures("read")
def test_it_wants_a_post_and_its_token(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("alice")
    assert visitor.get(READINGS).status_code == 405
    assert visitor.client.post(READINGS).status_code == 400
    assert count_rows(desk, Job) == 1


def test_an_article_that_is_not_there_is_not_found(visitor: Visitor) -> None:
    assert visitor.log_in("alice").post(READINGS).status_code == 404


def test_what_could_not_be_read_can_be_tried_again(visitor: Visitor, desk: TrialDesk) -> None:
    desk.add_article()
    with desk.writing() as session:
        job = session.get_one(Job, 1)
        for _ in range(MOST_ATTEMPTS):
            take_job(session, job_id=1, now=max(desk.now, job.run_after))
            fail_job(session, job_id=1, error="out of memory", now=desk.now)
    visitor.log_in("alice")
    page = visitor.get(PAGE).text
    assert "out of memory" in page
    assert f'action="{READINGS}"' in page
    visitor.post(READINGS)
    page = visitor.get(PAGE).text
    assert "out of memory" not in page
    assert "data-reading" in page


@pytest.mark.usefixtures("read")
def test_the_page_of_an_article_that_was_read_has_few_queries(visitor: Visitor, database: Database) -> None:
    visitor.log_in("alice")
    with counted_queries(database) as seen:
        visitor.get(PAGE)
    assert len(seen) <= 10


def test_a_language_with_a_pipeline_is_offered_where_one_is_chosen(app: Flask, visitor: Visitor) -> None:
    found: Desk = app.extensions[EXTENSION]
    named = found.settings.model_copy(update={"pipelines": (("de", "de_core_news_md"),)})
    app.extensions[EXTENSION] = Desk(named, found.database)
    visitor.log_in("alice")
    for path in ("/articles/new", "/queue"):
        assert '<option value="de">German</option>' in visitor.get(path).text
    answer = visitor.post("/articles/new", {"text": "Die Brücke kostet viel.", "language": "de"})
    assert answer.status_code == 303
