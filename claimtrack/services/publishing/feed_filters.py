"""What feeds and the list of verdicts can be narrowed by."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claimtrack.models import (
    Appearance,
    Article,
    ArticleVersion,
    Claim,
    ClaimTopic,
    Publication,
    Rating,
    Topic,
    VerdictRevision,
)
from claimtrack.services.publishing.feed import FeedFilter, Statement
from claimtrack.services.publishing.published import VISIBLE

_MOST_NAMED = 200


@dataclass(frozen=True, slots=True)
class FilterValues:
    """The values that narrow to something: one rating a slug, in the order of the newest scale."""

    languages: list[str]
    ratings: list[Rating]
    topics: list[Topic]


def filter_values(session: Session) -> FilterValues:
    """Return the values that at least one visible verdict has."""
    visible = select(VerdictRevision).join(Publication, Publication.revision_id == VerdictRevision.id)
    visible = visible.where(Publication.state.in_(VISIBLE))
    languages = session.scalars(visible.with_only_columns(VerdictRevision.language).distinct())
    rating_ids = visible.with_only_columns(VerdictRevision.rating_id)
    ratings = session.scalars(
        select(Rating).where(Rating.id.in_(rating_ids)).order_by(Rating.scale_id, Rating.position)
    )
    filed = select(ClaimTopic.topic_id).join(Publication, Publication.claim_id == ClaimTopic.claim_id)
    filed = filed.where(Publication.state.in_(VISIBLE))
    topics = session.scalars(select(Topic).where(Topic.id.in_(filed)).order_by(Topic.slug))
    # A later version of a scale may have named the same slug anew.
    by_slug = {rating.slug: rating for rating in ratings}
    return FilterValues(
        languages=sorted(languages),
        ratings=sorted(by_slug.values(), key=lambda rating: rating.position),
        topics=list(topics),
    )


def unknown_values(
    session: Session, *, wanted: FeedFilter, languages: tuple[str, ...]
) -> dict[str, list[str]]:
    """Return what the desk knows, for each field of `wanted` that names something else; one query a field.

    `languages` are the desk's own; verdicts may be in others.
    """
    known: dict[str, list[str]] = {}
    if wanted.language and wanted.language not in languages:
        known["language"] = sorted(
            {*languages, *session.scalars(select(VerdictRevision.language).distinct())}
        )
    if wanted.rating:
        rows = session.execute(
            select(Rating.slug, Rating.position).order_by(Rating.scale_id, Rating.position)
        )
        known["rating"] = list(dict.fromkeys(slug for slug, _position in rows))
    if wanted.topic:
        known["topic"] = list(session.scalars(select(Topic.slug).order_by(Topic.slug)))
    if wanted.publisher and not _is_publisher(session, wanted.publisher):
        known["publisher"] = list_publishers(session)
    return {name: values for name, values in known.items() if getattr(wanted, name) not in values}


def list_publishers(session: Session) -> list[str]:
    """Return the first 200 names of who published articles with claims whose verdicts readers have seen."""
    statement = _printed(select(Article.publisher)).where(Article.publisher.is_not(None))
    names = session.scalars(statement.distinct().order_by(Article.publisher).limit(_MOST_NAMED))
    return [name for name in names if name is not None]


def _is_publisher(session: Session, name: str) -> bool:
    """Return whether readers may know `name` from here: not what the desk still works on."""
    statement = _printed(select(Publication.id)).where(Article.publisher == name)
    return session.scalar(statement.limit(1)) is not None


def _printed(statement: Statement) -> Statement:
    """Join articles with the verdicts on their claims, also on those that a claim was merged into."""
    return (
        statement.select_from(Article)
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .join(Appearance, Appearance.version_id == ArticleVersion.id)
        .join(Claim, Claim.id == Appearance.claim_id)
        .join(
            Publication, or_(Publication.claim_id == Claim.id, Publication.claim_id == Claim.merged_into_id)
        )
        .where(Publication.published_at.is_not(None))
    )
