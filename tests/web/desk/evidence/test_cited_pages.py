"""The list of cited pages that are gone or changed, and the notice on the claim page."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask

from claimtrack.services.evidence.copies import ARCHIVE
from claimtrack.services.evidence.page_checks import CHECK, enqueue_page_checks
from claimtrack.settings import Settings
from tests.desk import TrialDesk
from tests.intake.fetch.trial_web import answer
from tests.services.evidence.test_page_checks import CHANGED, publish
from tests.services.page_desk import ADDRESS, PageDesk
from tests.visitor import Visitor
from tests.web.desk.cited import cited_pages

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def pages(app: Flask, desk: TrialDesk, settings: Settings) -> Iterator[PageDesk]:
    """The desk with a public verdict that cites a page which says something else now."""
    with cited_pages(app, desk, settings) as made:
        made.cite()
        made.work(ARCHIVE)
        publish(desk)
        made.web.pages[ADDRESS] = answer(CHANGED.encode())
        with desk.writing() as session:
            enqueue_page_checks(session, every=timedelta(0), now=desk.now)
        made.work(CHECK)
        yield made


def test_editors_see_what_changed_with_the_copy(visitor: Visitor, pages: PageDesk) -> None:
    page = visitor.log_in("bob").get("/cited-pages").text
    assert pages.copy().id == 1
    assert "The page says something else now" in page
    assert 'href="/claims/1#source-1"' in page
    assert 'href="/copies/1"' in page
    assert 'href="/cited-pages"' in visitor.get("/queue").text


def test_the_claim_page_says_so_and_an_editor_deals_with_it(visitor: Visitor, pages: PageDesk) -> None:
    visitor.log_in("bob")
    notice = visitor.get("/claims/1").text
    assert "The page says something else now." in notice
    assert "A public verdict cites it." in notice
    answers = [visitor.post("/copies/1/settle") for _ in range(2)]
    assert [(each.status_code, each.location) for each in answers] == [(303, "/claims/1#source-1")] * 2
    assert 'action="/copies/1/settle"' not in visitor.get("/claims/1").text
    assert "Every page that a public verdict cites was as it was" in visitor.get("/cited-pages").text
    assert "Cited page dealt with" in visitor.get("/audit").text
    assert pages.copy().settled_at is not None


def test_others_are_told_and_cannot_settle_it(visitor: Visitor, pages: PageDesk) -> None:
    visitor.log_in("alice")
    page = visitor.get("/claims/1").text
    assert "The page says something else now." in page
    assert 'action="/copies/1/settle"' not in page
    assert 'href="/cited-pages"' not in page
    assert visitor.get("/cited-pages").status_code == 403
    assert visitor.post("/copies/1/settle").status_code == 403
    assert pages.copy().settled_at is None
