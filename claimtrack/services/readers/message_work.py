"""What the desk does with a message: give it to somebody, say what came of it, open it again, forget it."""

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from claimtrack.audit import Actor
from claimtrack.errors import (
    ForgottenError,
    MessageClosedError,
    MessageOpenError,
    NotAssignableError,
    NotFoundError,
    OutcomeError,
    ReasonMissingError,
    StaleVersionError,
    TextTooLongError,
)
from claimtrack.models import MessageOutcome, Policy, ReaderMessage, User
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import permits, require
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.readers.inbox import find_message
from claimtrack.services.readers.reader_messages import read_texts, store_texts, tell_of_message
from claimtrack.services.records.erasable import erase_value
from claimtrack.services.records.legal_holds import require_no_hold

LONGEST_ANSWER: Final = 5_000
LONGEST_NOTE: Final = 2_000
OF_COMPLAINTS: Final = (
    MessageOutcome.UPHELD,
    MessageOutcome.PARTLY_UPHELD,
    MessageOutcome.REJECTED,
    MessageOutcome.NO_ANSWER,
)
OF_TIPS: Final = (MessageOutcome.TAKEN_UP, MessageOutcome.DECLINED)


def assign_message(
    session: Session, *, message_id: int, assignee_id: int | None, identity: Identity, now: datetime
) -> ReaderMessage:
    """Return the message, given to a person of the desk, or to nobody. Sent twice, it is done once.

    Raises NotFoundError, ReadOnlyError, NotPermittedError or NotAssignableError.
    """
    message, policy = lock_message(session, message_id, identity=identity)
    if message.assignee_id == assignee_id:
        return message
    person = session.get(User, assignee_id) if assignee_id is not None else None
    if assignee_id is not None and (person is None or not may_be_given(person, policy=policy)):
        raise NotAssignableError
    was, message.assignee_id = message.assignee_id, assignee_id
    data = {"value": assignee_id, "was": was}
    tell_of_message(session, message, "assign", actor=Actor.user(identity.user_id), now=now, data=data)
    return message


def close_message(
    session: Session,
    *,
    message_id: int,
    version: int,
    outcome: MessageOutcome | None,
    answer: str,
    public_note: str = "",
    identity: Identity,
    now: datetime,
) -> ReaderMessage:
    """Return the message with what came of it. Sent twice, it is done once.

    `answer` is for the desk and can be forgotten, `public_note` may be shown to readers. Raises OutcomeError,
    ReasonMissingError, TextTooLongError, StaleVersionError, MessageClosedError, ForgottenError, ...
    """
    message, _policy = lock_message(session, message_id, identity=identity, deciding=True)
    answer, public_note = answer.strip(), "" if message.is_tip else public_note.strip()
    if _was_closed_so(message, outcome, answer, public_note):
        return message
    if not message.is_open:
        raise MessageClosedError
    _refuse_stale(message, version)
    checked = _checked(message, outcome, answer, public_note)
    _store_answer(session, message, answer, now=now)
    message.public_note = public_note
    end_message(session, message, checked, identity=identity, now=now)
    return message


def end_message(
    session: Session, message: ReaderMessage, outcome: MessageOutcome, *, identity: Identity, now: datetime
) -> None:
    """Close a message that is locked, and tell the audit."""
    message.outcome, message.closed_at, message.closed_by_id = outcome, now, identity.user_id
    message.version += 1
    session.flush()
    data = {
        "outcome": outcome.value,
        "note": message.public_note or None,
        "erasable": message.answer_id,
        "claim": message.claim_id,
        "article": message.article_id,
    }
    tell_of_message(session, message, "close", actor=Actor.user(identity.user_id), now=now, data=data)


def reopen_message(session: Session, *, message_id: int, identity: Identity, now: datetime) -> ReaderMessage:
    """Return the message, open again with the answer as it was typed: the undo of closing it.

    Sent twice, it is done once. Raises ForgottenError when nothing is left to answer.
    """
    message, _policy = lock_message(session, message_id, identity=identity, deciding=True)
    if message.is_open:
        return message
    if message.forgotten_at is not None:
        raise ForgottenError
    was, message.outcome = message.outcome, None
    message.closed_at = message.closed_by_id = message.claim_id = message.article_id = None
    message.version += 1
    data = {"was": was.value if was else None}
    tell_of_message(session, message, "reopen", actor=Actor.user(identity.user_id), now=now, data=data)
    return message


def forget_message(session: Session, *, message_id: int, identity: Identity, now: datetime) -> ReaderMessage:
    """Return the message, without who sent it, what it said and what was answered; there is no way back.

    What came of it and its public note stay. Sent twice, it is done once. Raises MessageOpenError or
    UnderLegalHoldError.
    """
    message, policy = lock_message(session, message_id, identity=identity)
    require(identity, Permission.INBOX_DECIDE, policy)
    if message.forgotten_at is not None:
        return message
    if message.is_open:
        raise MessageOpenError
    require_no_hold(session, claim_ids=[message.publication.claim_id] if message.publication else [])
    for value in (message.content, message.sender, message.answer):
        if value is not None:
            erase_value(value, now=now)
    message.forgotten_at = now
    message.version += 1
    tell_of_message(session, message, "forget", actor=Actor.user(identity.user_id), now=now, data={})
    return message


def lock_message(
    session: Session, message_id: int, *, identity: Identity, deciding: bool = False
) -> tuple[ReaderMessage, Policy]:
    """Return the message, locked against other writers, and the policy.

    `deciding` asks for the permission to say what comes of it. Raises NotFoundError, ReadOnlyError or
    NotPermittedError.
    """
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.INBOX_TRIAGE, policy)
    message = session.get(ReaderMessage, message_id, with_for_update=True, populate_existing=True)
    if message is None:
        raise NotFoundError(thing="message")
    if deciding:
        require(identity, deciding_permission(message), policy)
    # A lock and what may be missing beside it do not go together on PostgreSQL.
    return find_message(session, message_id=message_id), policy


def deciding_permission(message: ReaderMessage) -> Permission:
    """Return what somebody needs to say what came of a message."""
    return Permission.INBOX_TRIAGE if message.is_tip else Permission.INBOX_DECIDE


def outcomes_of(message: ReaderMessage) -> tuple[MessageOutcome, ...]:
    """Return what can come of a message when somebody says so; a tip is taken up by what is made of it."""
    return (MessageOutcome.DECLINED,) if message.is_tip else OF_COMPLAINTS


def may_be_given(person: User, *, policy: Policy) -> bool:
    """Return whether messages can be given to a person."""
    return person.active and permits(Identity.of(person), Permission.INBOX_TRIAGE, policy)


def _checked(
    message: ReaderMessage, outcome: MessageOutcome | None, answer: str, public_note: str
) -> MessageOutcome:
    if outcome is None or outcome not in outcomes_of(message):
        raise OutcomeError
    # Nobody can tell later why something was turned down otherwise.
    if not answer and outcome is not MessageOutcome.NO_ANSWER:
        raise ReasonMissingError
    for text, limit in ((answer, LONGEST_ANSWER), (public_note, LONGEST_NOTE)):
        if len(text) > limit:
            raise TextTooLongError(text=text[:60], limit=limit)
    return outcome


def _was_closed_so(
    message: ReaderMessage, outcome: MessageOutcome | None, answer: str, public_note: str
) -> bool:
    said = read_texts(message.answer).get("answer", "")
    present = (message.outcome, said, message.public_note)
    return not message.is_open and present == (outcome, answer, public_note)


def _refuse_stale(message: ReaderMessage, version: int) -> None:
    if message.version != version:
        raise StaleVersionError


def _store_answer(session: Session, message: ReaderMessage, answer: str, *, now: datetime) -> None:
    if message.answer is not None:
        if read_texts(message.answer).get("answer", "") == answer:
            return
        erase_value(message.answer, now=now)
    stored = store_texts(session, {"answer": answer}, now=now)
    message.answer_id = stored.id if stored else None
