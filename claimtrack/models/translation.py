"""A verdict in a second language: the words that are being written; what is frozen of them is a revision."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import UtcDateTime, enum_type
from claimtrack.models.publication import Publication
from claimtrack.models.verdict import VerdictRevision


class TranslationState(StrEnum):
    """What must be done with a translation."""

    WRITING = "writing"
    IN_APPROVAL = "in_approval"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"


class Translation(KeyMixin, Base):
    """A verdict's words in another language, one a claim and language; `version` tells a stale form.

    `source_revision` is the one that they say again, and `publication` what readers see of them.
    """

    __tablename__ = "translation"
    __table_args__ = table_arguments(UniqueConstraint("claim_id", "language"))

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    language: Mapped[str] = mapped_column(String(16))
    state: Mapped[TranslationState] = mapped_column(enum_type(TranslationState), index=True)
    version: Mapped[int] = mapped_column(default=1)
    source_revision_id: Mapped[int] = mapped_column(ForeignKey("verdict_revision.id"))
    publication_id: Mapped[int | None] = mapped_column(ForeignKey("publication.id"), unique=True)
    headline: Mapped[str] = mapped_column(default="")
    short_wording: Mapped[str] = mapped_column(default="")
    wording: Mapped[str] = mapped_column(default="")
    claimant_role: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    explanation: Mapped[str] = mapped_column(default="")
    correction_note: Mapped[str] = mapped_column(default="")
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    source_revision: Mapped[VerdictRevision] = relationship(lazy="raise")
    publication: Mapped[Publication | None] = relationship(lazy="raise")
    contributors: Mapped[list["TranslationContributor"]] = relationship(lazy="raise")


class TranslationContributor(Base):
    """Someone who changed the words since the translation was published last."""

    __tablename__ = "translation_contributor"
    __table_args__ = ()

    translation_id: Mapped[int] = mapped_column(
        ForeignKey("translation.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
    first_at: Mapped[datetime] = mapped_column(UtcDateTime)
