"""What people of the desk say to each other on a claim's page, and who has it open now."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import UtcDateTime
from claimtrack.models.user import ErasableValue


class Comment(KeyMixin, Base):
    """A word on a claim for the desk alone. Its text can be erased: the audit has a salted digest of it."""

    __tablename__ = "comment"
    __table_args__ = table_arguments(Index(None, "claim_id", "id"))

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    text_id: Mapped[int] = mapped_column(ForeignKey("erasable_value.id"))
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Deleting erases the text and keeps the row: that somebody said something stays to be seen.
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    deleted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    text: Mapped[ErasableValue] = relationship(lazy="raise")

    @property
    def words(self) -> str:
        """What was said; nothing once it is deleted. `text` has to be loaded."""
        return self.text.value or ""


class Presence(Base):
    """That somebody has a claim's page open: since when, and when their browser last said so."""

    __tablename__ = "presence"
    __table_args__ = ()

    claim_id: Mapped[int] = mapped_column(
        ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True, autoincrement=False)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
