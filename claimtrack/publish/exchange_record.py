"""A verdict as fact-checking networks exchange it: rows of evidence, places with copies, two languages."""

from dataclasses import dataclass
from typing import Any

from claimtrack.clock import PartialDate
from claimtrack.publish.characters import instant, writable_values
from claimtrack.publish.feed_item import FeedCorrection, FeedItem
from claimtrack.publish.web_address import web_address


@dataclass(frozen=True, slots=True)
class RecordDetails:
    """What a record holds besides the FeedItem, as the approved revision has it."""

    content_hash: str
    rating_english: str
    claim_in_full: str
    explanation: str
    topics: tuple[str, ...]
    appearances: tuple[dict[str, Any], ...]
    evidence: tuple[dict[str, Any], ...]
    # The texts of its English translation, as `_texts` has them.
    english: dict[str, Any] | None = None


def exchange_record(item: FeedItem, details: RecordDetails) -> dict[str, Any]:
    """Return the record of one verdict; a retracted one keeps claim and changes, and nothing it found."""
    record = {
        "id": item.uuid.urn,
        "url": item.url,
        "state": "retracted" if item.retracted else "published",
        "language": item.language,
        "published": instant(item.published),
        "updated": instant(item.updated),
        "revision": details.content_hash,
        "native": _texts(item, details),
        "english": _texts(item, details) if item.language == "en" else details.english,
        "translationOf": item.original.url if item.original else None,
        "outdated": item.outdated,
        "rating": None if item.retracted else _rating(item, details),
        "claimant": _claimant(item),
        "saidOn": _date(item.said_on),
        "asOf": _date(item.as_of),
        "topics": list(details.topics),
        "appearances": [_appearance(each) for each in details.appearances],
        "evidence": [] if item.retracted else [_evidence(each) for each in details.evidence],
        "changes": [_change(change) for change in item.corrections],
        "retraction": item.retraction_note,
    }
    written: dict[str, Any] = writable_values(record)
    return written


def _change(change: FeedCorrection) -> dict[str, Any]:
    return {"kind": change.kind, "note": change.note, "at": instant(change.at)}


def texts_of(item: FeedItem, *, claim_in_full: str, explanation: str) -> dict[str, Any]:
    """Return the texts of a verdict in its language; of a retracted one not what it found."""
    return {
        "language": item.language,
        "headline": item.headline,
        "claim": item.claim_reviewed,
        "claimInFull": claim_in_full,
        "summary": None if item.retracted else item.summary,
        "explanation": None if item.retracted else explanation,
    }


def _texts(item: FeedItem, details: RecordDetails) -> dict[str, Any]:
    return texts_of(item, claim_in_full=details.claim_in_full, explanation=details.explanation)


def _rating(item: FeedItem, details: RecordDetails) -> dict[str, Any]:
    rating = item.rating
    return {
        "slug": rating.slug,
        "label": rating.label,
        "labelEnglish": details.rating_english,
        "value": rating.value,
        "best": rating.best,
        "worst": rating.worst,
    }


def _claimant(item: FeedItem) -> dict[str, Any] | None:
    if item.claimant is None:
        return None
    return {"name": item.claimant.name, "kind": item.claimant.kind, "role": item.claimant.role}


def _appearance(body: dict[str, Any]) -> dict[str, Any]:
    return {
        "url": web_address(body["url"]),
        "archivedUrl": web_address(body["archived_url"]),
        "title": body["title"],
        "publisher": body["publisher"],
        "medium": body["medium"],
        "quote": body["quote"],
        "locator": body["locator"],
        "publishedOn": body["published_on"],
        "saidOn": body["said_on"],
    }


def _evidence(body: dict[str, Any]) -> dict[str, Any]:
    return {
        "stance": body["stance"],
        "title": body["title"],
        "named": body["title"] is not None,
        "url": web_address(body["url"]),
        "archivedUrl": web_address(body.get("archived_url")),
        "publisher": body["publisher"],
        "reference": body["reference"],
        "quote": body["quote"],
        "locator": body["locator"],
        "primary": body["primary"],
        "publishedOn": body.get("published_on"),
        "accessedOn": body["accessed_on"],
    }


def _date(date: PartialDate | None) -> str | None:
    return date.isoformat() if date else None
