"""What other machines are told when something happens to a verdict: one JSON object a message."""

import json
from datetime import datetime
from typing import Any

from claimtrack.publish.characters import instant, writable_values
from claimtrack.publish.claim_review import claim_review
from claimtrack.publish.feed_item import FeedItem, FeedPublisher


def push_payload(
    event: str,
    *,
    at: datetime,
    item: FeedItem,
    publisher: FeedPublisher,
    content_hash: str,
    withdrawn: bool,
    successor: str | None,
) -> str:
    """Return the message on `item`, to which `event` happened `at` that instant.

    It has the ClaimReview of what stands; none when the verdict is `withdrawn`, because it was retracted or
    because its page leads to `successor` now.
    """
    change = item.corrections[-1] if item.corrections else None
    data = {
        "id": item.uuid.urn,
        "url": item.url,
        "language": item.language,
        "headline": item.headline,
        "revision": content_hash,
        "published": instant(item.published),
        "updated": instant(item.updated),
        "retracted": item.retracted,
        "successor": successor,
        "change": {"kind": change.kind, "note": change.note, "at": instant(change.at)} if change else None,
        "claimReview": None if withdrawn or not item.stands else claim_review(item, publisher),
    }
    return _message(event, at, data)


def ping_payload(event: str, *, at: datetime, publisher: FeedPublisher) -> str:
    """Return the message that tells nothing: it shows that messages arrive and can be verified."""
    return _message(event, at, {"publisher": {"name": publisher.name, "url": publisher.url}})


def _message(event: str, at: datetime, data: dict[str, Any]) -> str:
    message = {"type": event, "timestamp": instant(at), "data": data}
    return json.dumps(writable_values(message), ensure_ascii=False)
