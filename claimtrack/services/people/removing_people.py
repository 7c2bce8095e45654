"""Removing a person: who it was is forgotten, what was done stays, by somebody whom nobody knows any more."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.db.types import stored_time
from claimtrack.errors import N_, LastAdministratorError, NotFoundError, OwnAccountError
from claimtrack.models import (
    Comment,
    ErasableValue,
    Event,
    LoginSession,
    Presence,
    ReaderMessage,
    Role,
    User,
)
from claimtrack.services.records.erasable import erase_value
from claimtrack.services.records.history import event_data
from claimtrack.services.records.legal_holds import require_no_hold

# What somebody is called whom nobody knows any more; pages have it in the language of who removed them.
REMOVED: Final = N_("Removed person")
# No password has this hash.
_NO_PASSWORD = "!"  # noqa: S105


def remove_person(session: Session, *, user_id: int, shown_as: str, actor: Actor, now: datetime) -> User:
    """Return the person, who cannot log in any more and is called `shown_as`; there is no way back.

    Sent twice, it is done once. Raises NotFoundError, OwnAccountError, LastAdministratorError or
    UnderLegalHoldError.
    """
    user = session.get(User, user_id, with_for_update=True, populate_existing=True)
    if user is None:
        raise NotFoundError(thing="person")
    if user.removed_at is not None:
        return user
    if actor == Actor.user(user_id):
        raise OwnAccountError
    require_other_administrator(session, user)
    require_no_hold(session)
    for row in _named(session, user_id):
        erase_value(row, now=now)
    # A space: nobody can log in, or be added, by such a name.
    user.name, user.display_name, user.public_name = f"removed {user_id}", shown_as, None
    user.password_hash, user.locale, user.active = _NO_PASSWORD, None, False
    user.removed_at = now
    session.execute(delete(LoginSession).where(LoginSession.user_id == user_id))
    session.execute(delete(Presence).where(Presence.user_id == user_id))
    append_event(
        session, at=now, actor=actor, action="user.remove", object_kind="user", object_id=user_id, data={}
    )
    return user


def require_other_administrator(session: Session, user: User) -> None:
    """Raise LastAdministratorError when nobody but `user` can administer the desk."""
    others = select(func.count()).where(User.role == Role.ADMIN, User.active, User.id != user.id)
    if user.role is Role.ADMIN and not session.scalar(others):
        raise LastAdministratorError


def data_of_person(session: Session, *, user: User) -> dict[str, Any]:
    """Return everything that the desk has on a person: the account, log-ins, comments, and what they did."""
    return {
        "account": {
            "number": user.id,
            "name": user.name,
            "display_name": user.display_name,
            "public_name": user.public_name,
            "role": user.role.value,
            "language": user.locale,
            "active": user.active,
            "created_at": stored_time(user.created_at),
        },
        "log_ins": list(_log_ins(session, user.id)),
        "comments": list(_comments(session, user.id)),
        "messages_dealt_with": [
            row.reference
            for row in session.execute(
                select(ReaderMessage.reference).where(ReaderMessage.closed_by_id == user.id)
            )
        ],
        "events": [
            {"seq": seq, **json.loads(body)}
            for seq, body in session.execute(
                select(Event.seq, Event.body)
                .where(Event.actor == str(Actor.user(user.id)))
                .order_by(Event.seq)
            )
        ],
    }


def _named(session: Session, user_id: int) -> Iterator[ErasableValue]:
    """Every name that the audit knows the person by has a row of its own."""
    told = session.scalars(
        select(Event).where(
            Event.object_kind == "user", Event.object_id == user_id, Event.action.startswith("user.")
        )
    )
    for event in told.all():
        data = event_data(event)
        for name in ("name", "public_name"):
            value = data.get(name)
            if value is not None:
                yield session.get_one(ErasableValue, value["erasable"], with_for_update=True)


def _log_ins(session: Session, user_id: int) -> Iterator[dict[str, Any]]:
    rows = session.scalars(
        select(LoginSession).where(LoginSession.user_id == user_id).order_by(LoginSession.id)
    )
    for row in rows:
        ended = stored_time(row.ended_at) if row.ended_at else None
        yield {"at": stored_time(row.created_at), "until": ended, "browser": row.user_agent}


def _comments(session: Session, user_id: int) -> Iterator[dict[str, Any]]:
    statement = (
        select(Comment.claim_id, Comment.created_at, ErasableValue.value)
        .join(ErasableValue, ErasableValue.id == Comment.text_id)
        .where(Comment.author_id == user_id)
        .order_by(Comment.id)
    )
    for row in session.execute(statement):
        yield {"claim": row.claim_id, "at": stored_time(row.created_at), "text": row.value}
