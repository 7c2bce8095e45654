"""Archiving the page that a source cites: fetched, stored by its hash, and vouched for in the audit."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.db import Database
from claimtrack.errors import (
    N_,
    AddressRefusedError,
    FetchError,
    FetchingBusyError,
    PageTooSlowError,
    RobotsUnknownError,
    SiteFailedError,
    SiteUnreachableError,
)
from claimtrack.intake.address import is_for_examples
from claimtrack.intake.fetch import HTML, IMAGES, PDF, TEXT, FetchedPage, Fetcher
from claimtrack.intake.readable import readable_page
from claimtrack.intake.warc import warc_of
from claimtrack.models import CopyState, Source, SourceCopy
from claimtrack.services.evidence.copies import ARCHIVE, find_archive_job, record_copy
from claimtrack.services.evidence.stored_refusals import refusal_text
from claimtrack.services.file_store import FileStore
from claimtrack.services.operating.jobs import MOST_ATTEMPTS

FOR_EXAMPLES = N_("its name is set aside for examples")
KINDS = HTML | TEXT | PDF | IMAGES
# What may be better in a minute; everything else is a matter for a person, who has a button.
PASSING = (
    SiteUnreachableError,
    PageTooSlowError,
    SiteFailedError,
    RobotsUnknownError,
    FetchingBusyError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class _Stored:
    """The hashes of what was written for a page."""

    content: str
    warc: str
    readable: str | None
    words: str


def archive_copy(
    database: Database, *, copy_id: int, fetcher: Fetcher, store: FileStore, now: datetime
) -> bool:
    """Fetch and store the page of a copy; return whether it is stored now. Safe to run twice.

    A failure is noted on the copy. It is raised, for the job to be tried again, when that may help. Nothing
    is locked while the page is fetched.
    """
    address = _begin(database, copy_id)
    if address is None:
        return True
    try:
        page = _fetch(fetcher, address)
        stored = _store(store, page, program=fetcher.policy.user_agent)
    except (FetchError, OSError) as error:
        again = _note_failure(database, copy_id, error)
        if again:
            raise
        return False
    with database.writing() as session:
        _finish(session, copy_id, page, stored, store=store, now=now)
    return True


def _begin(database: Database, copy_id: int) -> str | None:
    """Return the address to fetch, or None when there is nothing to do."""
    with database.writing() as session:
        copy = session.get(SourceCopy, copy_id, with_for_update=True)
        if copy is None or copy.state is CopyState.STORED or copy.url is None:
            return None
        copy.state = CopyState.RUNNING
        copy.attempts += 1
        return copy.url


def _fetch(fetcher: Fetcher, address: str) -> FetchedPage:
    if is_for_examples(address):
        # The demo desk cites such pages, and must not ask strangers for them.
        raise AddressRefusedError(address=address, reason=FOR_EXAMPLES)
    return fetcher.fetch(address, kinds=KINDS)


def _store(store: FileStore, page: FetchedPage, *, program: str) -> _Stored:
    readable = readable_page(page)
    warc = store.put(warc_of(page, program=program))
    if readable is None:
        content = store.put(page.body)
        return _Stored(content, warc, None, content)
    clean = store.put(readable.html.encode("utf8", "replace"))
    # The WARC file has the body; nobody opens the page itself here.
    return _Stored(sha256(page.body).hexdigest(), warc, clean, readable.fingerprint)


def _note_failure(database: Database, copy_id: int, error: Exception) -> bool:
    """Note why it failed; return whether the job should be tried again."""
    with database.writing() as session:
        copy = session.get_one(SourceCopy, copy_id, with_for_update=True)
        job = find_archive_job(session, copy_id=copy_id)
        given_up = job is not None and job.attempts >= MOST_ATTEMPTS
        again = isinstance(error, PASSING) and not given_up
        copy.state = CopyState.PENDING if again else CopyState.FAILED
        copy.last_error = refusal_text(error)
        return again or given_up


def _finish(
    session: Session, copy_id: int, page: FetchedPage, stored: _Stored, *, store: FileStore, now: datetime
) -> None:
    copy = session.get_one(SourceCopy, copy_id, with_for_update=True, populate_existing=True)
    if copy.state is CopyState.STORED:
        # Another run was quicker; what the audit vouches for stays.
        return
    copy.state, copy.last_error = CopyState.STORED, None
    copy.stored_at = copy.checked_at = now
    copy.final_url, copy.content_type = page.address[:2000], page.content_type
    copy.content_hash, copy.warc_hash = stored.content, stored.warc
    copy.readable_hash, copy.text_hash = stored.readable, stored.words
    copy.path = str(store.path_of(stored.warc).relative_to(store.folder.parent))
    source = session.get_one(Source, copy.source_id)
    record_copy(session, copy=copy, claim_id=source.claim_id, actor=Actor.job(ARCHIVE), now=now)
