"""From a publication to the FeedItem that pages, feeds and markup are written from."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from claimtrack.clock import PartialDate
from claimtrack.models import Correction, Policy, Publication, Rating, VerdictRevision
from claimtrack.publish import (
    FeedAppearance,
    FeedChange,
    FeedClaimant,
    FeedCorrection,
    FeedFirst,
    FeedItem,
    FeedOriginal,
    FeedPublisher,
    FeedRating,
    FeedSource,
    markdown_to_html,
)
from claimtrack.services.publishing.public_log import LogLine
from claimtrack.services.verdicts.revision_body import read_body
from claimtrack.workflow import PublicationState


def feed_item(publication: Publication, *, base_url: str) -> FeedItem:
    """Return the public face of `publication` (loaded by `feed.load_public`).

    `base_url` is the desk's public address without a final slash. Raises ValueError when the
    publication was never published.
    """
    revision = publication.revision
    if revision is None or publication.published_at is None or publication.updated_at is None:
        raise ValueError(f"publication {publication.id} has nothing public")
    corrections = tuple(map(_correction, publication.corrections))
    retracted = publication.state is PublicationState.RETRACTED
    item = item_of_revision(
        revision,
        uuid=publication.uuid,
        url=f"{base_url}/verdicts/{publication.slug}",
        published=publication.published_at,
    )
    return replace(
        item,
        topics=tuple(topic.labels.get(item.language, topic.slug) for topic in publication.claim.topics),
        updated=publication.updated_at,
        retracted=retracted,
        retraction_note=corrections[-1].note if retracted and corrections else None,
        corrections=corrections,
        original=_original(publication, base_url=base_url),
    )


def item_of_revision(revision: VerdictRevision, *, uuid: UUID, url: str, published: datetime) -> FeedItem:
    """Return what `revision` (loaded with its rating's scale) says, as if it were first published then."""
    body, language = read_body(revision), revision.language
    return FeedItem(
        uuid=uuid,
        url=url,
        language=language,
        headline=body["headline"] or body["short_wording"],
        claim_reviewed=body["short_wording"],
        summary=body["summary"],
        explanation_html=markdown_to_html(body["explanation"]),
        rating=_rating(revision.rating, language),
        claimant=_claimant(body["claimant"]),
        said_on=_said_on(body["appearances"]),
        as_of=_date(body["as_of"]),
        appearances=tuple(_appearance(each) for each in body["appearances"]),
        sources=tuple(_source(each) for each in body["sources"]),
        topics=(),
        published=published,
        updated=published,
        retracted=False,
        retraction_note=None,
        corrections=(),
        first=_first(body.get("imported")),
    )


def feed_change(line: LogLine, *, base_url: str) -> FeedChange:
    """Return a change to a public verdict as an entry of its own, which keeps its identifier for good."""
    correction = line.correction
    return FeedChange(
        uuid=uuid5(line.publication.uuid, f"revision/{correction.to_revision_id}"),
        item=feed_item(line.publication, base_url=base_url),
        correction=_correction(correction),
    )


def feed_publisher(policy: Policy, *, base_url: str) -> FeedPublisher:
    """Return the desk as publisher; its own public pages when the policy names no other site."""
    return FeedPublisher(
        name=policy.publisher_name,
        url=policy.publisher_url or f"{base_url}/",
        logo_url=policy.publisher_logo_url,
    )


def _original(publication: Publication, *, base_url: str) -> FeedOriginal | None:
    original = publication.original
    if original is None:
        return None
    return FeedOriginal(url=f"{base_url}/verdicts/{original.slug}", outdated=publication.outdated)


def _first(told: dict[str, Any] | None) -> FeedFirst | None:
    return FeedFirst(told["url"], told["rating"]) if told else None


def _correction(correction: Correction) -> FeedCorrection:
    return FeedCorrection(kind=correction.kind.value, note=correction.note, at=correction.made_at)


def _rating(rating: Rating, language: str) -> FeedRating:
    numbers = [step.number for step in rating.scale.ratings if step.number is not None]
    numbered = rating.number is not None and len(numbers) > 1
    return FeedRating(
        label=rating.label(language),
        value=rating.number if numbered else None,
        best=max(numbers) if numbered else None,
        worst=min(numbers) if numbered else None,
        explanation=rating.descriptions.get(language, ""),
        slug=rating.slug,
    )


def _claimant(body: dict[str, Any] | None) -> FeedClaimant | None:
    return None if body is None else FeedClaimant(name=body["name"], kind=body["kind"], role=body["role"])


def _appearance(body: dict[str, Any]) -> FeedAppearance:
    return FeedAppearance(
        url=body["url"],
        publisher=body["publisher"],
        title=body["title"],
        published_on=_date(body["published_on"]),
        archived_url=body["archived_url"],
    )


def _source(body: dict[str, Any]) -> FeedSource:
    return FeedSource(
        title=body["title"],
        url=body["url"],
        publisher=body["publisher"],
        quote=body["quote"],
        stance=body["stance"],
        archived_url=body.get("archived_url"),
    )


def _said_on(appearances: list[dict[str, Any]]) -> PartialDate | None:
    """The claim is as old as its earliest appearance with a date."""
    dates = sorted(each["said_on"] for each in appearances if each["said_on"])
    return _date(dates[0]) if dates else None


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)
