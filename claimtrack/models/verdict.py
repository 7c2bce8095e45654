"""Verdicts: the draft being written, the frozen revisions, and the decisions on them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.clock import PartialDate
from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import PartialDateText, UtcDateTime, enum_type
from claimtrack.models.claim import Claim
from claimtrack.models.rating import Rating
from claimtrack.models.user import User


class CorrectionKind(StrEnum):
    """What a change to a published verdict is."""

    CORRECTION = "correction"
    UPDATE = "update"
    CLARIFICATION = "clarification"
    RETRACTION = "retraction"


class Decision(StrEnum):
    """What an approver says of one revision."""

    APPROVE = "approve"
    REQUEST_CHANGES = "request_changes"
    ABSTAIN = "abstain"


class Draft(KeyMixin, Base):
    """The verdict being written: one a claim, autosaved; `version` tells a stale form."""

    __tablename__ = "draft"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    rating_id: Mapped[int | None] = mapped_column(ForeignKey("rating.id"))
    headline: Mapped[str] = mapped_column(default="")
    short_wording: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    explanation: Mapped[str] = mapped_column(default="")
    as_of: Mapped[PartialDate | None] = mapped_column(PartialDateText)
    correction_kind: Mapped[CorrectionKind | None] = mapped_column(enum_type(CorrectionKind))
    correction_note: Mapped[str] = mapped_column(default="")
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    rating: Mapped[Rating | None] = relationship(lazy="raise")
    contributors: Mapped[list["DraftContributor"]] = relationship(lazy="raise")


class DraftContributor(Base):
    """Someone who changed the words or the sources since the last published revision."""

    __tablename__ = "draft_contributor"
    __table_args__ = ()

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    first_at: Mapped[datetime] = mapped_column(UtcDateTime)


_WRITTEN = text("translates_id IS NULL")
_TRANSLATED = text("translates_id IS NOT NULL")


class VerdictRevision(KeyMixin, Base):
    """What `propose` froze. `body` is canonical JSON, `content_hash` its SHA-256; rows are never changed.

    A translation says another revision, `translates`, in its own `language`; they are counted by language.
    """

    __tablename__ = "verdict_revision"
    __table_args__ = table_arguments(
        Index(
            "ix_verdict_revision_claim_id_number",
            "claim_id",
            "number",
            unique=True,
            sqlite_where=_WRITTEN,
            postgresql_where=_WRITTEN,
        ),
        Index(
            "ix_verdict_revision_claim_id_language_number",
            "claim_id",
            "language",
            "number",
            unique=True,
            sqlite_where=_TRANSLATED,
            postgresql_where=_TRANSLATED,
        ),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    number: Mapped[int]
    body: Mapped[str]
    content_hash: Mapped[str] = mapped_column(String(64))
    rating_id: Mapped[int] = mapped_column(ForeignKey("rating.id"))
    language: Mapped[str] = mapped_column(String(16))
    translates_id: Mapped[int | None] = mapped_column(ForeignKey("verdict_revision.id"))
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    claim: Mapped[Claim] = relationship(lazy="raise")
    rating: Mapped[Rating] = relationship(lazy="raise")
    proposed_by: Mapped[User] = relationship(lazy="raise")
    contributors: Mapped[list["RevisionContributor"]] = relationship(lazy="raise")
    approvals: Mapped[list["Approval"]] = relationship(lazy="raise", order_by="Approval.id")


class RevisionContributor(Base):
    """Someone whose work is in a revision, and who therefore may not approve it."""

    __tablename__ = "revision_contributor"
    __table_args__ = ()

    revision_id: Mapped[int] = mapped_column(ForeignKey("verdict_revision.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)


class Approval(KeyMixin, Base):
    """One person's decision on one revision, told by its hash; rows are never changed."""

    __tablename__ = "approval"
    __table_args__ = table_arguments(Index(None, "revision_id", "approver_id"))

    revision_id: Mapped[int] = mapped_column(ForeignKey("verdict_revision.id"))
    revision_hash: Mapped[str] = mapped_column(String(64))
    approver_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    decision: Mapped[Decision] = mapped_column(enum_type(Decision))
    reason: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)

    approver: Mapped[User] = relationship(lazy="raise")
