"""Archived copies of sources: asked for, asked for again, and found."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from claimtrack.audit import Actor, append_event
from claimtrack.audit.digests import copy_digest
from claimtrack.errors import CopyNotTriedError, NotFoundError
from claimtrack.models import CopyState, Job, JobState, Source, SourceCopy
from claimtrack.outbox import enqueue_job
from claimtrack.services.evidence.stored_refusals import refusal_text
from claimtrack.services.policy.policies import current_policy, require_writable

ARCHIVE = "archive_source"
# Which sources have copies.
_ARCHIVED = (Source.url.is_not(None), Source.removed_at.is_(None), Source.unnamed.is_(False))
# What two sources that cite the same page have in common.
_SHARED = (
    *("state", "attempts", "url", "final_url", "content_type", "path"),
    *("content_hash", "warc_hash", "readable_hash", "text_hash", "stored_at", "checked_at"),
)
_UNSETTLED = (CopyState.PENDING, CopyState.RUNNING)
# A writing transaction must not keep others waiting.
_MOST_AT_ONCE = 100


def ask_for_copy(
    session: Session, *, source: Source, now: datetime, origin: Source | None = None
) -> SourceCopy | None:
    """Return the copy of the page that `source` names, asked for if it was not.

    The copy that `origin` has of the same page serves both: the page may say something else by now. None
    without an address, and for a source that stays unnamed: who keeps the page must not learn of it.
    """
    if source.url is None or source.unnamed:
        return None
    known = newest_copies(session, source_ids=[source.id]).get(source.id)
    if known is not None and known.url == source.url:
        return known
    shared = newest_copies(session, source_ids=[origin.id]).get(origin.id) if origin else None
    if shared is not None and _can_share(shared, source):
        return _share(session, shared, source, now=now)
    copy = SourceCopy(source_id=source.id, state=CopyState.PENDING, attempts=0, url=source.url)
    session.add(copy)
    session.flush()
    _enqueue(session, copy, now=now)
    return copy


def retry_copy(session: Session, *, copy_id: int, now: datetime) -> SourceCopy:
    """Return the copy, asked for again if it had failed. Raises NotFoundError or ReadOnlyError."""
    require_writable(current_policy(session))
    copy = session.get(
        SourceCopy, copy_id, options=[joinedload(SourceCopy.source)], with_for_update={"of": SourceCopy}
    )
    if copy is None:
        raise NotFoundError(thing="copy")
    if copy.state is CopyState.FAILED:
        copy.state = CopyState.PENDING
        _enqueue(session, copy, now=now)
    return copy


def ask_for_missing_copies(session: Session, *, now: datetime) -> int:
    """Ask for a copy of sources that have none, some at a time; return of how many."""
    without = ~select(SourceCopy.id).where(SourceCopy.source_id == Source.id).exists()
    statement = select(Source).where(*_ARCHIVED, without)
    sources = session.scalars(statement.order_by(Source.id).limit(_MOST_AT_ONCE)).all()
    for source in sources:
        ask_for_copy(session, source=source, now=now)
    return len(sources)


def settle_copies(session: Session) -> None:
    """Say that a copy failed when its job was given up: the worker died over it, every time."""
    statement = select(SourceCopy).where(SourceCopy.state.in_(_UNSETTLED)).with_for_update()
    for copy in session.scalars(statement).all():
        job = find_archive_job(session, copy_id=copy.id)
        if job is not None and job.state is JobState.FAILED:
            copy.state = CopyState.FAILED
            copy.last_error = refusal_text(RuntimeError(job.last_error))


def newest_copies(session: Session, *, source_ids: Iterable[int]) -> dict[int, SourceCopy]:
    """Return the newest copy of each source that has one, by the source's id."""
    newest = select(func.max(SourceCopy.id)).where(SourceCopy.source_id.in_(list(source_ids)))
    statement = select(SourceCopy).where(SourceCopy.id.in_(newest.group_by(SourceCopy.source_id)))
    return {copy.source_id: copy for copy in session.scalars(statement)}


def find_copy(session: Session, *, copy_id: int) -> SourceCopy:
    """Return the copy with its source. Raises NotFoundError."""
    copy = session.get(SourceCopy, copy_id, options=[joinedload(SourceCopy.source)])
    if copy is None:
        raise NotFoundError(thing="copy")
    return copy


def find_archive_job(session: Session, *, copy_id: int) -> Job | None:
    """Return the newest job that archives this copy, or None."""
    key = _key(copy_id)
    return session.scalar(select(Job).where(Job.dedupe_key == key).order_by(Job.id.desc()).limit(1))


def require_tried_copies(session: Session, *, claim_id: int) -> None:
    """Raise CopyNotTriedError unless a copy of every page that the claim's sources name was tried."""
    statement = select(Source).where(Source.claim_id == claim_id, *_ARCHIVED)
    sources = session.scalars(statement.order_by(Source.position)).all()
    copies = newest_copies(session, source_ids=[source.id for source in sources])
    for source in sources:
        copy = copies.get(source.id)
        tried = copy is not None and copy.url == source.url and copy.attempts > 0
        if not tried or (copy is not None and copy.state is CopyState.RUNNING):
            raise CopyNotTriedError(title=source.title)


def record_copy(session: Session, *, copy: SourceCopy, claim_id: int, actor: Actor, now: datetime) -> None:
    """Append the event that vouches for a stored copy; the page's address is in it by a digest alone."""
    data = {
        "source": copy.source_id,
        "copy": copy.id,
        "content_hash": copy.content_hash,
        "warc_hash": copy.warc_hash,
        "readable_hash": copy.readable_hash,
        "digest": copy_digest(copy),
    }
    append_event(
        session,
        at=now,
        actor=actor,
        action="source.archive",
        object_kind="claim",
        object_id=claim_id,
        data=data,
    )


def _can_share(copy: SourceCopy, source: Source) -> bool:
    return copy.state is CopyState.STORED and copy.url == source.url and copy.purged_at is None


def _share(session: Session, shared: SourceCopy, source: Source, *, now: datetime) -> SourceCopy:
    copy = SourceCopy(source_id=source.id, **{name: getattr(shared, name) for name in _SHARED})
    session.add(copy)
    session.flush()
    record_copy(session, copy=copy, claim_id=source.claim_id, actor=Actor.job(ARCHIVE), now=now)
    return copy


def _enqueue(session: Session, copy: SourceCopy, *, now: datetime) -> None:
    enqueue_job(session, kind=ARCHIVE, arguments={"copy_id": copy.id}, dedupe_key=_key(copy.id), now=now)


def _key(copy_id: int) -> str:
    return f"{ARCHIVE}:{copy_id}"
