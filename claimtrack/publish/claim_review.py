"""A verdict as schema.org ClaimReview, strict: what a reader would have to guess is left out.

The rules are those of schema.org 30.0 and https://developers.google.com/search/docs/appearance/structured-data/factcheck.
"""

from typing import Any

from claimtrack.clock import PartialDate
from claimtrack.publish.characters import instant, writable_values
from claimtrack.publish.feed_item import (
    FeedAppearance,
    FeedClaimant,
    FeedCorrection,
    FeedItem,
    FeedPublisher,
    FeedRating,
    FeedSource,
)
from claimtrack.publish.omission import without_empty
from claimtrack.publish.web_address import web_address


def claim_review(item: FeedItem, publisher: FeedPublisher) -> dict[str, Any]:
    """Return the markup of one verdict as JSON-LD.

    Raises ValueError for a retracted verdict, and for an outdated translation: neither must be spread as a
    finding.
    """
    if not item.stands:
        raise ValueError(
            "a verdict that was retracted, or a translation that is outdated, has no ClaimReview"
        )
    markup = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": item.url,
        "name": item.headline,
        "claimReviewed": item.claim_reviewed,
        "reviewRating": _rating(item.rating),
        "itemReviewed": _claim(item),
        # The desk: readers of ClaimReview take the author for the publisher.
        "author": _organisation(publisher),
        "creator": _people(item.authors),
        "editor": _people(item.approvers),
        "datePublished": instant(item.published),
        "dateModified": instant(item.updated),
        "inLanguage": item.language,
        "sameAs": web_address(item.first.url) if item.first else None,
        "translationOfWork": _translated(item),
        "citation": [_citation(source) for source in item.sources if source.title],
        "correction": [_correction(change) for change in item.corrections],
    }
    cleaned: dict[str, Any] = writable_values(without_empty(markup))
    return cleaned


def _translated(item: FeedItem) -> dict[str, Any] | None:
    # Of the type above it: a page has one ClaimReview, and this one is on another page.
    return {"@type": "CreativeWork", "url": item.original.url} if item.original else None


def has_sound_numbers(rating: FeedRating) -> bool:
    """Return whether 1 <= worst <= value <= best and worst < best, the rule for a rating with numbers."""
    if rating.value is None or rating.best is None or rating.worst is None:
        return False
    return 1 <= rating.worst <= rating.value <= rating.best and rating.worst < rating.best


def _rating(rating: FeedRating) -> dict[str, Any]:
    markup: dict[str, Any] = {"@type": "Rating", "alternateName": rating.label}
    if has_sound_numbers(rating):
        markup |= {"ratingValue": rating.value, "bestRating": rating.best, "worstRating": rating.worst}
    return without_empty({**markup, "ratingExplanation": rating.explanation})


def _claim(item: FeedItem) -> dict[str, Any]:
    return without_empty(
        {
            "@type": "Claim",
            "author": _claimant(item.claimant) if item.claimant else None,
            "datePublished": _date(item.said_on),
            "appearance": [_appearance(place) for place in item.appearances if place.url or place.title],
        }
    )


def _claimant(claimant: FeedClaimant) -> dict[str, Any]:
    if claimant.kind == "organisation":
        return {"@type": "Organization", "name": claimant.name}
    return without_empty({"@type": "Person", "name": claimant.name, "jobTitle": claimant.role})


def _appearance(place: FeedAppearance) -> dict[str, Any]:
    return without_empty(
        {
            "@type": "CreativeWork",
            "url": web_address(place.url),
            "name": place.title,
            "publisher": _named_organisation(place.publisher),
            "datePublished": _date(place.published_on),
            "archivedAt": web_address(place.archived_url),
        }
    )


def _citation(source: FeedSource) -> dict[str, Any]:
    return without_empty(
        {
            "@type": "CreativeWork",
            "url": web_address(source.url),
            "name": source.title,
            "publisher": _named_organisation(source.publisher),
            "archivedAt": web_address(source.archived_url),
        }
    )


def _correction(change: FeedCorrection) -> dict[str, Any]:
    return {"@type": "CorrectionComment", "text": change.note, "datePublished": instant(change.at)}


def _organisation(publisher: FeedPublisher) -> dict[str, Any]:
    return without_empty(
        {
            "@type": "Organization",
            "name": publisher.name,
            "url": publisher.url,
            "logo": web_address(publisher.logo_url),
        }
    )


def _people(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in names]


def _named_organisation(name: str | None) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": name} if name else None


def _date(date: PartialDate | None) -> str | None:
    return date.isoformat() if date else None
