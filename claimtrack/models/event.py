"""The audit's lines."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import Base
from claimtrack.db.types import UtcDateTime


class Event(Base):
    """One change. `body` is the truth (canonical JSON); the other columns repeat it, for looking up."""

    __tablename__ = "event"
    __table_args__ = (
        Index(None, "object_kind", "object_id", "seq"),
        Index(None, "object_kind", "seq"),
        Index(None, "actor", "seq"),
        Index(None, "action", "seq"),
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    actor: Mapped[str] = mapped_column(String(100))
    action: Mapped[str] = mapped_column(String(64))
    object_kind: Mapped[str] = mapped_column(String(32))
    object_id: Mapped[int]
    body: Mapped[str]
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
