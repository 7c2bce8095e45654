"""Checkpoints: the audit's head, signed and kept, so that an outsider can tell whether it was rewritten."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.audit.canonical import GENESIS, digest_text
from claimtrack.audit.chain import take_chain_lock
from claimtrack.audit.checkpoints import checkpoint_statement, key_statement
from claimtrack.audit.export import announced_keys
from claimtrack.audit.lines import Head
from claimtrack.errors import NoSigningKeyError, SigningKeyMissingError
from claimtrack.models import Checkpoint, Event
from claimtrack.security.signing import SigningKey

PAGE_SIZE = 100


def announce_first_key(session: Session, *, secrets: Path, actor: Actor, now: datetime) -> None:
    """Make the key that signs checkpoints unless the audit names one already."""
    if not announced_keys(session):
        _announce(session, SigningKey.generate(), signer=None, secrets=secrets, actor=actor, now=now)


def rotate_key(session: Session, *, secrets: Path, actor: Actor, now: datetime) -> tuple[str, str | None]:
    """Return the ids of the new key and of the one before, which signed it if it is still there.

    What was signed so far is signed by a last checkpoint first. The caller forgets the old key once this is
    committed.
    """
    before = _key_in_force(session)
    signer = None
    if before is not None:
        try:
            signer = SigningKey.read(secrets, before)
        except SigningKeyMissingError:
            signer = None
        else:
            take_checkpoint(session, secrets=secrets, now=now)
    key = SigningKey.generate()
    _announce(session, key, signer=signer, secrets=secrets, actor=actor, now=now)
    return key.id, before


def take_checkpoint(session: Session, *, secrets: Path, now: datetime) -> Checkpoint | None:
    """Return the checkpoint on the newest event, which is stored now if it was not; None without an event.

    Raises NoSigningKeyError or SigningKeyMissingError.
    """
    take_chain_lock(session)
    head = session.execute(select(Event.seq, Event.hash).order_by(Event.seq.desc()).limit(1)).first()
    last = newest_checkpoint(session)
    if head is None or (last is not None and last.seq == head.seq):
        return last
    key = SigningKey.read(secrets, _require_key(session))
    number = last.number + 1 if last else 1
    previous = digest_text(last.statement) if last else GENESIS
    statement = checkpoint_statement(
        number=number, head=Head(head.seq, head.hash), at=now, key_id=key.id, previous=previous
    )
    checkpoint = Checkpoint(
        number=number,
        seq=head.seq,
        hash=head.hash,
        at=now,
        key_id=key.id,
        statement=statement,
        signature=key.sign(statement),
    )
    session.add(checkpoint)
    session.flush()
    return checkpoint


def is_checkpoint_due(session: Session, *, every: timedelta, now: datetime) -> bool:
    """Return whether there are events after the last checkpoint, which is older than `every`.

    Never before ``init`` made a key.
    """
    last = newest_checkpoint(session)
    newest = session.scalar(select(func.max(Event.seq))) or 0
    if last is None:
        return newest > 0 and _key_in_force(session) is not None
    return last.at <= now - every and last.seq < newest


def newest_checkpoint(session: Session) -> Checkpoint | None:
    """Return the newest checkpoint, or None."""
    return session.scalar(select(Checkpoint).order_by(Checkpoint.number.desc()).limit(1))


def list_checkpoints(session: Session, *, before: int | None = None) -> Sequence[Checkpoint]:
    """Return up to 100 checkpoints with a number below `before` (of all), the newest first."""
    statement = select(Checkpoint).order_by(Checkpoint.number.desc()).limit(PAGE_SIZE)
    if before is not None:
        statement = statement.where(Checkpoint.number < before)
    return session.scalars(statement).all()


def list_keys(session: Session) -> list[dict[str, Any]]:
    """Return each key that signs checkpoints, the first one first, as the audit tells of it."""
    rows = session.execute(
        select(Event.seq, Event.at, Event.body).where(Event.action == "audit.key").order_by(Event.seq)
    )
    return [{"since_seq": row.seq, "since": row.at, **json.loads(row.body)["data"]} for row in rows]


def _announce(
    session: Session,
    key: SigningKey,
    *,
    signer: SigningKey | None,
    secrets: Path,
    actor: Actor,
    now: datetime,
) -> None:
    # Before the commit: an audit that names a key which is nowhere could sign nothing.
    key.save(secrets)
    signed_by = signer.id if signer else None
    statement = key_statement(key_id=key.id, public=key.public, signed_by=signed_by)
    number = session.scalar(select(func.count()).where(Event.action == "audit.key")) or 0
    append_event(
        session,
        at=now,
        actor=actor,
        action="audit.key",
        object_kind="audit_key",
        object_id=number + 1,
        data={
            "key": key.id,
            "public_key": key.public,
            "signed_by": signed_by,
            "signature": signer.sign(statement) if signer else None,
        },
    )


def _require_key(session: Session) -> str:
    key = _key_in_force(session)
    if key is None:
        raise NoSigningKeyError
    return key


def _key_in_force(session: Session) -> str | None:
    keys = announced_keys(session)
    return keys[-1]["key"] if keys else None
