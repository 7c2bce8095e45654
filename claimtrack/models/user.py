"""People of the desk, and values that may have to be forgotten."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import Base, KeyMixin
from claimtrack.db.types import UtcDateTime, enum_type


class Role(StrEnum):
    """What a person may do; one role a person. `security.permissions` says what each allows."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"
    SERVICE = "service"


class User(KeyMixin, Base):
    """A person (or a program) with an account."""

    __tablename__ = "user"

    name: Mapped[str] = mapped_column(String(64), unique=True)
    display_name: Mapped[str] = mapped_column(String(200))
    # How readers are told of them where the policy credits people; None for not by name.
    public_name: Mapped[str | None] = mapped_column(String(200))
    role: Mapped[Role] = mapped_column(enum_type(Role))
    password_hash: Mapped[str] = mapped_column(String(200))
    locale: Mapped[str | None] = mapped_column(String(16))
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # Who it was is forgotten; the row stays, since verdicts and events know its key.
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ErasableValue(KeyMixin, Base):
    """A value that the audit knows by its salted digest alone: erasing salt and value forgets it for good."""

    __tablename__ = "erasable_value"

    salt: Mapped[str | None] = mapped_column(String(64))
    value: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
