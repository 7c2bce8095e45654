"""Title, publisher and date fetched for a source: without a script, and without losing what was typed."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from claimtrack.clock import PartialDate
from claimtrack.models import Publication, Source
from claimtrack.services.verdicts.verdicts import propose_verdict
from claimtrack.settings import Settings
from claimtrack.web.context import EXTENSION
from tests.desk import Proposal, TrialDesk
from tests.intake.fetch.trial_web import Asked, Behaviour, answer, hang, redirect
from tests.services.page_desk import ADDRESS, DETAILS, PageDesk
from tests.services.record import count_rows
from tests.visitor import Visitor
from tests.web.desk.cited import cited_pages

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PAGE = """<html><head><title>Final account of the bridge</title>
<meta property="og:site_name" content="Town of Quillmouth">
<meta property="article:published_time" content="2025-03-04T10:00:00+01:00"></head>
<body><h1>Final account of the bridge</h1><p>Total: 21,000,000 crowns.</p></body></html>"""


@pytest.fixture
def pages(app: Flask, desk: TrialDesk, settings: Settings) -> Iterator[PageDesk]:
    """The desk, its web, and a claim that alice holds."""
    with cited_pages(app, desk, settings) as made:
        made.web.pages[ADDRESS] = answer(PAGE.encode())
        desk.take(desk.add_claim())
        yield made


def value(page: str, name: str) -> str:
    """Return what stands in a field of the page."""
    tag = re.search(rf'<input[^>]*id="{name}"[^>]*>', page)
    found = re.search(r'value="([^"]*)"', tag[0]) if tag else None
    return found[1] if found else ""


def test_the_page_fills_in_what_is_empty(visitor: Visitor, pages: PageDesk) -> None:
    reply = visitor.log_in("alice").post("/claims/1/sources", {"url": ADDRESS, "fetch": "details"})
    assert reply.status_code == 200
    assert value(reply.text, "title") == "Final account of the bridge"
    assert value(reply.text, "publisher") == "Town of Quillmouth"
    assert value(reply.text, "published_on") == "2025-03-04"
    assert "Filled in from the page." in reply.text
    assert re.search(r'<details[^>]*id="add-source"\s+open', reply.text)
    assert count_rows(pages.desk, Source) == 0


def test_enter_in_a_field_adds_the_source_and_fetches_nothing(visitor: Visitor, pages: PageDesk) -> None:
    pages.cite(1)
    page = visitor.log_in("alice").get("/sources/1").text
    first = re.search(r'<button type="submit"[^>]*>', page[page.index('action="/sources/1"') :])
    assert first is not None
    assert "fetch" not in first[0]
    assert 'name="fetch"' in page


def test_what_was_typed_stays(visitor: Visitor, pages: PageDesk) -> None:
    typed = {
        "url": ADDRESS,
        "title": "Mine",
        "publisher": "Me",
        "published_on": "last week",
        "quote": "Total",
        "stance": "refutes",
        "fetch": "details",
    }
    reply = visitor.log_in("alice").post("/claims/1/sources", typed)
    assert [value(reply.text, name) for name in ("title", "publisher", "published_on")] == [
        "Mine",
        "Me",
        "last week",
    ]
    assert re.search(r'<input checked[^>]*value="refutes"', reply.text)
    assert "The page says nothing that could be filled in." in reply.text
    assert pages.web.visited == [ADDRESS]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "Give the address of the page first."),
        ("javascript:x", "“javascript:x” is not"),
        ("http://town.example/gone", "There is no page at http://town.example/gone"),
        ("http://10.0.0.1/", "is not fetched"),
    ],
)
def test_a_page_that_is_not_fetched_keeps_what_was_typed_and_says_why(
    visitor: Visitor, pages: PageDesk, url: str, said: str
) -> None:
    fields = {"url": url, "title": "Mine", "fetch": "details"}
    reply = visitor.log_in("alice").post("/claims/1/sources", fields)
    assert said in reply.text
    assert (value(reply.text, "url"), value(reply.text, "title")) == (url, "Mine")
    assert count_rows(pages.desk, Source) == 0


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        (answer(status=404), "There is no page at"),
        (answer(status=500), "has trouble of its own"),
        (redirect("/account"), "leads on to other addresses more than 5 times"),
        (answer(Content_Length="2147483648"), "sends more than"),
        (hang, "did not send the page within"),
    ],
    ids=["404", "500", "endless", "2 GB", "hangs"],
)
def test_a_site_that_misbehaves_takes_nothing_that_was_typed(
    app: Flask, visitor: Visitor, pages: PageDesk, behaviour: Behaviour, said: str
) -> None:
    pages.web.pages[ADDRESS] = behaviour
    if behaviour is hang:
        pages.seconds = 0.5
        app.extensions[EXTENSION].fetcher = pages.fetcher()
    fields = {"url": ADDRESS, "title": "Mine", "stance": "context", "fetch": "details"}
    reply = visitor.log_in("alice").post("/claims/1/sources", fields)
    assert said in reply.text
    assert (value(reply.text, "url"), value(reply.text, "title")) == (ADDRESS, "Mine")
    # Without the details it is a source all the same.
    del fields["fetch"]
    assert visitor.post("/claims/1/sources", fields).status_code == 303
    assert count_rows(pages.desk, Source) == 1


def test_a_page_that_does_not_tell_is_named_after_its_site(visitor: Visitor, pages: PageDesk) -> None:
    pages.web.pages["http://www.town.example/a.pdf"] = answer(b"%PDF-1.7", content_type="application/pdf")
    fields = {"url": "http://www.town.example/a.pdf", "fetch": "details"}
    reply = visitor.log_in("alice").post("/claims/1/sources", fields)
    assert (value(reply.text, "title"), value(reply.text, "publisher")) == ("", "town.example")


def test_others_write_while_a_page_is_fetched(visitor: Visitor, pages: PageDesk) -> None:
    def slow(connection: object, asked: Asked) -> None:
        pages.desk.add_article(title="Meanwhile", text="Something else was said on Tuesday.")
        answer(PAGE.encode())(connection, asked)  # type: ignore[arg-type]

    pages.web.pages[ADDRESS] = slow
    reply = visitor.log_in("alice").post("/claims/1/sources", {"url": ADDRESS, "fetch": "details"})
    assert value(reply.text, "title") == "Final account of the bridge"


def test_the_form_that_changes_a_source_fetches_too(visitor: Visitor, pages: PageDesk) -> None:
    source_id = pages.cite(1)
    fields = {"url": ADDRESS, "version": "1", "stance": "refutes", "fetch": "details"}
    reply = visitor.log_in("alice").post(f"/sources/{source_id}", fields)
    assert value(reply.text, "title") == "Final account of the bridge"
    assert value(reply.text, "published_on") == "2025-03-04"


def test_the_date_is_stored_and_shown(visitor: Visitor, pages: PageDesk) -> None:
    fields = {"url": ADDRESS, "title": "Account", "stance": "refutes", "published_on": "2025-03"}
    visitor.log_in("alice").post("/claims/1/sources", fields)
    with pages.desk.database.reading() as session:
        source = session.scalars(select(Source)).one()
    assert source.published_on is not None
    assert source.published_on.isoformat() == "2025-03"
    assert "March 2025" in visitor.get("/claims/1").text


def test_readers_see_when_a_source_was_published(visitor: Visitor, pages: PageDesk) -> None:
    pages.cite(1, details=replace(DETAILS, published_on=PartialDate.parse("2024-11")))
    version = pages.desk.write(1)
    with pages.desk.writing() as session:
        who = pages.desk.person("alice")
        revision = propose_verdict(
            session, claim_id=1, draft_version=version, identity=who, now=pages.desk.now
        )
    assert "November 2024" in visitor.log_in("bob").get("/claims/1").text
    pages.desk.publish(Proposal(1, revision.id, revision.content_hash))
    page = visitor.another().get(f"/verdicts/{slug_of(pages.desk)}").text
    assert "November 2024" in page


def slug_of(desk: TrialDesk) -> str:
    with desk.database.reading() as session:
        return session.scalars(select(Publication.slug)).one() or ""
