"""What readers send: taken without knowing who they are, kept so that it can be forgotten.

The audit has that something came in, of which kind and on which verdict, with salted digests of the rest.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.errors import MailAddressError, MessageEmptyError, NotFoundError, TextTooLongError
from claimtrack.intake import checked_address
from claimtrack.models import ErasableValue, MessageKind, Policy, Publication, ReaderMessage
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.publishing.published import VISIBLE
from claimtrack.services.records.erasable import StoredValue, store_erasable

# What an event about a message is about.
MESSAGE: Final = "message"
# Characters.
LONGEST: Final = {"words": 5_000, "link": 2_000, "claimant": 200, "name": 200, "email": 254}
_MAIL: Final = re.compile(r"[^@\s<>\"(),:;\\]+@[^@\s<>\"(),:;\\]+\.[^@\s<>\"(),:;\\.]{2,}")


@dataclass(frozen=True, slots=True)
class NewMessage:
    """What somebody sends; `slug` is the verdict's that a complaint is about, empty for a tip."""

    kind: MessageKind
    words: str
    language: str
    slug: str = ""
    link: str = ""
    claimant: str = ""
    name: str = ""
    email: str = ""


def receive_message(session: Session, *, message: NewMessage, reference: str, now: datetime) -> ReaderMessage:
    """Return the stored message, known as `reference`; the same one sent twice is stored once.

    Raises ReadOnlyError, NotFoundError for a verdict that is not public, MessageEmptyError, TextTooLongError,
    BadAddressError or MailAddressError.
    """
    policy = current_policy(session)
    require_writable(policy)
    _check(message)
    _lock_reference(session, reference)
    known = find_by_reference(session, reference=reference)
    if known is not None:
        return known
    content = store_texts(session, {"words": message.words.strip(), **_beside(message)}, now=now)
    sender = store_texts(session, {"name": message.name, "email": message.email}, now=now)
    row = ReaderMessage(
        kind=message.kind,
        reference=reference,
        publication_id=_publication_id(session, message),
        language=message.language,
        content_id=content.id if content else None,
        sender_id=sender.id if sender else None,
        received_at=now,
        answer_due_at=_due(message, policy, now),
        version=1,
        public_note="",
    )
    session.add(row)
    session.flush()
    data = {"kind": row.kind.value, "publication": row.publication_id, **_told(content, sender)}
    tell_of_message(session, row, "receive", actor=Actor.reader(), now=now, data=data)
    return row


def find_by_reference(session: Session, *, reference: str) -> ReaderMessage | None:
    """Return the message that somebody quotes the reference of, or None."""
    return session.scalar(select(ReaderMessage).where(ReaderMessage.reference == reference))


def is_mail_address(text: str) -> bool:
    """Return whether `text` looks like an address that somebody can be answered at."""
    return _MAIL.fullmatch(text) is not None


def store_texts(session: Session, texts: Mapping[str, str], *, now: datetime) -> StoredValue | None:
    """Store what is not empty of `texts` as one erasable value; return None when all of it is."""
    given = {name: text.strip() for name, text in texts.items() if text.strip()}
    # ASCII: half a surrogate pair, which a program can send, is no UTF-8.
    return store_erasable(session, value=json.dumps(given, sort_keys=True), now=now) if given else None


def read_texts(row: ErasableValue | None) -> dict[str, str]:
    """Return what was stored together; nothing once it is erased."""
    texts: dict[str, str] = json.loads(row.value) if row is not None and row.value else {}
    return texts


def tell_of_message(
    session: Session,
    message: ReaderMessage,
    verb: str,
    *,
    actor: Actor,
    now: datetime,
    data: Mapping[str, Any],
) -> None:
    """Append an event to what the audit knows of a message."""
    append_event(
        session,
        at=now,
        actor=actor,
        action=f"message.{verb}",
        object_kind=MESSAGE,
        object_id=message.id,
        data=data,
    )


def _check(message: NewMessage) -> None:
    if not message.words.strip():
        raise MessageEmptyError
    for name, limit in LONGEST.items():
        text = getattr(message, name)
        if len(text) > limit:
            raise TextTooLongError(text=text[:60], limit=limit)
    if message.link.strip():
        checked_address(message.link)
    if message.email.strip() and not is_mail_address(message.email.strip()):
        raise MailAddressError


def _beside(message: NewMessage) -> dict[str, str]:
    return {"link": message.link, "claimant": message.claimant}


def _publication_id(session: Session, message: NewMessage) -> int | None:
    if message.kind is MessageKind.TIP:
        return None
    wanted = select(Publication.id).where(Publication.slug == message.slug, Publication.state.in_(VISIBLE))
    found = session.scalar(wanted)
    if found is None:
        raise NotFoundError(thing="verdict")
    return found


def _due(message: NewMessage, policy: Policy, now: datetime) -> datetime | None:
    asks = message.kind is not MessageKind.TIP and policy.answer_days
    return now + timedelta(days=policy.answer_days) if asks else None


def _told(content: StoredValue | None, sender: StoredValue | None) -> dict[str, Any]:
    return {
        "content": content.event_data() if content else None,
        "sender": sender.event_data() if sender else None,
    }


def _lock_reference(session: Session, reference: str) -> None:
    """Have the same form sent twice at once wait for itself; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(reference, 0))))
