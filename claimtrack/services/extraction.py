"""Extracting the claims of a stored article."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, undefer

from claimtrack.audit import Actor
from claimtrack.db import Database
from claimtrack.errors import NotFoundError
from claimtrack.extract import extract_claims
from claimtrack.models import ArticleVersion
from claimtrack.services.extracted_claims import store_extraction


def extract_article(database: Database, *, version_id: int, actor: Actor, now: datetime) -> int:
    """Read a version's claims and queue them; return how many. Safe to run twice.

    The reading happens between two transactions: it takes seconds, and a writer must not wait for it.
    """
    with database.reading() as session:
        version = _load_version(session, version_id)
        if version.extracted_at is not None:
            return 0
        extraction = extract_claims(version.text, language=version.article.language)
    with database.writing() as session:
        # Locked, so that a second run at the same time sees that the first one stored its claims.
        version = session.get_one(ArticleVersion, version_id, with_for_update=True)
        return len(store_extraction(session, version=version, extraction=extraction, actor=actor, now=now))


def _load_version(session: Session, version_id: int) -> ArticleVersion:
    version = session.scalar(
        select(ArticleVersion)
        .where(ArticleVersion.id == version_id)
        .options(undefer(ArticleVersion.text), joinedload(ArticleVersion.article))
    )
    if version is None:
        raise NotFoundError(thing="article")
    return version
