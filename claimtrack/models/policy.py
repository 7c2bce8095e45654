"""The desk's policy: what makes a review fair here, as versioned rows."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import Base, table_arguments
from claimtrack.db.types import JsonText, UtcDateTime, enum_type


class Credits(StrEnum):
    """Whom a public verdict names."""

    NOBODY = "nobody"
    DESK = "desk"
    AUTHORS = "authors"
    AUTHORS_AND_APPROVERS = "authors_and_approvers"


class Policy(Base):
    """One version of the policy; the highest version is in force."""

    __tablename__ = "policy"
    __table_args__ = table_arguments(
        CheckConstraint("quorum >= 1", name="quorum_positive"),
        CheckConstraint("sources_required >= 0", name="sources_required_not_negative"),
        CheckConstraint("lease_minutes >= 1", name="lease_minutes_positive"),
        CheckConstraint("answer_days >= 0", name="answer_days_not_negative"),
    )

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    rating_scale_id: Mapped[int] = mapped_column(ForeignKey("rating_scale.id"))
    quorum: Mapped[int] = mapped_column(default=1)
    sources_required: Mapped[int] = mapped_column(default=1)
    lease_minutes: Mapped[int] = mapped_column(default=60)
    self_approval: Mapped[bool] = mapped_column(default=False)
    peer_approval: Mapped[bool] = mapped_column(default=False)
    read_only: Mapped[bool] = mapped_column(default=False)
    # Why, in the words of whoever switched it; an opened desk keeps none.
    read_only_reason: Mapped[str] = mapped_column(Text, default="")
    # Each source with an address has to have been archived, or tried to be.
    archive_before_proposing: Mapped[bool] = mapped_column(default=False)
    # Readers may read the desk's archived copies; else they are told only that there is one.
    public_copies: Mapped[bool] = mapped_column(default=False)
    # Days in which a complaint should be answered; 0 for no deadline.
    answer_days: Mapped[int] = mapped_column(default=14)
    # Complaints that were decided on stand on the verdict's public page, never with a name.
    show_complaints: Mapped[bool] = mapped_column(default=False)
    credits: Mapped[Credits] = mapped_column(enum_type(Credits), default=Credits.NOBODY)
    publisher_name: Mapped[str] = mapped_column(String(200))
    publisher_url: Mapped[str | None] = mapped_column(String(2000))
    publisher_logo_url: Mapped[str | None] = mapped_column(String(2000))
    # By language, then by page (methodology, corrections, about): Markdown.
    texts: Mapped[dict[str, dict[str, str]]] = mapped_column(JsonText)
