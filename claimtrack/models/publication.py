"""Publications: what the public sees, with its corrections."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Uuid, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import UtcDateTime, enum_type
from claimtrack.models.claim import Claim
from claimtrack.models.verdict import CorrectionKind, VerdictRevision
from claimtrack.workflow import PublicationState

# Few are waiting at a time, and the worker asks for them every minute.
_SCHEDULED = text("scheduled_for IS NOT NULL")
_ORIGINAL = text("original_id IS NULL")


class Publication(KeyMixin, Base):
    """A claim's public verdict: its identifier and address never change, its revision may.

    A claim has one, and one more for each language that it is translated into: those have an `original`.
    """

    __tablename__ = "publication"
    __table_args__ = table_arguments(
        Index(None, "state", "updated_at", "id"),
        # What the public site lists, by date and by claimant.
        Index(None, "updated_at", "id"),
        Index(None, "state", "published_at", "id"),
        Index(None, "claimant_id", "published_at", "id"),
        Index(
            "ix_publication_claim_id_original",
            "claim_id",
            unique=True,
            sqlite_where=_ORIGINAL,
            postgresql_where=_ORIGINAL,
        ),
        Index(
            "ix_publication_scheduled_for",
            "scheduled_for",
            sqlite_where=_SCHEDULED,
            postgresql_where=_SCHEDULED,
        ),
    )

    uuid: Mapped[UUID] = mapped_column(Uuid, unique=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    original_id: Mapped[int | None] = mapped_column(ForeignKey("publication.id"), index=True)
    # A translation of what is not the verdict any more.
    outdated: Mapped[bool] = mapped_column(default=False, server_default=false())
    # The revision that readers see; None until it is published for the first time.
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("verdict_revision.id"))
    slug: Mapped[str | None] = mapped_column(String(120), unique=True)
    state: Mapped[PublicationState] = mapped_column(enum_type(PublicationState))
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    updated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Who made the claim, as readers are told: the claim's own may change before a correction is out.
    claimant_id: Mapped[int | None] = mapped_column(ForeignKey("claimant.id"))
    # When `scheduled_revision_id` becomes the one that readers see. The state is only then `scheduled` when
    # readers see nothing yet.
    scheduled_for: Mapped[datetime | None] = mapped_column(UtcDateTime)
    scheduled_revision_id: Mapped[int | None] = mapped_column(ForeignKey("verdict_revision.id"))
    # Until then it cannot be published by hand either.
    embargoed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)

    claim: Mapped[Claim] = relationship(lazy="raise")
    revision: Mapped[VerdictRevision | None] = relationship(foreign_keys=[revision_id], lazy="raise")
    original: Mapped["Publication | None"] = relationship(remote_side="Publication.id", lazy="raise")
    corrections: Mapped[list["Correction"]] = relationship(lazy="raise", order_by="Correction.id")


class Correction(KeyMixin, Base):
    """A public note on what changed between two published revisions, or why one was retracted."""

    __tablename__ = "correction"
    __table_args__ = table_arguments(Index(None, "kind", "made_at", "id"))

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), index=True)
    from_revision_id: Mapped[int] = mapped_column(ForeignKey("verdict_revision.id"))
    to_revision_id: Mapped[int] = mapped_column(ForeignKey("verdict_revision.id"))
    kind: Mapped[CorrectionKind] = mapped_column(enum_type(CorrectionKind))
    note: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class OldAddress(KeyMixin, Base):
    """Where a check of the desk's own was before it came here; `key` is the SHA-256 of its path and query."""

    __tablename__ = "old_address"

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), index=True)
    url: Mapped[str] = mapped_column(String(2000))
    key: Mapped[str] = mapped_column(String(64), index=True)


class PublicationTerm(Base):
    """A base form of a word in a published verdict: what claim search looks up, alike on both databases."""

    __tablename__ = "publication_term"
    __table_args__ = ()

    term: Mapped[str] = mapped_column(String(64), primary_key=True)
    publication_id: Mapped[int] = mapped_column(
        ForeignKey("publication.id", ondelete="CASCADE"), primary_key=True, index=True
    )
