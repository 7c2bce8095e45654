"""Logged-in sessions, and the buckets that slow guessing down."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.db.base import Base, KeyMixin
from claimtrack.db.types import UtcDateTime
from claimtrack.models.user import User


class LoginSession(KeyMixin, Base):
    """One browser that is logged in; the cookie's token is stored as its digest only."""

    __tablename__ = "login_session"

    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    user_agent: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    renewed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    user: Mapped[User] = relationship(lazy="raise")


class TokenBucket(Base):
    """Attempts left for one key (an account, an address), as of `refilled_at`."""

    __tablename__ = "token_bucket"

    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    tokens: Mapped[float]
    refilled_at: Mapped[datetime] = mapped_column(UtcDateTime)
