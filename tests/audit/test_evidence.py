"""Files that events vouch for: missing or changed is a break, unless they were purged."""

from dataclasses import replace
from pathlib import Path

import pytest

from claimtrack.audit import Actor
from claimtrack.audit.verify import verify_audit
from claimtrack.errors import ChainBrokenError
from claimtrack.models import CopyState, SourceCopy
from claimtrack.services.evidence.copies import record_copy
from claimtrack.services.evidence.documents import Upload, with_document
from claimtrack.services.evidence.forgetting import forget_source
from claimtrack.services.evidence.sources import add_source
from claimtrack.services.file_store import attachment_store, file_stores, snapshot_store
from claimtrack.services.records.purging import purge_source, remove_files
from claimtrack.settings import Settings
from tests.desk import SOURCE, TrialDesk

ACTOR = Actor.command("test")


@pytest.fixture
def copy(desk: TrialDesk, settings: Settings) -> Path:
    """The file of an archived copy, which is source 1's."""
    claim_id = desk.add_claim()
    desk.take(claim_id)
    desk.write(claim_id)
    store = snapshot_store(settings)
    warc, readable = store.put(b"a page as it came"), store.put(b"<p>its words</p>")
    with desk.writing() as session:
        stored = session.get_one(SourceCopy, 1)
        stored.state, stored.stored_at = CopyState.STORED, desk.now
        stored.warc_hash, stored.readable_hash, stored.content_hash = warc, readable, "0" * 64
        record_copy(session, copy=stored, claim_id=claim_id, actor=ACTOR, now=desk.now)
    return store.path_of(warc)


def verify(desk: TrialDesk, settings: Settings) -> None:
    with desk.database.reading() as session:
        verify_audit(session, stores=file_stores(settings))


def test_files_that_are_there_hold(desk: TrialDesk, settings: Settings, copy: Path) -> None:
    assert copy.exists()
    verify(desk, settings)


def test_a_missing_file_is_a_break(desk: TrialDesk, settings: Settings, copy: Path) -> None:
    copy.unlink()
    with pytest.raises(ChainBrokenError, match=f"snapshots/{copy.name} is missing"):
        verify(desk, settings)
    with desk.database.reading() as session:
        verify_audit(session)


def test_a_changed_file_is_a_break(desk: TrialDesk, settings: Settings, copy: Path) -> None:
    copy.write_bytes(b"a page as it never was")
    with pytest.raises(ChainBrokenError, match="was changed"):
        verify(desk, settings)


def test_a_document_is_looked_at_too(desk: TrialDesk, settings: Settings, copy: Path) -> None:
    store, who = attachment_store(settings), desk.person("alice")
    details = with_document(
        replace(SOURCE, url=None, reference="Letter"), Upload(b"%PDF-1.7 letter", "letter.pdf"), store=store
    )
    with desk.writing() as session:
        add_source(session, claim_id=1, details=details, identity=who, now=desk.now)
    verify(desk, settings)
    store.remove(details.document_hash or "")
    with pytest.raises(ChainBrokenError, match=r"attachments/.* is missing"):
        verify(desk, settings)


def test_a_document_of_an_unnamed_source_may_be_forgotten(
    desk: TrialDesk, settings: Settings, copy: Path
) -> None:
    store, who = attachment_store(settings), desk.person("alice")
    details = with_document(
        replace(SOURCE, url=None, reference="Letter", unnamed=True),
        Upload(b"%PDF-1.7 letter", "letter.pdf"),
        store=store,
    )
    with desk.writing() as session:
        source_id = add_source(session, claim_id=1, details=details, identity=who, now=desk.now).id
    with desk.writing() as session:
        forgotten = forget_source(session, source_id=source_id, identity=desk.person("bob"), now=desk.now)
    store.remove(forgotten or "")
    verify(desk, settings)


def test_a_purged_copy_has_no_files_and_holds(desk: TrialDesk, settings: Settings, copy: Path) -> None:
    with desk.writing() as session:
        digests = purge_source(session, source_id=1, reason="takedown", actor=ACTOR, now=desk.now)
    remove_files(desk.database, digests=digests, store=snapshot_store(settings))
    assert not copy.exists()
    verify(desk, settings)


@pytest.mark.parametrize("changes", [{"purged_at": None, "purge_reason": None}, {"purge_reason": "another"}])
def test_a_purge_that_is_denied_afterwards_is_found(
    desk: TrialDesk, settings: Settings, copy: Path, changes: dict[str, str | None]
) -> None:
    with desk.writing() as session:
        purge_source(session, source_id=1, reason="takedown", actor=ACTOR, now=desk.now)
    with desk.writing() as session:
        for name, value in changes.items():
            setattr(session.get_one(SourceCopy, 1), name, value)
    with pytest.raises(ChainBrokenError, match="copy 1 was purged without an event"):
        verify(desk, settings)


def test_a_purge_without_an_event_is_found(desk: TrialDesk, settings: Settings, copy: Path) -> None:
    with desk.writing() as session:
        stored = session.get_one(SourceCopy, 1)
        stored.purged_at, stored.purge_reason = desk.now, "nobody asked"
    with pytest.raises(ChainBrokenError, match="copy 1 was purged without an event"):
        verify(desk, settings)
