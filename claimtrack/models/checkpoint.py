"""Checkpoints: the audit's head at a moment, signed, so that others can tell later what it was."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import Base
from claimtrack.db.types import UtcDateTime


class Checkpoint(Base):
    """One signed head. `statement` is what was signed (canonical JSON); the other columns repeat it."""

    __tablename__ = "checkpoint"

    # Without a gap, and each statement names the SHA-256 of the one before it.
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    key_id: Mapped[str] = mapped_column(String(16))
    statement: Mapped[str]
    # Ed25519, hexadecimal.
    signature: Mapped[str] = mapped_column(String(128))
