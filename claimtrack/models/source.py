"""Sources: evidence on a claim, and archived copies of it."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.clock import PartialDate
from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import PartialDateText, UtcDateTime, enum_type


class Stance(StrEnum):
    """What a source says about the claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class CopyState(StrEnum):
    """How far the archiving of a copy has come."""

    PENDING = "pending"
    RUNNING = "running"
    STORED = "stored"
    FAILED = "failed"


class PageFinding(StrEnum):
    """What became of a cited page."""

    GONE = "gone"
    CHANGED = "changed"


class Source(KeyMixin, Base):
    """One piece of evidence, found at an address or named by a reference."""

    __tablename__ = "source"
    __table_args__ = table_arguments(
        CheckConstraint("url IS NOT NULL OR reference IS NOT NULL", name="url_or_reference"),
        Index(None, "claim_id", "position"),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    position: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)
    url: Mapped[str | None] = mapped_column(String(2000))
    # A document, a letter, an interview: what stands in place of an address.
    reference: Mapped[str | None] = mapped_column(String(500))
    title: Mapped[str] = mapped_column(String(500))
    publisher: Mapped[str | None] = mapped_column(String(200))
    primary: Mapped[bool] = mapped_column("is_primary", default=False)
    stance: Mapped[Stance] = mapped_column(enum_type(Stance))
    quote: Mapped[str] = mapped_column(default="")
    locator: Mapped[str | None] = mapped_column(String(200))
    published_on: Mapped[PartialDate | None] = mapped_column(PartialDateText)
    accessed_on: Mapped[date]
    # A document in the instance folder, by the SHA-256 of what is in it.
    document_hash: Mapped[str | None] = mapped_column(String(64))
    document_name: Mapped[str | None] = mapped_column(String(200))
    document_type: Mapped[str | None] = mapped_column(String(100))
    document_size: Mapped[int | None]
    # For the desk alone: in no revision, page, feed or event.
    note: Mapped[str] = mapped_column(default="")
    # Readers and the audit are not told who it is: they have a salted digest, which can be made meaningless.
    unnamed: Mapped[bool] = mapped_column(default=False)
    erasable_id: Mapped[int | None] = mapped_column(ForeignKey("erasable_value.id"))
    identity_digest: Mapped[str | None] = mapped_column(String(64))
    # The source of another claim that this one was taken from.
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("source.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # Removing keeps the row, so that it can be put back.
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    copies: Mapped[list["SourceCopy"]] = relationship(lazy="raise", back_populates="source")


class SourceCopy(KeyMixin, Base):
    """An archived copy of a source, kept by the desk or by a web archive."""

    __tablename__ = "source_copy"
    __table_args__ = table_arguments(Index(None, "state", "checked_at"))

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), index=True)
    state: Mapped[CopyState] = mapped_column(enum_type(CopyState))
    attempts: Mapped[int] = mapped_column(default=0)
    # The refusal as `services.evidence.stored_refusals` writes it, to be shown in the reader's language.
    last_error: Mapped[str | None]
    # What was asked for, and where the way to the page ended.
    url: Mapped[str | None] = mapped_column(String(2000))
    final_url: Mapped[str | None] = mapped_column(String(2000))
    content_type: Mapped[str | None] = mapped_column(String(100))
    # Where in the instance folder the WARC file is.
    path: Mapped[str | None] = mapped_column(String(500))
    # SHA-256 of the page's body, of the WARC file, of the readable HTML file, and of the words alone.
    content_hash: Mapped[str | None] = mapped_column(String(64))
    warc_hash: Mapped[str | None] = mapped_column(String(64))
    readable_hash: Mapped[str | None] = mapped_column(String(64))
    text_hash: Mapped[str | None] = mapped_column(String(64))
    stored_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # When the page was last looked at, what became of it, since when, by which words,
    # and when somebody dealt with it.
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finding: Mapped[PageFinding | None] = mapped_column(enum_type(PageFinding))
    found_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_hash: Mapped[str | None] = mapped_column(String(64))
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # When its files were purged on somebody's demand, and why, as the page says; the hashes stay.
    purged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    purge_reason: Mapped[str | None]

    @property
    def open_finding(self) -> PageFinding | None:
        """What became of the page, until somebody has dealt with it."""
        return self.finding if self.settled_at is None else None

    source: Mapped[Source] = relationship(lazy="raise", back_populates="copies")
