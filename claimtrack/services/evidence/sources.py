"""Sources of a claim: added, changed, removed and put back by whoever holds the claim."""

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, tzinfo
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.clock import PartialDate
from claimtrack.errors import NotFoundError, SourceIncompleteError, StaleVersionError, TextTooLongError
from claimtrack.intake import checked_address
from claimtrack.models import Source, Stance
from claimtrack.security.identity import Identity
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.claims.leases import renew_lease
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.evidence.copies import ask_for_copy
from claimtrack.services.evidence.source_body import hide_identity, source_body
from claimtrack.services.verdicts.drafts import note_contribution, open_draft

# Characters that the columns have room for.
LONGEST = {"title": 500, "reference": 500, "publisher": 200, "locator": 200, "note": 5_000}


@dataclass(frozen=True, slots=True)
class SourceDetails:
    """What a person says of a source; `url`, `reference` or a document (see `documents`) is given.

    Readers and the audit are told the words of an `unnamed` one, and not whose they are. The `note` is the
    desk's own: the audit has that there is one, and readers nothing.
    """

    title: str
    stance: Stance
    url: str | None = None
    reference: str | None = None
    publisher: str | None = None
    primary: bool = False
    quote: str = ""
    locator: str | None = None
    published_on: PartialDate | None = None
    unnamed: bool = False
    note: str = ""
    document_hash: str | None = None
    document_name: str | None = None
    document_type: str | None = None
    document_size: int | None = None


def add_source(
    session: Session,
    *,
    claim_id: int,
    details: SourceDetails,
    identity: Identity,
    now: datetime,
    origin: Source | None = None,
    zone: tzinfo = UTC,
) -> Source:
    """Return the new source on a claim, seen today in the desk's `zone`; sent twice, it is stored once.

    `origin` is the source of another claim that it is taken from: what was seen then is what is cited.
    Raises NotHolderError, BadAddressError, SourceIncompleteError or TextTooLongError.
    """
    _begin(session, claim_id=claim_id, identity=identity, now=now)
    checked = _check(details)
    for known in list_sources(session, claim_id=claim_id):
        if details_of(known) == checked:
            return known
    source = Source(
        claim_id=claim_id,
        position=_next_position(session, claim_id),
        version=1,
        accessed_on=origin.accessed_on if origin else now.astimezone(zone).date(),
        copied_from_id=origin.id if origin else None,
        created_at=now,
        **_values(checked),
    )
    session.add(source)
    hide_identity(session, source, now=now)
    session.flush()
    ask_for_copy(session, source=source, now=now, origin=origin)
    _record(session, source, verb="add", identity=identity, now=now)
    return source


def change_source(
    session: Session,
    *,
    source_id: int,
    version: int,
    details: SourceDetails,
    identity: Identity,
    now: datetime,
) -> Source:
    """Return the source with new details. Raises StaleVersionError when it changed meanwhile."""
    source = _hold_source(session, source_id, identity=identity, now=now)
    checked = _check(details)
    if details_of(source) == checked:
        return source
    if source.version != version:
        raise StaleVersionError
    for name, value in _values(checked).items():
        setattr(source, name, value)
    source.version += 1
    hide_identity(session, source, now=now)
    ask_for_copy(session, source=source, now=now)
    _record(session, source, verb="change", identity=identity, now=now)
    return source


def remove_source(session: Session, *, source_id: int, identity: Identity, now: datetime) -> Source:
    """Return the source, now removed; `restore_source` undoes it."""
    source = _hold_source(session, source_id, identity=identity, now=now)
    if source.removed_at is None:
        source.removed_at = now
        _record(session, source, verb="remove", identity=identity, now=now)
    return source


def restore_source(session: Session, *, source_id: int, identity: Identity, now: datetime) -> Source:
    """Return the source, put back where it was."""
    source = _hold_source(session, source_id, identity=identity, now=now)
    if source.removed_at is not None:
        source.removed_at = None
        _record(session, source, verb="restore", identity=identity, now=now)
    return source


def list_sources(session: Session, *, claim_id: int, with_removed: bool = False) -> list[Source]:
    """Return the sources of a claim in their order."""
    statement = select(Source).where(Source.claim_id == claim_id).order_by(Source.position, Source.id)
    if not with_removed:
        statement = statement.where(Source.removed_at.is_(None))
    return list(session.scalars(statement))


def find_source(session: Session, *, source_id: int) -> Source:
    """Return the source. Raises NotFoundError."""
    source = session.get(Source, source_id)
    if source is None:
        raise NotFoundError(thing="source")
    return source


def details_of(source: Source) -> SourceDetails:
    """Return what was said of `source`."""
    return SourceDetails(**{field.name: getattr(source, field.name) for field in fields(SourceDetails)})


def _values(details: SourceDetails) -> dict[str, Any]:
    return {field.name: getattr(details, field.name) for field in fields(details)}


def _begin(session: Session, *, claim_id: int, identity: Identity, now: datetime) -> None:
    lock_claim(session, claim_id)
    renew_lease(session, claim_id=claim_id, identity=identity, now=now)


def _hold_source(session: Session, source_id: int, *, identity: Identity, now: datetime) -> Source:
    source = find_source(session, source_id=source_id)
    _begin(session, claim_id=source.claim_id, identity=identity, now=now)
    session.refresh(source)
    return source


def _check(details: SourceDetails) -> SourceDetails:
    """Return the details trimmed, with nothing for empty fields. The quote stays verbatim."""
    url = (details.url or "").strip()
    # A document without another name is called as its file is.
    reference = (details.reference or "").strip() or ("" if url else details.document_name or "")
    title = details.title.strip() or reference or details.document_name
    if not title or not (url or reference):
        raise SourceIncompleteError
    checked = replace(
        details,
        title=title,
        url=checked_address(url) if url else None,
        reference=reference or None,
        publisher=(details.publisher or "").strip() or None,
        locator=(details.locator or "").strip() or None,
        note=details.note.strip(),
    )
    _require_room(checked)
    return checked


def _require_room(details: SourceDetails) -> None:
    """SQLite would store any length, PostgreSQL none that is over the column's."""
    for name, limit in LONGEST.items():
        text: str = getattr(details, name) or ""
        if len(text) > limit:
            raise TextTooLongError(text=text[:60], limit=limit)


def _next_position(session: Session, claim_id: int) -> int:
    highest = session.scalar(select(func.max(Source.position)).where(Source.claim_id == claim_id))
    return (highest or 0) + 1


def _record(session: Session, source: Source, *, verb: str, identity: Identity, now: datetime) -> None:
    claim = lock_claim(session, source.claim_id)
    draft = open_draft(session, claim=claim, identity=identity, now=now)
    note_contribution(session, draft=draft, identity=identity, now=now)
    note_on_claim(
        session,
        claim_id=source.claim_id,
        action=f"source.{verb}",
        actor=Actor.user(identity.user_id),
        now=now,
        data={
            "source": source.id,
            "copied_from": source.copied_from_id,
            "noted": bool(source.note),
            **source_body(source),
        },
    )
