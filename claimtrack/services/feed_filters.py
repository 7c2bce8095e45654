"""What feeds and the list of verdicts can be narrowed by."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.models import ClaimTopic, Publication, Rating, Topic, VerdictRevision
from claimtrack.services.feed import FeedFilter
from claimtrack.services.published import VISIBLE


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
    return {name: values for name, values in known.items() if getattr(wanted, name) not in values}
