"""A source as events and frozen revisions have it; one that must stay unnamed as a salted digest."""

import json
from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.models import Source
from claimtrack.services.records.erasable import store_erasable

# What tells who or what a source is.
_IDENTITY = ("url", "reference", "title", "publisher", "locator", "document_hash", "document_name")


def source_body(source: Source) -> dict[str, object]:
    """Return the source as canonical JSON can hold it."""
    body: dict[str, object] = {
        "url": source.url,
        "reference": source.reference,
        "title": source.title,
        "publisher": source.publisher,
        "primary": source.primary,
        "stance": source.stance.value,
        "quote": source.quote,
        "locator": source.locator,
        "published_on": source.published_on.isoformat() if source.published_on else None,
        "accessed_on": source.accessed_on.isoformat(),
        "document": _document_body(source),
        "unnamed": source.unnamed,
    }
    return {**body, **_hidden(source)} if source.unnamed else body


def hide_identity(session: Session, source: Source, *, now: datetime) -> None:
    """Give an unnamed source the digest that stands for who it is; erasing its row forgets that for good."""
    if not source.unnamed:
        source.erasable_id, source.identity_digest = None, None
        return
    identity = json.dumps({name: getattr(source, name) for name in _IDENTITY}, ensure_ascii=False)
    stored = store_erasable(session, value=identity, now=now)
    source.erasable_id, source.identity_digest = stored.id, stored.digest


def _document_body(source: Source) -> dict[str, object] | None:
    if source.document_hash is None:
        return None
    return {"hash": source.document_hash, "type": source.document_type, "size": source.document_size}


def _hidden(source: Source) -> dict[str, object]:
    """What would give away who it is has nothing in its place, and the digest stands for all of it."""
    nothing = dict.fromkeys(("url", "reference", "title", "publisher", "locator", "published_on", "document"))
    return {**nothing, "erasable": source.erasable_id, "digest": source.identity_digest}
