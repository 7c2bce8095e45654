"""What was done to many claims at once, and what each was before: for its event and for taking it back."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.db.base import Base, KeyMixin
from claimtrack.db.types import UtcDateTime, enum_type


class BulkField(StrEnum):
    """What about the claims was changed."""

    PRIORITY = "priority"
    DUE_ON = "due_on"
    ASSIGNEE = "assignee"
    TAG = "tag"
    UNTAG = "untag"


class BulkChange(KeyMixin, Base):
    """One change of many claims by one person."""

    __tablename__ = "bulk_change"

    field: Mapped[BulkField] = mapped_column(enum_type(BulkField))
    # The value that all of them got: a number, a day or a key as text; None for no day or nobody.
    value: Mapped[str | None] = mapped_column(String(64))
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    claims: Mapped[list["BulkChangeClaim"]] = relationship(lazy="raise", order_by="BulkChangeClaim.claim_id")


class BulkChangeClaim(Base):
    """A claim that a bulk change changed, and its value before."""

    __tablename__ = "bulk_change_claim"
    __table_args__ = ()

    bulk_change_id: Mapped[int] = mapped_column(
        ForeignKey("bulk_change.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    claim_id: Mapped[int] = mapped_column(
        ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, index=True, autoincrement=False
    )
    before: Mapped[str | None] = mapped_column(String(64))
