"""Texts and copies that somebody may have removed by law: the words go, their hash and the reason stay."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, undefer

from claimtrack.audit import Actor, append_event
from claimtrack.audit.canonical import digest_text
from claimtrack.audit.vouched_evidence import copy_files
from claimtrack.db import Database
from claimtrack.errors import NotFoundError, PurgedError
from claimtrack.models import Appearance, Article, ArticleVersion, CopyState, Source, SourceCopy
from claimtrack.outbox import enqueue_job
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.file_store import FileStore
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.records.legal_holds import checked_reason, require_no_hold

REMOVE_FILES: Final = "remove_files"
# Stands for each letter that is gone: claims keep their places.
MASK: Final = "█"


def purge_article(session: Session, *, article_id: int, reason: str, actor: Actor, now: datetime) -> Article:
    """Return the article, whose texts are gone but for the passages of its claims; there is no way back.

    `reason` is shown on its page. Sent twice, it is done once. Raises NotFoundError, ReadOnlyError,
    UnderLegalHoldError, ReasonMissingError or TextTooLongError.
    """
    require_writable(current_policy(session))
    reason = checked_reason(reason)
    article = session.get(Article, article_id, with_for_update=True)
    if article is None:
        raise NotFoundError(thing="article")
    require_no_hold(session, article_ids=[article_id])
    statement = select(ArticleVersion).where(
        ArticleVersion.article_id == article_id, ArticleVersion.purged_at.is_(None)
    )
    versions = session.scalars(statement.options(undefer(ArticleVersion.text)).with_for_update()).all()
    for version in versions:
        version.text = _masked(version.text, _passages(session, version))
        version.purged_at, version.purge_reason = now, reason
    if versions:
        append_event(
            session,
            at=now,
            actor=actor,
            action="article.purge",
            object_kind="article",
            object_id=article_id,
            data={
                "versions": [version.id for version in versions],
                "left": [digest_text(version.text) for version in versions],
                "reason": reason,
            },
        )
    return article


def purge_source(session: Session, *, source_id: int, reason: str, actor: Actor, now: datetime) -> list[str]:
    """Purge the archived copies of a source; their hashes stay. There is no way back.

    Returns the hashes of the files, for `remove_files` once this is committed; a job does it in any case.
    Raises as `purge_article` does.
    """
    require_writable(current_policy(session))
    reason = checked_reason(reason)
    source = session.get(Source, source_id)
    if source is None:
        raise NotFoundError(thing="source")
    lock_claim(session, source.claim_id)
    require_no_hold(session, claim_ids=[source.claim_id])
    statement = select(SourceCopy).where(
        SourceCopy.source_id == source_id,
        SourceCopy.state == CopyState.STORED,
        SourceCopy.purged_at.is_(None),
    )
    copies = session.scalars(statement.with_for_update()).all()
    for copy in copies:
        copy.purged_at, copy.purge_reason = now, reason
    digests = sorted({digest for copy in copies for digest in copy_files(copy)})
    if copies:
        _tell_of_copies(session, source, [copy.id for copy in copies], reason, actor=actor, now=now)
        key = f"{REMOVE_FILES}:source:{source_id}:{now.isoformat()}"
        enqueue_job(session, kind=REMOVE_FILES, arguments={"digests": digests}, dedupe_key=key, now=now)
    return digests


def remove_files(database: Database, *, digests: Iterable[str], store: FileStore) -> None:
    """Remove the files that no copy needs any more. Safe to run twice."""
    for digest in digests:
        with database.reading() as session:
            needed = _is_needed(session, digest)
        if not needed:
            store.remove(digest)


def require_text(version: ArticleVersion | SourceCopy) -> None:
    """Raise PurgedError when the words are gone."""
    if version.purged_at is not None:
        raise PurgedError(date=version.purged_at.date().isoformat(), reason=version.purge_reason or "")


def _is_needed(session: Session, digest: str) -> bool:
    hashes = (SourceCopy.warc_hash, SourceCopy.readable_hash, SourceCopy.content_hash)
    statement = select(SourceCopy.id).where(
        SourceCopy.purged_at.is_(None), or_(*(column == digest for column in hashes))
    )
    return session.scalar(statement.limit(1)) is not None


def _passages(session: Session, version: ArticleVersion) -> list[tuple[int, int]]:
    rows = session.execute(
        select(Appearance.start_offset, Appearance.end_offset).where(Appearance.version_id == version.id)
    )
    return [(row.start_offset, row.end_offset) for row in rows]


def _masked(text: str, passages: Iterable[tuple[int, int]]) -> str:
    left = [letter if letter.isspace() else MASK for letter in text]
    for start, end in passages:
        left[start:end] = text[start:end]
    return "".join(left)


def _tell_of_copies(
    session: Session, source: Source, copies: list[int], reason: str, *, actor: Actor, now: datetime
) -> None:
    append_event(
        session,
        at=now,
        actor=actor,
        action="source.purge",
        object_kind="claim",
        object_id=source.claim_id,
        data={"source": source.id, "copies": copies, "reason": reason},
    )
