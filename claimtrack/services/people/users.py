"""People of the desk: accounts and passwords."""

import re
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.errors import BadNameError, NotFoundError, TextTooLongError, UserExistsError
from claimtrack.models import LoginSession, Role, User
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.passwords import hash_password
from claimtrack.security.policy import require
from claimtrack.services.people.removing_people import require_other_administrator
from claimtrack.services.records.erasable import store_erasable

_NAME = re.compile(r"[\w.-]{2,64}")
_LONGEST_NAME = 200


def add_user(session: Session, *, name: str, role: Role, password: str, actor: Actor, now: datetime) -> User:
    """Return the new person. Raises BadNameError, UserExistsError or WeakPasswordError."""
    key = name.strip().casefold()
    if not _NAME.fullmatch(key):
        raise BadNameError
    if find_user(session, name=key) is not None:
        raise UserExistsError(name=key)
    user = User(
        name=key,
        display_name=name.strip(),
        role=role,
        password_hash=hash_password(password),
        active=True,
        created_at=now,
    )
    session.add(user)
    session.flush()
    # Names can be forgotten, so the audit knows them by a salted digest alone.
    named = store_erasable(session, value=key, now=now)
    data = {"role": role.value, "name": named.event_data()}
    _append(session, user, action="user.add", actor=actor, now=now, data=data)
    return user


def set_password(session: Session, *, name: str, password: str, actor: Actor, now: datetime) -> User:
    """Give `name` a new password and end all of that person's sessions.

    Raises NotFoundError or WeakPasswordError.
    """
    user = require_user(session, name=name)
    user.password_hash = hash_password(password)
    session.execute(
        update(LoginSession)
        .where(LoginSession.user_id == user.id, LoginSession.ended_at.is_(None))
        .values(ended_at=now)
    )
    _append(session, user, action="user.password", actor=actor, now=now, data={})
    return user


def set_role(session: Session, *, user_id: int, role: Role, actor: Actor, now: datetime) -> User:
    """Return the person, who has this role from now on. Sent twice, it is done once.

    Raises NotFoundError, or LastAdministratorError when nobody could administer the desk any more.
    """
    user = session.get(User, user_id, with_for_update=True, populate_existing=True)
    if user is None or user.removed_at is not None:
        raise NotFoundError(thing="person")
    if user.role is role:
        return user
    require_other_administrator(session, user)
    was, user.role = user.role, role
    data = {"role": role.value, "was": was.value}
    _append(session, user, action="user.role", actor=actor, now=now, data=data)
    return user


def set_public_name(
    session: Session, *, user_id: int, public_name: str, identity: Identity, now: datetime
) -> User:
    """Return the person, whom readers are told of by this name, or by none. Sent twice, it is done once.

    Raises NotFoundError, NotPermittedError or TextTooLongError.
    """
    require(identity, Permission.DESK_ADMINISTER)
    user = session.get(User, user_id, with_for_update=True, populate_existing=True)
    if user is None:
        raise NotFoundError(thing="person")
    wanted = " ".join(public_name.split()) or None
    if user.public_name == wanted:
        return user
    if wanted is not None and len(wanted) > _LONGEST_NAME:
        raise TextTooLongError(text=wanted[:60], limit=_LONGEST_NAME)
    user.public_name = wanted
    named = store_erasable(session, value=wanted, now=now).event_data() if wanted else None
    actor = Actor.user(identity.user_id)
    _append(session, user, action="user.public_name", actor=actor, now=now, data={"public_name": named})
    return user


def find_user(session: Session, *, name: str) -> User | None:
    """Return the person called `name`, however it is capitalised, or None."""
    return session.scalar(select(User).where(User.name == name.strip().casefold()))


def require_user(session: Session, *, name: str) -> User:
    """Return the person called `name`. Raises NotFoundError."""
    user = find_user(session, name=name)
    if user is None:
        raise NotFoundError(thing="person")
    return user


def list_users(session: Session) -> list[User]:
    """Return all people of the desk by name."""
    return list(session.scalars(select(User).order_by(User.name)))


def _append(
    session: Session, user: User, *, action: str, actor: Actor, now: datetime, data: Mapping[str, object]
) -> None:
    append_event(
        session, at=now, actor=actor, action=action, object_kind="user", object_id=user.id, data=data
    )
