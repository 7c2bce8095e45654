"""Rows that events vouch for (revisions, approvals, publications, copies, changes of many claims at once,
earlier verdicts that were read in) have to be what events say.
"""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from claimtrack.audit.actor import Actor
from claimtrack.audit.canonical import digest_text
from claimtrack.audit.digests import approval_digest, bulk_digest, import_digest, publication_digest
from claimtrack.db.types import stored_time
from claimtrack.errors import ChainBrokenError
from claimtrack.models import (
    Approval,
    BulkChange,
    EarlierVerdict,
    Event,
    ImportBatch,
    Publication,
    SourceCopy,
    VerdictRevision,
)


@dataclass(slots=True)
class Told:
    """What the events said on the way through the chain: rows by table, and publications by claim."""

    rows: Counter[str] = field(default_factory=Counter)
    # A verdict's claim, and the publication of a translation -> number of the last event on what is public
    # of it, and the digest that it gave.
    published: dict[tuple[int, int | None], tuple[int, str]] = field(default_factory=dict)


def check_event_rows(session: Session, event: Event, body: dict[str, Any], told: Told) -> None:
    """Check the row that `event` vouches for, and note it. Raises ChainBrokenError."""
    check = _CHECKS.get(event.action)
    if check is not None:
        check(session, event, body["data"], told)


def check_remaining_rows(session: Session, told: Told, *, seq: int) -> None:
    """Check what the public sees now, and look for rows without an event. Raises ChainBrokenError."""
    _check_publications(session, told, seq=seq)
    for model in (VerdictRevision, Approval, BulkChange, ImportBatch, EarlierVerdict):
        name = model.__tablename__
        stored = session.scalar(select(func.count()).select_from(model)) or 0
        if stored != told.rows[name]:
            problem = f"{name} has {stored} rows, {told.rows[name]} have events"
            raise ChainBrokenError(seq=seq, problem=problem)


def _check_revision(session: Session, event: Event, data: dict[str, Any], told: Told) -> None:
    revision = session.get(
        VerdictRevision,
        data["revision"],
        options=[joinedload(VerdictRevision.rating), selectinload(VerdictRevision.contributors)],
        populate_existing=True,
    )
    if revision is None:
        raise ChainBrokenError(seq=event.seq, problem=f"revision {data['revision']} is missing")
    hashed = digest_text(revision.body) == revision.content_hash == data["hash"]
    frozen = json.loads(revision.body)
    bound = (frozen.get("translates") or {}).get("hash")
    # What a command brought in says for whom.
    proposer = str(Actor.user(data["by"])) if "by" in data else event.actor
    whole = hashed and _columns(revision) == _columns_told(event, frozen, proposer)
    if not whole or bound != _translated_hash(session, revision):
        raise ChainBrokenError(seq=event.seq, problem=f"revision {revision.id} was changed afterwards")
    told.rows[VerdictRevision.__tablename__] += 1


def _translated_hash(session: Session, revision: VerdictRevision) -> str | None:
    """The hash of what a translation says again, which it is bound to."""
    if revision.translates_id is None:
        return None
    return session.scalar(
        select(VerdictRevision.content_hash).where(VerdictRevision.id == revision.translates_id)
    )


def _check_adopted(session: Session, event: Event, data: dict[str, Any], told: Told) -> None:
    """A check from before there was an audit: its words and what is public of it came in one event."""
    _check_revision(session, event, data, told)
    _note_publication(session, event, data, told)


def _columns(revision: VerdictRevision) -> tuple[object, ...]:
    proposer = str(Actor.user(revision.proposed_by_id))
    rating = (revision.rating.slug, revision.rating.number)
    people = sorted(contributor.user_id for contributor in revision.contributors)
    words = (revision.claim_id, revision.number, revision.language)
    return (words, rating, people, proposer, stored_time(revision.proposed_at))


def _columns_told(event: Event, frozen: dict[str, Any], proposer: str) -> tuple[object, ...]:
    rating = (frozen["rating"]["slug"], frozen["rating"]["number"])
    words = (event.object_id, frozen["number"], frozen["language"])
    return (words, rating, frozen["contributors"], proposer, stored_time(event.at))


def _check_approval(session: Session, event: Event, data: dict[str, Any], told: Told) -> None:
    approval = session.get(Approval, data["approval"], populate_existing=True)
    if approval is None or approval_digest(approval) != data["digest"]:
        problem = f"approval {data['approval']} was changed or removed afterwards"
        raise ChainBrokenError(seq=event.seq, problem=problem)
    told.rows[Approval.__tablename__] += 1


def _check_copy(session: Session, event: Event, data: dict[str, Any], _told: Told) -> None:
    copy = session.get(SourceCopy, data["copy"], populate_existing=True)
    if copy is None or (copy.content_hash, copy.warc_hash) != (data["content_hash"], data["warc_hash"]):
        problem = f"archived copy {data['copy']} was changed or removed afterwards"
        raise ChainBrokenError(seq=event.seq, problem=problem)


def _check_bulk_change(session: Session, event: Event, data: dict[str, Any], told: Told) -> None:
    change = session.get(
        BulkChange, event.object_id, options=[selectinload(BulkChange.claims)], populate_existing=True
    )
    if change is None or bulk_digest(change) != data["digest"]:
        problem = f"change {event.object_id} of many claims was changed or removed afterwards"
        raise ChainBrokenError(seq=event.seq, problem=problem)
    told.rows[BulkChange.__tablename__] += 1


def _check_import(session: Session, event: Event, data: dict[str, Any], told: Told) -> None:
    batch = session.get(ImportBatch, event.object_id, populate_existing=True)
    table = EarlierVerdict.__table__
    found = session.execute(select(table).where(table.c.batch_id == event.object_id)).mappings()
    rows = [dict(row) for row in found]
    if batch is None or import_digest(batch, rows) != data["digest"]:
        problem = f"earlier verdicts of import {event.object_id} were changed or removed afterwards"
        raise ChainBrokenError(seq=event.seq, problem=problem)
    told.rows[ImportBatch.__tablename__] += 1
    told.rows[EarlierVerdict.__tablename__] += len(rows)


def _note_publication(_session: Session, event: Event, data: dict[str, Any], told: Told) -> None:
    """The row shows what the last event on it says, so it is checked at the end."""
    if "digest" in data:
        translation = data["publication"] if event.action.startswith("translation.") else None
        told.published[event.object_id, translation] = (event.seq, data["digest"])


def _check_publications(session: Session, told: Told, *, seq: int) -> None:
    missing = dict(told.published)
    for publication in session.scalars(select(Publication).order_by(Publication.id)):
        translation = None if publication.original_id is None else publication.id
        where, digest = missing.pop((publication.claim_id, translation), (seq, None))
        if digest != publication_digest(publication):
            raise ChainBrokenError(seq=where, problem=f"publication {publication.id} was changed afterwards")
    if missing:
        (claim_id, _translation), (where, _digest) = next(iter(missing.items()))
        raise ChainBrokenError(seq=where, problem=f"the publication on claim {claim_id} is missing")


# Those on claims say nothing of a publication where there is none.
_ON_PUBLICATIONS = (
    "verdict.publish",
    "verdict.schedule",
    "verdict.unschedule",
    "claim.merge",
    "claim.split_off",
    "claim.restore",
    "translation.publish",
    "translation.follow",
)
_CHECKS: dict[str, Callable[[Session, Event, dict[str, Any], Told], None]] = {
    "verdict.propose": _check_revision,
    "verdict.adopt": _check_adopted,
    "verdict.approve": _check_approval,
    "verdict.request_changes": _check_approval,
    "translation.propose": _check_revision,
    "translation.approve": _check_approval,
    "translation.request_changes": _check_approval,
    "source.archive": _check_copy,
    "claims.change": _check_bulk_change,
    "verdicts.import": _check_import,
    **dict.fromkeys(_ON_PUBLICATIONS, _note_publication),
}
