"""What waits in a session for its commit (events, jobs). A savepoint that is undone takes its own along."""

from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction

from claimtrack.db.sessions import DeskSession

_WAITING = "claimtrack.waiting"
_MARKS = "claimtrack.marks"


def add_pending(session: Session, kind: str, item: Any) -> None:
    """Have `item` wait for the commit of `session`; a rollback forgets it."""
    # A session without a transaction has nothing to roll back, and would keep the item.
    if not session.in_transaction():
        session.begin()
    _waiting(session).setdefault(kind, []).append(item)


def take_pending(session: Session, kind: str) -> list[Any]:
    """Return what waits, in its order, and forget it; nothing while a savepoint is open.

    Releasing a savepoint fires the events of a commit, but its work belongs to the whole transaction.
    """
    return [] if session.in_nested_transaction() else _waiting(session).pop(kind, [])


def list_pending(session: Session, kind: str) -> list[Any]:
    """Return what waits, in its order, and leave it; nothing while a savepoint is open."""
    return [] if session.in_nested_transaction() else list(_waiting(session).get(kind, []))


def _waiting(session: Session) -> dict[str, list[Any]]:
    waiting: dict[str, list[Any]] = session.info.setdefault(_WAITING, {})
    return waiting


@event.listens_for(DeskSession, "after_transaction_create")
def _mark(session: Session, transaction: SessionTransaction) -> None:
    if transaction.nested:
        marks = session.info.setdefault(_MARKS, WeakKeyDictionary())
        marks[transaction] = {kind: len(items) for kind, items in _waiting(session).items()}


@event.listens_for(DeskSession, "after_soft_rollback")
def _forget_savepoint(session: Session, transaction: SessionTransaction) -> None:
    if transaction.nested:
        kept = session.info[_MARKS][transaction]
        for kind, items in _waiting(session).items():
            del items[kept.get(kind, 0) :]


@event.listens_for(DeskSession, "after_transaction_end")
def _forget_all(session: Session, transaction: SessionTransaction) -> None:
    """Committed, rolled back or closed: what still waits belongs to nothing."""
    if transaction.parent is None:
        _waiting(session).clear()
