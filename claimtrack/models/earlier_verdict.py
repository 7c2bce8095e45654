"""What other desks found before: verdicts that were read in from files, and what they are looked up by."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.clock import PartialDate
from claimtrack.db.base import Base, KeyMixin
from claimtrack.db.types import PartialDateText, UtcDateTime


class ImportBatch(KeyMixin, Base):
    """Earlier verdicts that came in together from a file; a long file makes many batches."""

    __tablename__ = "import_batch"

    file_name: Mapped[str] = mapped_column(String(200))
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime)

    verdicts: Mapped[list["EarlierVerdict"]] = relationship(lazy="raise", order_by="EarlierVerdict.id")


class EarlierVerdict(KeyMixin, Base):
    """A verdict of somebody else on a claim; `url` is a path where its record named no host.

    The three numbers of its rating come together or not at all.
    """

    __tablename__ = "earlier_verdict"

    # The SHA-256 of address and claim: what makes it the same one when it is read in again.
    key: Mapped[str] = mapped_column(String(64), unique=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"), index=True)
    claim: Mapped[str]
    url: Mapped[str] = mapped_column(String(2000))
    rating: Mapped[str | None] = mapped_column(String(500))
    rating_value: Mapped[float | None]
    rating_best: Mapped[float | None]
    rating_worst: Mapped[float | None]
    claimant: Mapped[str | None] = mapped_column(String(200))
    said_on: Mapped[PartialDate | None] = mapped_column(PartialDateText)
    publisher: Mapped[str | None] = mapped_column(String(200))
    site: Mapped[str | None] = mapped_column(String(200))
    title: Mapped[str | None] = mapped_column(String(500))
    reviewed_on: Mapped[PartialDate | None] = mapped_column(PartialDateText)
    language: Mapped[str | None] = mapped_column(String(8))


class EarlierVerdictTerm(Base):
    """A base form of a word in the claim of an earlier verdict."""

    __tablename__ = "earlier_verdict_term"
    __table_args__ = ()

    term: Mapped[str] = mapped_column(String(64), primary_key=True)
    earlier_verdict_id: Mapped[int] = mapped_column(
        ForeignKey("earlier_verdict.id", ondelete="CASCADE"), primary_key=True, index=True
    )
