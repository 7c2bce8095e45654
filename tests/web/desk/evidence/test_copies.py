"""Archived copies on the pages: their state in view, a retry, and nothing in them that runs."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from claimtrack.models import CopyState
from claimtrack.services.evidence.copies import ARCHIVE
from claimtrack.settings import Settings
from tests.desk import TrialDesk
from tests.intake.fetch.trial_web import answer
from tests.services.page_desk import ADDRESS, DETAILS, PAGE, PARAGRAPH, PageDesk
from tests.visitor import Visitor
from tests.web.desk.cited import cited_pages
from tests.web.desk.policies import change_policy
from tests.web.queries import counted_queries

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def pages(app: Flask, desk: TrialDesk, settings: Settings) -> Iterator[PageDesk]:
    """The desk and the web that it cites."""
    with cited_pages(app, desk, settings) as made:
        yield made


def test_the_claim_page_says_how_far_the_copy_has_come(visitor: Visitor, pages: PageDesk) -> None:
    pages.cite()
    visitor.log_in("alice")
    assert "Archived copy: waiting" in visitor.get("/claims/1").text
    pages.web.pages[ADDRESS] = answer(status=503)
    pages.work(ARCHIVE)
    waiting = visitor.get("/claims/1").text
    assert "(1 attempt)" in waiting
    assert "Last time: town.example has trouble of its own (it answers 503)." in waiting
    pages.web.pages[ADDRESS] = answer(PAGE.encode())
    pages.work(ARCHIVE)
    assert re.search(
        r'<a href="/copies/1"[^>]*aria-label="Archived copy of “Final account”"',
        visitor.get("/claims/1").text,
    )


def test_a_copy_that_failed_says_why_and_is_tried_again(visitor: Visitor, pages: PageDesk) -> None:
    pages.web.pages[ADDRESS] = answer(status=404)
    pages.cite()
    pages.work(ARCHIVE)
    visitor.log_in("alice")
    assert f"There is no page at {ADDRESS} (the site answers 404)." in visitor.get("/claims/1").text
    pages.web.pages[ADDRESS] = answer(PAGE.encode())
    answers = [visitor.post("/copies/1/retry") for _ in range(2)]
    assert [(each.status_code, each.location) for each in answers] == [(303, "/claims/1#source-1")] * 2
    assert pages.work(ARCHIVE) == [True]
    assert pages.copy().state is CopyState.STORED


def test_a_viewer_reads_copies_and_retries_none(visitor: Visitor, pages: PageDesk) -> None:
    pages.web.pages[ADDRESS] = answer(status=404)
    pages.cite()
    pages.work(ARCHIVE)
    visitor.log_in("vera")
    assert 'action="/copies/1/retry"' not in visitor.get("/claims/1").text
    assert visitor.get("/copies/1").status_code == 200
    assert visitor.post("/copies/1/retry").status_code == 403


def test_a_copy_is_read_without_anything_that_runs(visitor: Visitor, pages: PageDesk) -> None:
    evil = PAGE.replace(
        "</body>", '<script src="https://evil.example/x.js"></script><p onload="x()">End</p></body>'
    )
    pages.web.pages[ADDRESS] = answer(evil.encode())
    pages.cite()
    pages.work(ARCHIVE)
    found = visitor.log_in("vera").get("/copies/1")
    assert PARAGRAPH in found.text
    assert "evil" not in found.text
    assert "onload" not in found.text
    assert "<script" not in found.text
    policy = found.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-downloads; default-src 'none';")
    assert "script-src" not in policy
    assert found.headers["Cache-Control"] == "private, no-store"


def test_a_copy_can_be_taken_away(visitor: Visitor, pages: PageDesk) -> None:
    pages.cite()
    pages.work(ARCHIVE)
    warc = visitor.log_in("vera").get("/copies/1/warc")
    assert warc.data == pages.store.read(pages.copy().warc_hash or "")
    assert warc.headers["Content-Disposition"] == 'attachment; filename="copy-1.warc.gz"'
    assert visitor.get("/copies/1/original").location == "/copies/1"


def test_a_document_is_given_as_a_file_and_never_shown_in_place(visitor: Visitor, pages: PageDesk) -> None:
    pages.web.pages[ADDRESS] = answer(b"%PDF-1.7 account", content_type="application/pdf")
    pages.cite()
    pages.work(ARCHIVE)
    visitor.log_in("vera")
    assert 'href="/copies/1/original"' in visitor.get("/copies/1").text
    document = visitor.get("/copies/1/original")
    assert (document.data, document.content_type) == (b"%PDF-1.7 account", "application/pdf")
    assert document.headers["Content-Disposition"] == 'attachment; filename="copy-1.pdf"'
    assert document.headers["X-Content-Type-Options"] == "nosniff"


def test_a_copy_that_is_not_there_yet_says_so(visitor: Visitor, pages: PageDesk) -> None:
    pages.cite()
    visitor.log_in("vera")
    assert "There is no archived copy yet." in visitor.get("/copies/1").text
    assert visitor.get("/copies/1/warc").location == "/copies/1"
    assert visitor.get("/copies/99").status_code == 404


def test_the_policy_that_asks_for_copies_is_set_in_the_administration(
    visitor: Visitor, desk: TrialDesk
) -> None:
    change_policy(desk, archive_before_proposing=True)
    page = visitor.log_in("adam").get("/admin").text
    assert re.search(r'<input checked id="archive_before_proposing"', page)


def test_the_number_of_queries_does_not_grow_with_the_sources(visitor: Visitor, pages: PageDesk) -> None:
    pages.cite()
    visitor.log_in("vera")
    with counted_queries(pages.desk.database) as few:
        visitor.get("/claims/1")
    for number in range(3):
        pages.cite(1, details=replace(DETAILS, title=f"Account {number}"))
    with counted_queries(pages.desk.database) as many:
        visitor.get("/claims/1")
    assert len(few) == len(many)
