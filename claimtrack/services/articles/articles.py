"""Articles: stored once by the hash of their text, with extraction queued in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, undefer

from claimtrack.audit import Actor, append_event
from claimtrack.audit.canonical import digest_text
from claimtrack.clock import PartialDate
from claimtrack.errors import ArticleExistsError, NotFoundError, UnknownLanguageError
from claimtrack.extract import LANGUAGES, detect_language
from claimtrack.intake import checked_address
from claimtrack.models import Appearance, Article, ArticleAddress, ArticleVersion
from claimtrack.outbox import enqueue_job
from claimtrack.services.policy.policies import current_policy, require_writable

EXTRACT = "extract_article"
UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article to store. `original_hash` is the SHA-256 of the bytes it came from."""

    text: str
    original_hash: str
    title: str | None = None
    language: str | None = None
    publisher: str | None = None
    address: str | None = None
    published_on: PartialDate | None = None


def add_article(
    session: Session,
    *,
    article: NewArticle,
    actor: Actor,
    now: datetime,
    languages: Sequence[str] = LANGUAGES,
) -> ArticleVersion:
    """Return the first version of a new article; its claims are extracted by the worker.

    `languages` are those that the desk can read; without one of its own the article's is recognised.
    Raises ArticleExistsError (with `article_id`) when the text is stored already, UnknownLanguageError or
    BadAddressError.
    """
    require_writable(current_policy(session))
    content_hash = digest_text(article.text)
    _lock_text(session, content_hash)
    _refuse_known(session, content_hash)
    address = checked_address(article.address) if article.address else None
    publisher = (article.publisher or "")[:200] or None
    row = Article(
        title=_title(article),
        language=_language(article, languages),
        publisher=publisher,
        created_at=now,
    )
    version = ArticleVersion(
        article=row,
        number=1,
        text=article.text,
        content_hash=content_hash,
        original_hash=article.original_hash,
        published_on=article.published_on,
        fetched_at=now,
    )
    session.add(version)
    session.flush()
    if address:
        session.add(ArticleAddress(article_id=row.id, url=address, publisher=publisher, seen_at=now))
    _record(session, version, address=address, actor=actor, now=now)
    return version


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """A line of the list of articles."""

    article: Article
    version: ArticleVersion
    claim_count: int


def list_articles(session: Session) -> list[ArticleSummary]:
    """Return the newest 200 articles with the number of their claims."""
    claims = (
        select(func.count(func.distinct(Appearance.claim_id)))
        .where(Appearance.version_id == ArticleVersion.id)
        .correlate(ArticleVersion)
        .scalar_subquery()
    )
    statement = (
        select(Article, ArticleVersion, claims)
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .order_by(Article.created_at.desc(), Article.id.desc())
        .limit(200)
    )
    return [ArticleSummary(article, version, count) for article, version, count in session.execute(statement)]


def find_article(session: Session, *, article_id: int) -> ArticleVersion:
    """Return the newest version of an article with its text, article and addresses. Raises NotFoundError."""
    version = session.scalar(
        select(ArticleVersion)
        .where(ArticleVersion.article_id == article_id)
        .order_by(ArticleVersion.number.desc())
        .limit(1)
        .options(
            undefer(ArticleVersion.text),
            joinedload(ArticleVersion.article).selectinload(Article.addresses),
        )
    )
    if version is None:
        raise NotFoundError(thing="article")
    return version


def _lock_text(session: Session, content_hash: str) -> None:
    """Have two that send the same text at once wait for each other; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(int(content_hash[:15], 16))))


def _refuse_known(session: Session, content_hash: str) -> None:
    known = session.scalar(
        select(Article).join(Article.versions).where(ArticleVersion.content_hash == content_hash)
    )
    if known is not None:
        raise ArticleExistsError(title=known.title, article_id=known.id)


def _language(article: NewArticle, languages: Sequence[str]) -> str:
    language = article.language or detect_language(article.text, among=languages)
    if language not in languages:
        raise UnknownLanguageError(language=language, known=", ".join(languages))
    return language


def _title(article: NewArticle) -> str:
    first_line = article.text.strip().partition("\n")[0]
    return (article.title or first_line or UNTITLED)[:500]


def _record(
    session: Session, version: ArticleVersion, *, address: str | None, actor: Actor, now: datetime
) -> None:
    append_event(
        session,
        at=now,
        actor=actor,
        action="article.add",
        object_kind="article",
        object_id=version.article_id,
        data={
            "version": version.id,
            "title": version.article.title,
            "language": version.article.language,
            "content_hash": version.content_hash,
            "original_hash": version.original_hash,
            "url": address,
        },
    )
    enqueue_job(
        session,
        kind=EXTRACT,
        arguments={"version_id": version.id},
        dedupe_key=f"{EXTRACT}:{version.id}",
        now=now,
    )
