"""Extracting the claims of a stored article."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, undefer

from claimtrack.audit import Actor
from claimtrack.clock import known_day
from claimtrack.db import Database
from claimtrack.errors import NotFoundError
from claimtrack.extract import Extraction, ExtractionOptions, extract_claims
from claimtrack.extract.options import DEFAULT_OPTIONS
from claimtrack.models import ArticleVersion
from claimtrack.services.articles.extracted_claims import store_extraction


def extract_article(
    database: Database,
    *,
    version_id: int,
    actor: Actor,
    now: datetime,
    options: ExtractionOptions = DEFAULT_OPTIONS,
    since: datetime | None = None,
    asked_by: int | None = None,
) -> int:
    """Read a version's claims and queue those that are new; return how many. Safe to run twice.

    `since` is when the reading was made that this one replaces, None for the first one; when another has
    replaced it already, or the text was purged, nothing is done. `asked_by` is who wanted it read again.
    The reading happens between two transactions: it takes seconds, and a writer must not wait for it.
    """
    with database.reading() as session:
        version = _load_version(session, version_id)
        if version.extracted_at != since or version.purged_at is not None:
            return 0
        extraction = _extract(version, options)
    with database.writing() as session:
        # Locked, so that a second run at the same time sees that the first one stored its claims.
        version = session.get_one(ArticleVersion, version_id, with_for_update=True)
        if version.purged_at is not None:
            return 0
        added = store_extraction(
            session,
            version=version,
            extraction=extraction,
            actor=actor,
            now=now,
            since=since,
            asked_by=asked_by,
        )
        return len(added)


def _extract(version: ArticleVersion, options: ExtractionOptions) -> Extraction:
    return extract_claims(
        version.text,
        language=version.article.language,
        published=known_day(version.published_on),
        options=options,
    )


def _load_version(session: Session, version_id: int) -> ArticleVersion:
    version = session.scalar(
        select(ArticleVersion)
        .where(ArticleVersion.id == version_id)
        .options(undefer(ArticleVersion.text), joinedload(ArticleVersion.article))
    )
    if version is None:
        raise NotFoundError(thing="article")
    return version
