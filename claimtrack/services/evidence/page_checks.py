"""Cited pages, looked at again: is what a public verdict rests on still there, and does it still say so?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.db import Database
from claimtrack.errors import FetchError, NotFoundError, PageMissingError, WrongPageTypeError
from claimtrack.intake.fetch import Fetcher
from claimtrack.intake.readable import page_fingerprint
from claimtrack.models import Claim, CopyState, PageFinding, Publication, Source, SourceCopy
from claimtrack.outbox import enqueue_job
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.evidence.archiving import KINDS, PASSING
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.workflow import PublicationState

CHECK = "check_page"
# A minute's share: the worker has other work too.
_MOST_AT_ONCE = 20
_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class CitedPage:
    """A page that a public verdict cites and that is not what it was."""

    copy: SourceCopy
    source: Source
    claim: Claim


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a look at a page brought; `words` is the hash of what it says now."""

    finding: PageFinding | None
    words: str | None


def enqueue_page_checks(session: Session, *, every: timedelta, now: datetime) -> int:
    """Have the pages looked at that were not for `every`, the longest ago first; return how many."""
    statement = (
        select(SourceCopy.id)
        .join(Source, Source.id == SourceCopy.source_id)
        .join(Publication, Publication.claim_id == Source.claim_id)
        .where(SourceCopy.state == CopyState.STORED, SourceCopy.checked_at <= now - every)
        .where(SourceCopy.purged_at.is_(None))
        .where(Source.removed_at.is_(None), Source.url == SourceCopy.url, SourceCopy.id == _newest())
        .where(Publication.state == PublicationState.PUBLISHED, Publication.original_id.is_(None))
        .order_by(SourceCopy.checked_at, SourceCopy.id)
        .limit(_MOST_AT_ONCE)
    )
    due = session.scalars(statement).all()
    for copy_id in due:
        enqueue_job(
            session,
            kind=CHECK,
            arguments={"copy_id": copy_id},
            dedupe_key=f"{CHECK}:{copy_id}",
            now=now,
        )
    return len(due)


def check_page(database: Database, *, copy_id: int, fetcher: Fetcher, now: datetime) -> None:
    """Look at the page of a copy and note what became of it. Safe to run twice.

    Raises the refusal when it may pass, for the job to be tried again. Any other refusal tells nothing about
    the page, and is left at that until the next time.
    """
    with database.writing() as session:
        copy = session.get(SourceCopy, copy_id, with_for_update=True)
        if copy is None or copy.state is not CopyState.STORED or copy.url is None:
            return
        # Noted first: a page that kills the worker must not be asked for without end.
        copy.checked_at = now
        address, known = copy.url, copy.text_hash
    seen = _look(fetcher, address, known)
    if seen is not None:
        with database.writing() as session:
            _note(session, copy_id, seen, now=now)


def settle_finding(session: Session, *, copy_id: int, identity: Identity, now: datetime) -> Source:
    """Return the source whose page somebody dealt with; the same finding does not come back.

    Raises NotFoundError, ReadOnlyError or NotPermittedError.
    """
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.VERDICT_CORRECT, policy)
    copy = session.get(SourceCopy, copy_id, with_for_update=True)
    if copy is None:
        raise NotFoundError(thing="copy")
    if copy.open_finding is not None:
        copy.settled_at = now
        _record(session, copy, action="source.settle", actor=Actor.user(identity.user_id), now=now)
    return session.get_one(Source, copy.source_id)


def list_findings(session: Session) -> list[CitedPage]:
    """Return the pages of public verdicts that are gone or say something else, the newest finding first."""
    statement = (
        select(SourceCopy, Source, Claim)
        .join(Source, Source.id == SourceCopy.source_id)
        .join(Claim, Claim.id == Source.claim_id)
        .join(Publication, Publication.claim_id == Claim.id)
        .where(SourceCopy.state == CopyState.STORED, SourceCopy.finding.is_not(None))
        .where(SourceCopy.settled_at.is_(None), Source.removed_at.is_(None), Source.url == SourceCopy.url)
        .where(Publication.state == PublicationState.PUBLISHED, Publication.original_id.is_(None))
        .order_by(SourceCopy.found_at.desc(), SourceCopy.id.desc())
        .limit(_MOST_SHOWN)
    )
    return [CitedPage(*row) for row in session.execute(statement)]


def _newest() -> object:
    """Another address, and back again: what counts is the newest copy."""
    newest = select(func.max(SourceCopy.id)).where(SourceCopy.source_id == Source.id)
    return newest.correlate(Source).scalar_subquery()


def _look(fetcher: Fetcher, address: str, known: str | None) -> _Seen | None:
    try:
        page = fetcher.fetch(address, kinds=KINDS)
    except PageMissingError:
        return _Seen(PageFinding.GONE, None)
    except WrongPageTypeError:
        return _Seen(PageFinding.CHANGED, None)
    except PASSING:
        raise
    except FetchError:
        return None
    words = page_fingerprint(page)
    return _Seen(None if words == known else PageFinding.CHANGED, words)


def _note(session: Session, copy_id: int, seen: _Seen, *, now: datetime) -> None:
    copy = session.get_one(SourceCopy, copy_id, with_for_update=True, populate_existing=True)
    if copy.finding is seen.finding and (seen.finding is None or copy.seen_hash == seen.words):
        return
    copy.finding, copy.seen_hash = seen.finding, seen.words
    copy.found_at, copy.settled_at = now, None
    _record(session, copy, action="source.check", actor=Actor.job(CHECK), now=now)


def _record(session: Session, copy: SourceCopy, *, action: str, actor: Actor, now: datetime) -> None:
    source = session.get_one(Source, copy.source_id)
    finding = copy.finding.value if copy.finding else None
    data = {"source": source.id, "copy": copy.id, "finding": finding}
    note_on_claim(session, claim_id=source.claim_id, action=action, actor=actor, now=now, data=data)
