"""History that somebody bends with the database in hand: verifying finds it, whatever was bent.

Run whole with ``--long``; a failure names the seed and what was done.
"""

import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random, SystemRandom

import pytest
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.audit.verify import verify_audit
from claimtrack.audit.vouched_evidence import Stores
from claimtrack.errors import ChainBrokenError
from claimtrack.models import CorrectionKind
from claimtrack.services.evidence.copies import ARCHIVE
from claimtrack.services.evidence.documents import Upload, with_document
from claimtrack.services.evidence.sources import add_source
from claimtrack.services.file_store import attachment_store, file_stores, snapshot_store
from claimtrack.services.records.checkpoints import announce_first_key, rotate_key, take_checkpoint
from claimtrack.services.records.purging import REMOVE_FILES, purge_article, purge_source
from claimtrack.services.verdicts.approvals import request_changes
from claimtrack.settings import Settings
from tests.desk import SOURCE, TrialDesk
from tests.faults.tampering import Tamperer, Tampering, take_guards_down
from tests.intake.fetch.trial_web import TrialWeb, answer, serving
from tests.services.page_desk import ADDRESS, PAGE, PageDesk

FEW, MANY = 100, 10_000
ACTOR = Actor.command("test")
SEED = int(os.environ.get("CLAIMTRACK_TEST_SEED", "0")) or SystemRandom().randrange(1, 2**31)


@dataclass(frozen=True, slots=True)
class History:
    """A desk with everything that events vouch for."""

    desk: TrialDesk
    settings: Settings


@pytest.fixture
def history(desk: TrialDesk, settings: Settings) -> History:
    """A desk with a corrected, a retracted and a refused verdict, copies, a document, purges, checkpoints."""
    secrets = settings.secrets_folder
    with desk.writing() as session:
        announce_first_key(session, secrets=secrets, actor=ACTOR, now=desk.now)
    corrected, retracted = (
        desk.publish(),
        desk.publish(desk.propose(desk.add_claim(article_id=_article(desk, 2)))),
    )
    desk.correct(corrected.claim_id, kind=CorrectionKind.CORRECTION, note="The account was revised.")
    _refuse(desk)
    _checkpoint(desk, secrets)
    desk.correct(retracted.claim_id, kind=CorrectionKind.RETRACTION, note="We were wrong.")
    _add_evidence(desk, settings)
    with desk.writing() as session:
        rotate_key(session, secrets=secrets, actor=ACTOR, now=desk.now)
    gone = _article(desk, 9)
    with desk.writing() as session:
        purge_article(session, article_id=gone, reason="a court's order", actor=ACTOR, now=desk.now)
    _checkpoint(desk, secrets)
    return History(desk, settings)


def test_a_desk_that_nobody_bent_holds(history: History) -> None:
    with history.desk.database.reading() as session:
        assert verify_audit(session, stores=file_stores(history.settings)).seq > 40


def test_whatever_is_bent_is_found(history: History) -> None:
    assert bend(history, rounds=FEW).total() == FEW


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_ten_thousand_bends_are_found(history: History) -> None:
    started = time.monotonic()
    rounds = bend(history, rounds=MANY)
    sys.stderr.write(f"\nseed {SEED}: {dict(rounds)} in {time.monotonic() - started:.0f} s\n")
    assert rounds.total() == MANY
    assert set(rounds) == {"edit", "delete", "insert", "reorder", "cut", "fork", "file"}


def bend(history: History, *, rounds: int) -> Counter[str]:
    """Bend the history so often, each time whole again; return how often each kind was found."""
    random, found = Random(SEED), Counter[str]()  # noqa: S311 - the seed makes it happen again
    stores, missed = file_stores(history.settings), list[Tampering]()
    folders = [history.settings.instance / name for name in stores]
    with history.desk.database.open_session(writing=True) as session:
        take_guards_down(session)
        tamperer = Tamperer(session, random=random, folders=folders)
        while found.total() < rounds:
            savepoint = session.begin_nested()
            done = _try(tamperer)
            if done is not None:
                found[done.kind] += 1
                if not _is_found(session, stores):
                    missed.append(done)
            tamperer.undo_files()
            savepoint.rollback()
        session.rollback()
    assert [f"{each.kind} {each.what}" for each in missed] == [], f"seed {SEED}"
    return found


def _try(tamperer: Tamperer) -> Tampering | None:
    """Return what was bent; None when the database itself refused it."""
    try:
        return tamperer.tamper()
    except (DBAPIError, StatementError):
        return None


def _is_found(session: Session, stores: Stores) -> bool:
    try:
        verify_audit(session, stores=stores)
    except ChainBrokenError:
        return True
    return False


def _article(desk: TrialDesk, number: int) -> int:
    return desk.add_article(
        f"It cost 18 million crowns in town {number}. The bridge is long.", title=f"Town {number}"
    )


def _refuse(desk: TrialDesk) -> None:
    proposal = desk.propose(desk.add_claim("The bridge is long", article_id=_article(desk, 3)))
    with desk.writing() as session:
        request_changes(
            session,
            claim_id=proposal.claim_id,
            revision_hash=proposal.revision_hash,
            reason="One more source, please.",
            identity=desk.person("bob"),
            now=desk.now,
        )


def _add_evidence(desk: TrialDesk, settings: Settings) -> None:
    """Add two archived copies, one of them purged, and a document."""
    claim_id = desk.add_claim("The bridge is long", article_id=_article(desk, 4))
    desk.take(claim_id)
    other = f"{ADDRESS}/other"
    web = TrialWeb(
        pages={
            ADDRESS: answer(PAGE.encode()),
            other: answer(b"%PDF-1.7 account", content_type="application/pdf"),
        }
    )
    with serving(web) as web.plain_port:
        pages = PageDesk(desk, web, snapshot_store(settings))
        pages.cite(claim_id, replace(SOURCE, url=ADDRESS))
        gone = pages.cite(claim_id, replace(SOURCE, url=other, title="Other"))
        pages.work(ARCHIVE)
        with desk.writing() as session:
            purge_source(session, source_id=gone, reason="takedown", actor=ACTOR, now=desk.now)
        pages.work(REMOVE_FILES)
    letter = replace(SOURCE, url=None, reference="Letter", title="Letter")
    upload, who = Upload(b"%PDF-1.7 letter", "letter.pdf"), desk.person("alice")
    with desk.writing() as session:
        details = with_document(letter, upload, store=attachment_store(settings))
        add_source(session, claim_id=claim_id, details=details, identity=who, now=desk.now)


def _checkpoint(desk: TrialDesk, secrets: Path) -> None:
    with desk.writing() as session:
        take_checkpoint(session, secrets=secrets, now=desk.now)
