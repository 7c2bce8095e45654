"""Refusals as pages: who sees what, and that nothing typed is lost."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from claimtrack.db import Database
from claimtrack.errors import LeaseHeldError
from claimtrack.settings import Settings
from claimtrack.web.access import Access, requires
from claimtrack.web.app import make_app
from tests.conftest import NOW
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.pages import hidden_values, token_of

MESSAGE = "There is nothing at this address."


@requires(Access.PUBLIC)
def refuse() -> str:
    """Refuse, as a service does."""
    raise LeaseHeldError(holder="Bob <b>", until=NOW)


def test_an_unknown_address_says_so_to_a_reader_without_the_desk(visitor: Visitor) -> None:
    page = visitor.get("/nowhere")
    assert page.status_code == 404
    assert MESSAGE in page.text
    assert "/queue" not in page.text


def test_and_within_the_desk_to_somebody_who_is_logged_in(visitor: Visitor) -> None:
    page = visitor.log_in("alice").get("/nowhere")
    assert page.status_code == 404
    assert 'href="/queue"' in page.text


@pytest.mark.parametrize("path", ["/nowhere", "/articles/999999", "/logout"])
def test_the_title_is_the_heading(visitor: Visitor, path: str) -> None:
    page = visitor.log_in("alice").get(path).text
    heading = page.partition("<h1>")[2].partition("</h1>")[0].strip()
    assert heading
    assert f"<title>{heading} · ClaimTrack</title>" in page


def test_a_role_that_may_not_is_told(visitor: Visitor) -> None:
    page = visitor.log_in("vera").get("/articles/new")
    assert page.status_code == 403
    assert "Your role does not allow this." in page.text


def test_a_refusal_shows_what_was_typed(settings: Settings, desk: TrialDesk) -> None:
    app = make_app(settings, desk.database)
    app.add_url_rule("/refuse", view_func=refuse, methods=["POST"])
    visitor = Visitor(app, desk).log_in("alice")
    digest = "0" * 64
    fields = {"short_wording": "Long <i>thoughts</i>", "version": "7", "revision_hash": digest, "note": " "}
    page = visitor.post("/refuse", fields, headers={"Referer": "http://localhost/queue?state=all"})
    assert page.status_code == 409
    assert "Bob &lt;b&gt; is working on this claim until" in page.text
    assert "Short wording</label>" in page.text
    assert "Long &lt;i&gt;thoughts&lt;/i&gt;</textarea>" in page.text
    assert digest not in page.text
    assert 'href="http://localhost/queue?state=all"' in page.text


def test_it_does_not_lead_to_the_site_one_came_from(visitor: Visitor) -> None:
    page = visitor.get("/nowhere", headers={"Referer": "https://elsewhere.example/"})
    assert "elsewhere.example" not in page.text


def test_a_form_without_its_token_can_be_sent_again(visitor: Visitor, desk: TrialDesk) -> None:
    article_id = desk.add_article()
    visitor.log_in("alice")
    path = f"/articles/{article_id}/claims"
    page = visitor.client.post(path, data={"passage": "It cost 18 million crowns"})
    assert page.status_code == 400
    assert hidden_values(page.text)["passage"] == "It cost 18 million crowns"
    sent = {"passage": "It cost 18 million crowns", "csrf_token": token_of(page.text)}
    assert visitor.client.post(path, data=sent).status_code == 303


def test_more_than_the_desk_accepts_is_refused_clearly(visitor: Visitor) -> None:
    visitor.log_in("alice")
    page = visitor.post("/articles/new", {"text": "a word " * 3_000_000})
    assert page.status_code == 413
    assert "This is larger than the desk accepts." in page.text


def test_so_it_is_without_a_session(visitor: Visitor) -> None:
    page = visitor.post("/articles/new", {"text": "a word " * 3_000_000})
    assert page.status_code == 413


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_busy_database_loses_nothing(visitor: Visitor, database: Database, sqlite_url: str) -> None:
    visitor.log_in("alice")
    token = visitor.csrf_token()
    database.close()
    event.listen(database.writing_engine, "connect", _be_impatient)
    other = sqlite3.connect(Path(sqlite_url.removeprefix("sqlite:///")), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    page = visitor.client.post("/articles/new", data={"text": "A long story", "csrf_token": token})
    other.close()
    assert page.status_code == 503
    assert "Nothing was changed. Wait a moment and send it again." in page.text
    assert "A long story</textarea>" in page.text


def _be_impatient(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA busy_timeout = 20")
