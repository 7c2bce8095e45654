"""Having an article read again, and what is known about its readings."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.errors import NotFoundError
from claimtrack.models import Article, ArticleVersion, Job, JobState
from claimtrack.outbox import enqueue_job
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.articles.articles import EXTRACT, find_article
from claimtrack.services.articles.reading_events import ReadingSummary, last_reading
from claimtrack.services.operating.jobs import find_job
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.records.purging import require_text


@dataclass(frozen=True, slots=True)
class ReadingState:
    """How far the reading of a version has come.

    `failed` is the job that was given up, `last` the newest reading, `newest_model` the one that last read
    an article in this language; the latter two are None for a version that was not read yet.
    """

    is_waiting: bool
    failed: Job | None
    last: ReadingSummary | None
    newest_model: str | None


def ask_for_reading(session: Session, *, article_id: int, identity: Identity, now: datetime) -> Job:
    """Return the job that reads the newest version of an article again; one that waits already is it.

    Raises NotFoundError, NotPermittedError or ReadOnlyError.
    """
    require(identity, Permission.CLAIM_ADD, current_policy(session))
    return queue_reading(session, article_id=article_id, asked_by=identity.user_id, now=now)


def queue_reading(session: Session, *, article_id: int, asked_by: int | None, now: datetime) -> Job:
    """Return the job that reads the newest version of an article again; see `ask_for_reading`."""
    require_writable(current_policy(session))
    version = find_article(session, article_id=article_id)
    require_text(version)
    read_at = version.extracted_at
    return enqueue_job(
        session,
        kind=EXTRACT,
        arguments={
            "version_id": version.id,
            "since": read_at.isoformat() if read_at else None,
            "asked_by": asked_by,
        },
        dedupe_key=reading_key(version),
        now=now,
    )


def article_keys(session: Session) -> list[int]:
    """Return the keys of all articles, the oldest first."""
    return list(session.scalars(select(Article.id).order_by(Article.id)))


def reading_key(version: ArticleVersion) -> str:
    """Return the dedupe key of the job that makes the next reading of a version.

    It names the reading that is replaced: a job that is about to end does not stand for a later one.
    """
    key = f"{EXTRACT}:{version.id}"
    return f"{key}:{version.extracted_at.isoformat()}" if version.extracted_at else key


def reading_state(session: Session, *, version: ArticleVersion) -> ReadingState:
    """Return how far the reading of a version (its article loaded) has come."""
    job, is_read = _find_job(session, version), version.extracted_at is not None
    return ReadingState(
        is_waiting=job is not None and job.state in {JobState.PENDING, JobState.RUNNING},
        failed=job if job is not None and job.state is JobState.FAILED else None,
        last=last_reading(session, version=version) if is_read else None,
        newest_model=_newest_model(session, version.article.language) if is_read else None,
    )


def _find_job(session: Session, version: ArticleVersion) -> Job | None:
    try:
        return find_job(session, dedupe_key=reading_key(version))
    except NotFoundError:
        return None


def _newest_model(session: Session, language: str) -> str | None:
    """The web does not load the models, so what the worker used last tells which one the desk reads with."""
    return session.scalar(
        select(ArticleVersion.extraction_model)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(Article.language == language, ArticleVersion.extracted_at.is_not(None))
        .order_by(ArticleVersion.extracted_at.desc(), ArticleVersion.id.desc())
        .limit(1)
    )
