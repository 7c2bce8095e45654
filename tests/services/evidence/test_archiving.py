"""Archiving what a source cites: stored by its hash, tried again when that may help, never silently lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from claimtrack.audit.digests import copy_digest
from claimtrack.audit.verify import verify_audit
from claimtrack.errors import (
    ChainBrokenError,
    ClaimTrackError,
    CopyNotTriedError,
    PageMissingError,
    PageTooLargeError,
    PageTooSlowError,
    SiteFailedError,
    TooManyRedirectsError,
)
from claimtrack.models import CopyState, Job, JobState, SourceCopy
from claimtrack.services.evidence.copies import (
    ARCHIVE,
    ask_for_missing_copies,
    require_tried_copies,
    retry_copy,
    settle_copies,
)
from claimtrack.services.evidence.sources import SourceDetails, change_source
from claimtrack.services.evidence.stored_refusals import refusal_text, stored_refusal
from claimtrack.services.file_store import FileStore
from claimtrack.services.operating.jobs import LONGEST_RUN, MOST_ATTEMPTS, recover_jobs, take_job
from claimtrack.services.verdicts.verdicts import propose_verdict
from tests.desk import TrialDesk
from tests.intake.fetch.trial_web import Behaviour, TrialWeb, answer, hang, redirect, serving
from tests.services.page_desk import ADDRESS, DETAILS, PAGE, PARAGRAPH, PageDesk
from tests.services.record import change_policy, count_rows, last_event


@pytest.fixture
def pages(desk: TrialDesk, tmp_path: Path) -> Iterator[PageDesk]:
    """The desk and its web, in which the cited page stands."""
    web = TrialWeb(pages={ADDRESS: answer(PAGE.encode())})
    with serving(web) as web.plain_port:
        yield PageDesk(desk, web, FileStore(tmp_path / "instance" / "snapshots"))


def refusal(copy: SourceCopy) -> ClaimTrackError | str:
    return stored_refusal(copy.last_error or "{}")


def test_a_source_with_an_address_is_archived_in_the_background(pages: PageDesk) -> None:
    pages.cite()
    assert (pages.copy().state, pages.copy().attempts, pages.web.asked) == (CopyState.PENDING, 0, [])
    assert pages.work(ARCHIVE) == [True]
    copy = pages.copy()
    assert (copy.state, copy.attempts, copy.last_error) == (CopyState.STORED, 1, None)
    assert (copy.stored_at, copy.final_url, copy.content_type) == (pages.desk.now, ADDRESS, "text/html")
    assert PARAGRAPH.encode() in pages.store.read(copy.readable_hash or "")
    assert copy.path == f"snapshots/{(copy.warc_hash or '')[:2]}/{copy.warc_hash}"
    assert pages.store.read(copy.warc_hash or "").startswith(b"\x1f\x8b\x08")


def test_the_audit_vouches_for_what_was_stored(pages: PageDesk) -> None:
    pages.cite()
    pages.work(ARCHIVE)
    line, copy = last_event(pages.desk), pages.copy()
    assert (line.actor, line.action) == (f"job:{ARCHIVE}", "source.archive")
    assert line.data == {
        "source": 1,
        "copy": 1,
        "content_hash": copy.content_hash,
        "warc_hash": copy.warc_hash,
        "readable_hash": copy.readable_hash,
        "digest": copy_digest(copy),
    }
    with pages.desk.database.reading() as session:
        verify_audit(session)
    with pages.desk.writing() as session:
        session.get_one(SourceCopy, 1).warc_hash = "0" * 64
    tampered = pytest.raises(ChainBrokenError, match="archived copy 1 was changed")
    with tampered, pages.desk.database.reading() as session:
        verify_audit(session)


def test_a_document_is_kept_as_it_came(pages: PageDesk) -> None:
    pages.web.pages[ADDRESS] = answer(b"%PDF-1.7 account", content_type="application/pdf")
    pages.cite()
    pages.work(ARCHIVE)
    copy = pages.copy()
    assert (copy.state, copy.readable_hash) == (CopyState.STORED, None)
    assert pages.store.read(copy.content_hash or "") == b"%PDF-1.7 account"


def test_what_may_pass_is_tried_again_and_then_given_up_in_view(pages: PageDesk) -> None:
    pages.web.pages[ADDRESS] = answer(status=503)
    pages.cite()
    for attempt in range(1, MOST_ATTEMPTS):
        assert pages.work(ARCHIVE) == [False]
        assert (pages.copy().state, pages.copy().attempts) == (CopyState.PENDING, attempt)
        assert isinstance(refusal(pages.copy()), SiteFailedError)
    pages.work(ARCHIVE)
    assert (pages.copy().state, pages.copy().attempts) == (CopyState.FAILED, MOST_ATTEMPTS)
    assert pages.work(ARCHIVE) == []


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        (redirect("/account"), TooManyRedirectsError),
        (answer(Content_Length="2147483648"), PageTooLargeError),
        (hang, PageTooSlowError),
    ],
    ids=["endless", "2 GB", "hangs"],
)
def test_a_site_that_misbehaves_is_left_with_the_reason_in_view(
    pages: PageDesk, behaviour: Behaviour, error: type[ClaimTrackError]
) -> None:
    pages.web.pages[ADDRESS] = behaviour
    pages.seconds = 0.5 if behaviour is hang else pages.seconds
    pages.cite()
    pages.work(ARCHIVE)
    assert isinstance(refusal(pages.copy()), error)
    assert pages.copy().state in {CopyState.PENDING, CopyState.FAILED}


def test_what_will_not_pass_fails_at_once_and_can_be_tried_again(pages: PageDesk) -> None:
    pages.web.pages[ADDRESS] = answer(status=404)
    pages.cite()
    pages.work(ARCHIVE)
    failed = pages.copy()
    assert (failed.state, pages.work(ARCHIVE)) == (CopyState.FAILED, [])
    error = refusal(failed)
    assert isinstance(error, PageMissingError)
    assert error.params["address"] == ADDRESS
    pages.web.pages[ADDRESS] = answer(PAGE.encode())
    for _ in range(2):
        with pages.desk.writing() as session:
            retry_copy(session, copy_id=1, now=pages.desk.now)
    assert pages.work(ARCHIVE) == [True]
    assert (pages.copy().state, pages.copy().attempts) == (CopyState.STORED, 2)


def test_a_copy_that_is_stored_is_not_fetched_again(pages: PageDesk) -> None:
    pages.cite()
    pages.work(ARCHIVE)
    before = pages.copy()
    pages.web.pages[ADDRESS] = answer(b"<p>Something else</p>")
    with pages.desk.writing() as session:
        retry_copy(session, copy_id=1, now=pages.desk.now)
        session.get_one(Job, 2).state = JobState.PENDING
    pages.work(ARCHIVE)
    assert pages.copy().content_hash == before.content_hash


def test_a_worker_that_dies_over_it_leaves_it_to_the_next_one(pages: PageDesk) -> None:
    pages.cite()
    with pages.desk.writing() as session:
        take_job(session, job_id=2, now=pages.desk.now)
        session.get_one(SourceCopy, 1).state = CopyState.RUNNING
    with pages.desk.writing() as session:
        recover_jobs(session, started_before=pages.desk.now)
    assert pages.work(ARCHIVE) == [True]
    assert pages.copy().state is CopyState.STORED


def test_a_page_that_kills_every_worker_is_said_to_have_failed(pages: PageDesk) -> None:
    pages.cite()
    with pages.desk.writing() as session:
        take_job(session, job_id=2, now=pages.desk.now)
        session.get_one(Job, 2).attempts = MOST_ATTEMPTS
        session.get_one(SourceCopy, 1).state = CopyState.RUNNING
    with pages.desk.writing() as session:
        recover_jobs(session, started_before=pages.desk.now + LONGEST_RUN)
        settle_copies(session)
    assert pages.copy().state is CopyState.FAILED
    assert "The worker ended" in str(refusal(pages.copy()))


def test_another_address_gets_another_copy_and_other_words_do_not(pages: PageDesk) -> None:
    source_id = pages.cite()
    pages.work(ARCHIVE)
    changes = (replace(DETAILS, title="Account"), replace(DETAILS, url="http://town.example/other"))
    for version, details in enumerate(changes, start=1):
        with pages.desk.writing() as session:
            change_source(
                session,
                source_id=source_id,
                version=version,
                details=details,
                identity=pages.desk.person("alice"),
                now=pages.desk.now,
            )
        assert count_rows(pages.desk, SourceCopy) == version
    assert pages.copy(2).url == "http://town.example/other"


def test_sources_from_before_get_their_copy_too(pages: PageDesk) -> None:
    pages.cite()
    with pages.desk.writing() as session:
        session.delete(session.get_one(SourceCopy, 1))
        session.delete(session.get_one(Job, 2))
    with pages.desk.writing() as session:
        assert ask_for_missing_copies(session, now=pages.desk.now) == 1
        assert ask_for_missing_copies(session, now=pages.desk.now) == 0
    assert pages.work(ARCHIVE) == [True]


def test_a_source_without_an_address_has_no_copy(pages: PageDesk) -> None:
    pages.cite(details=SourceDetails(title="", stance=DETAILS.stance, reference="Letter of 3 May"))
    assert count_rows(pages.desk, SourceCopy) == 0


def test_the_policy_asks_that_a_copy_was_tried_before_proposing(pages: PageDesk) -> None:
    change_policy(pages.desk, archive_before_proposing=True)
    claim_id = pages.desk.add_claim()
    pages.desk.take(claim_id)
    version = pages.desk.write(claim_id)

    def propose() -> None:
        with pages.desk.writing() as session:
            who = pages.desk.person("alice")
            propose_verdict(
                session, claim_id=claim_id, draft_version=version, identity=who, now=pages.desk.now
            )

    with pytest.raises(CopyNotTriedError, match="Final account"):
        propose()
    # A page that is not fetched was tried all the same.
    pages.work(ARCHIVE)
    assert (pages.copy().state, pages.web.looked_up) == (CopyState.FAILED, [])
    with pages.desk.database.reading() as session:
        require_tried_copies(session, claim_id=claim_id)
    propose()


@pytest.mark.parametrize("error", [RuntimeError("no room"), OSError(28, "No space left")])
def test_an_error_that_is_no_refusal_is_stored_by_its_words(error: Exception) -> None:
    assert stored_refusal(refusal_text(error)) == f"{type(error).__name__}: {error}"
