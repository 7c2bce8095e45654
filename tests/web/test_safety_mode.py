"""A read-only desk over HTTP: every address that writes refuses, writes nothing, and keeps what was typed."""

from collections.abc import Iterator, Mapping

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from claimtrack.db import Database
from claimtrack.db.base import Base
from claimtrack.models import Event, LoginSession
from claimtrack.web.access import only_reads
from tests.desk import PASSWORD, TrialDesk
from tests.services.record import count_rows
from tests.visitor import Visitor
from tests.web.desk.policies import change_policy

# What works on a read-only desk, each with its reason.
WORKS = {
    "admin.set_mode": "or it could never end",
    "login.login": "somebody has to end it",
    "login.logout": "leaving changes nothing on the desk",
}
# Rows of these tell who came, not what the desk holds.
COMING_AND_GOING = {"login_session", "token_bucket"}
WRITING = {"POST", "PUT", "PATCH", "DELETE"}
_EXAMPLES: Mapping[str, object] = {"slug": "a-verdict"}


def writing_rules(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Give every address of the program that takes something, with the method."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) & WRITING):
            yield rule, method


def address(app: Flask, rule: Rule) -> str:
    """Return an address of this rule, with ids of what the desk has."""
    values = {name: _EXAMPLES.get(name, 1) for name in rule.arguments}
    with app.test_request_context():
        found: str = app.url_map.bind("desk.example").build(rule.endpoint, values)
    return found


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables, but for those of coming and going."""
    with database.reading() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))]
            for table in Base.metadata.sorted_tables
            if table.name not in COMING_AND_GOING
        }


@pytest.fixture
def closed(desk: TrialDesk) -> TrialDesk:
    """A desk with something in every corner, read-only."""
    desk.publish()
    desk.propose(desk.add_claim("It is long", article_id=desk.add_article("It is long.", title="Long")))
    change_policy(desk, read_only=True)
    return desk


def test_every_address_that_writes_refuses_and_writes_nothing(
    visitor: Visitor, app: Flask, closed: TrialDesk
) -> None:
    visitor.log_in("adam")
    before = everything(closed.database)
    asked = 0
    for rule, method in writing_rules(app):
        view = app.view_functions[rule.endpoint]
        if rule.endpoint in WORKS or only_reads(view) or rule.endpoint == "readers.report":
            continue
        answer = visitor.post(address(app, rule), {"note": "What was typed."}, method=method)
        assert answer.status_code == 503, (rule.endpoint, answer.status_code)
        assert "Something went wrong" not in answer.text
        asked += 1
    assert asked > 55
    assert everything(closed.database) == before


def test_what_only_reads_still_answers(visitor: Visitor, app: Flask, closed: TrialDesk) -> None:
    before = everything(closed.database)
    reading = [rule for rule, _ in writing_rules(app) if only_reads(app.view_functions[rule.endpoint])]
    assert reading
    for rule in reading:
        assert visitor.log_in("alice").post(address(app, rule), {}).status_code != 503, rule.endpoint
    assert everything(closed.database) == before


@pytest.mark.parametrize("path", ["/tips/new", "/verdicts/{slug}/report"])
def test_a_reader_s_words_stay_on_the_form(visitor: Visitor, closed: TrialDesk, path: str) -> None:
    slug = visitor.get("/").text.partition('href="/verdicts/')[2].partition('"')[0]
    before = everything(closed.database)
    answer = visitor.client.post(path.format(slug=slug), data={"words": "It was 21 million.", "token": "x"})
    assert (answer.status_code, "It was 21 million." in answer.text) == (503, True)
    assert everything(closed.database) == before


def test_what_was_typed_can_be_sent_again_when_the_desk_is_open(visitor: Visitor, closed: TrialDesk) -> None:
    fields = {"text": "A story of 12 bridges.", "title": "Bridges"}
    answer = visitor.log_in("alice").post("/articles/new", fields)
    assert answer.headers["Retry-After"] == "60"
    assert "A story of 12 bridges." in answer.text
    assert 'action="/articles/new"' in answer.text
    assert "An election." in answer.text
    change_policy(closed, read_only=False)
    assert visitor.post("/articles/new", fields).status_code == 303


def test_a_script_is_told_in_a_line(visitor: Visitor, closed: TrialDesk) -> None:
    headers = {"Accept": "application/json"}
    answer = visitor.log_in("alice").post("/claims/2/draft", {}, headers=headers)
    assert (answer.status_code, answer.get_json()["error"].startswith("The desk is read-only")) == (503, True)


def test_logging_in_and_out_works(visitor: Visitor, closed: TrialDesk) -> None:
    visitor.get("/login")
    answer = visitor.post("/login", {"name": "alice", "password": PASSWORD})
    assert (answer.status_code, answer.location) == (303, "/queue")
    assert count_rows(closed, LoginSession) == 1
    visitor._token = None
    assert visitor.post("/logout").status_code == 303


@pytest.mark.parametrize("name", ["alice", "vera", "adam"])
def test_everybody_on_the_desk_sees_why(visitor: Visitor, closed: TrialDesk, name: str) -> None:
    visitor.log_in(name)
    for path in ("/queue", "/articles", "/claims/1", "/approvals", "/audit"):
        assert "An election." in visitor.get(path).text, path
    assert "An election." not in visitor.another().get("/").text


def test_the_public_pages_stay_as_they_were(visitor: Visitor, desk: TrialDesk) -> None:
    desk.publish()
    paths = ("/", "/corrections", "/methodology", "/feeds/verdicts.json", "/feeds/claimreview.json")
    before = [visitor.get(path).text for path in paths]
    change_policy(desk, read_only=True)
    assert [visitor.get(path).text for path in paths] == before


def test_the_switch(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("adam")
    refused = visitor.post("/admin/mode", {"mode": "read-only", "reason": " "})
    assert (refused.status_code, "Say why the desk becomes read-only" in refused.text) == (422, True)
    assert visitor.post("/admin/mode", {"mode": "read-only", "reason": "<b>Attack</b>"}).status_code == 303
    page = visitor.get("/admin").text
    assert "&lt;b&gt;Attack&lt;/b&gt;" in page
    assert "Open the desk" in page
    assert visitor.post("/admin/mode", {"mode": "open", "reason": ""}).status_code == 303
    assert "mode-banner" not in visitor.get("/admin").text
    audit = visitor.get("/audit").text
    assert audit.count("Safety mode switched") >= 2
    with desk.database.reading() as session:
        actors = session.scalars(select(Event.actor).where(Event.action == "policy.mode")).all()
    assert actors == [f"user:{desk.person('adam').user_id}"] * 2


@pytest.mark.parametrize("name", ["alice", "bob", "vera"])
def test_nobody_but_an_administrator_switches_it(visitor: Visitor, closed: TrialDesk, name: str) -> None:
    assert visitor.log_in(name).post("/admin/mode", {"mode": "open"}).status_code == 403
    assert visitor.get("/queue").text.count("mode-banner") == 1
