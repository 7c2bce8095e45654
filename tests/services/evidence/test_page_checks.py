"""Cited pages are looked at again: gone and changed ones are told of once, until somebody deals with them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from claimtrack.audit.verify import verify_audit
from claimtrack.errors import NotPermittedError
from claimtrack.models import CopyState, Job, PageFinding
from claimtrack.services.evidence.copies import ARCHIVE
from claimtrack.services.evidence.page_checks import CHECK, enqueue_page_checks, list_findings, settle_finding
from claimtrack.services.file_store import FileStore
from claimtrack.services.operating.jobs import MOST_ATTEMPTS
from claimtrack.services.verdicts.verdicts import propose_verdict
from tests.desk import Proposal, TrialDesk
from tests.intake.fetch.trial_web import TrialWeb, answer, redirect, serving
from tests.services.page_desk import ADDRESS, PAGE, PageDesk
from tests.services.record import actions, event_count, last_event

EVERY = timedelta(days=30)
CHANGED = PAGE.replace("21 million", "22 million")


@pytest.fixture
def pages(desk: TrialDesk, tmp_path: Path) -> Iterator[PageDesk]:
    """The desk, whose one public verdict cites a page that was archived."""
    web = TrialWeb(pages={ADDRESS: answer(PAGE.encode())})
    with serving(web) as web.plain_port:
        made = PageDesk(desk, web, FileStore(tmp_path / "instance" / "snapshots"))
        made.cite()
        made.work(ARCHIVE)
        publish(desk)
        yield made


def publish(desk: TrialDesk) -> None:
    """Have alice propose a verdict on the first claim, and bob publish it."""
    version = desk.write(1)
    with desk.writing() as session:
        who = desk.person("alice")
        revision = propose_verdict(session, claim_id=1, draft_version=version, identity=who, now=desk.now)
    desk.publish(Proposal(1, revision.id, revision.content_hash))


def due(pages: PageDesk, *, after: timedelta = EVERY) -> int:
    """Return how many pages are due then, which is now from here on."""
    pages.desk.now += after
    with pages.desk.writing() as session:
        return enqueue_page_checks(session, every=EVERY, now=pages.desk.now)


def look(pages: PageDesk) -> PageFinding | None:
    """Look at what is due and return what became of the first page."""
    due(pages)
    pages.work(CHECK)
    return pages.copy().open_finding


def settle(pages: PageDesk, *, by: str = "bob") -> None:
    with pages.desk.writing() as session:
        settle_finding(session, copy_id=1, identity=pages.desk.person(by), now=pages.desk.now)


def listed(pages: PageDesk) -> list[int]:
    with pages.desk.database.reading() as session:
        return [each.copy.id for each in list_findings(session)]


def test_a_page_is_due_when_its_time_has_come_and_once(pages: PageDesk) -> None:
    assert due(pages, after=EVERY - timedelta(hours=2)) == 0
    assert due(pages, after=timedelta(hours=2)) == 1
    pages.work(CHECK)
    assert due(pages, after=timedelta(days=1)) == 0
    assert due(pages) == 1


def test_a_page_that_says_what_it_said_is_left_in_peace(pages: PageDesk) -> None:
    pages.web.pages[ADDRESS] = answer(PAGE.replace("<body>", "<body><script>new()</script>").encode())
    before = event_count(pages.desk)
    assert look(pages) is None
    assert (event_count(pages.desk), listed(pages)) == (before, [])


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_told_of(pages: PageDesk, status: int) -> None:
    pages.web.pages[ADDRESS] = answer(status=status)
    assert look(pages) is PageFinding.GONE
    assert (listed(pages), pages.copy().found_at) == ([1], pages.desk.now)
    assert last_event(pages.desk).data == {"source": 1, "copy": 1, "finding": "gone"}
    with pages.desk.database.reading() as session:
        verify_audit(session)


def test_a_page_that_changed_is_told_of_and_the_copy_stays(pages: PageDesk) -> None:
    before = pages.copy()
    pages.web.pages[ADDRESS] = answer(CHANGED.encode())
    assert look(pages) is PageFinding.CHANGED
    assert (pages.copy().state, pages.copy().warc_hash) == (CopyState.STORED, before.warc_hash)


def test_what_was_dealt_with_does_not_come_back_until_it_changes_once_more(pages: PageDesk) -> None:
    pages.web.pages[ADDRESS] = answer(CHANGED.encode())
    look(pages)
    for _ in range(2):
        settle(pages)
    assert look(pages) is None
    assert listed(pages) == []
    pages.web.pages[ADDRESS] = answer(status=404)
    assert look(pages) is PageFinding.GONE
    assert actions(pages.desk, 1)[-3:] == ["source.check", "source.settle", "source.check"]


def test_a_page_that_is_back_is_taken_from_the_list(pages: PageDesk) -> None:
    pages.web.pages[ADDRESS] = answer(status=404)
    look(pages)
    pages.web.pages[ADDRESS] = answer(PAGE.encode())
    assert look(pages) is None
    assert listed(pages) == []
    assert last_event(pages.desk).data["finding"] is None


def test_a_site_that_fails_says_nothing_about_the_page(pages: PageDesk) -> None:
    pages.web.pages[ADDRESS] = answer(status=503)
    due(pages)
    assert [pages.work(CHECK) for _ in range(MOST_ATTEMPTS + 1)] == [[False]] * MOST_ATTEMPTS + [[]]
    assert pages.copy().open_finding is None
    assert due(pages, after=timedelta(days=1)) == 0
    pages.web.pages[ADDRESS] = answer(status=403)
    assert look(pages) is None


def test_a_page_that_leads_elsewhere_is_what_stands_there(pages: PageDesk) -> None:
    pages.web.pages["http://town.example/new"] = answer(PAGE.encode())
    pages.web.pages[ADDRESS] = redirect("http://town.example/new")
    assert look(pages) is None
    pages.web.pages[ADDRESS] = answer(b"ID3", content_type="audio/mpeg")
    assert look(pages) is PageFinding.CHANGED


def test_only_what_the_public_sees_is_looked_at(pages: PageDesk) -> None:
    second = pages.desk.add_claim("It is long", article_id=1)
    pages.desk.take(second)
    pages.cite(second)
    pages.work(ARCHIVE)
    assert due(pages) == 1
    with pages.desk.database.reading() as session:
        kinds = session.scalars(select(Job.arguments).where(Job.kind == CHECK)).all()
    assert kinds == [{"copy_id": 1}]


def test_only_editors_say_that_it_was_dealt_with(pages: PageDesk) -> None:
    pages.web.pages[ADDRESS] = answer(status=404)
    look(pages)
    with pytest.raises(NotPermittedError):
        settle(pages, by="alice")
    assert listed(pages) == [1]
