"""Forgetting who an unnamed source is: readers keep the words, and nothing tells any more whose they are."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.errors import NotUnnamedError
from claimtrack.models import Appearance, ErasableValue, Event, Source
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.claims.guards import lock_claim
from claimtrack.services.claims.transition import note_on_claim
from claimtrack.services.evidence.sources import find_source
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.records.erasable import erase_value
from claimtrack.services.records.history import event_data
from claimtrack.services.records.legal_holds import require_no_hold


def forget_source(session: Session, *, source_id: int, identity: Identity, now: datetime) -> str | None:
    """Forget name, title, address, place, document and note of an unnamed source; there is no way back.

    Returns the hash of the document if nothing else has it: the caller removes the file once this is
    committed. Sent twice, it is done once. Raises NotFoundError, ReadOnlyError, NotPermittedError,
    UnderLegalHoldError, or NotUnnamedError for a source that the public and the audit know by name anyway.
    """
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.VERDICT_CORRECT, policy)
    source = find_source(session, source_id=source_id)
    lock_claim(session, source.claim_id)
    session.refresh(source)
    if not source.unnamed:
        raise NotUnnamedError
    require_no_hold(session, claim_ids=[source.claim_id])
    document = source.document_hash
    if not source.title:
        return None
    _erase(session, source, now=now)
    note_on_claim(
        session,
        claim_id=source.claim_id,
        action="source.forget",
        actor=Actor.user(identity.user_id),
        now=now,
        data={"source": source.id},
    )
    session.flush()
    return document if document and not _is_kept(session, document) else None


def _erase(session: Session, source: Source, *, now: datetime) -> None:
    for key in _erasable_ids(session, source):
        erase_value(session.get_one(ErasableValue, key, with_for_update=True), now=now)
    source.title, source.reference, source.note = "", "", ""
    source.url = source.publisher = source.locator = source.published_on = None
    source.document_hash = source.document_name = source.document_type = source.document_size = None
    source.version += 1


def _erasable_ids(session: Session, source: Source) -> set[int]:
    """Every change of an unnamed source wrote its words anew, and the audit knows where."""
    statement = select(Event).where(
        Event.object_kind == "claim", Event.object_id == source.claim_id, Event.action.startswith("source.")
    )
    told = [event_data(event) for event in session.scalars(statement)]
    return {data["erasable"] for data in told if data["source"] == source.id and data.get("erasable")}


def _is_kept(session: Session, digest: str) -> bool:
    kept = (select(model.id).where(model.document_hash == digest) for model in (Source, Appearance))
    return any(session.scalar(statement.limit(1)) is not None for statement in kept)
