"""What claims are looked up by on the desk."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import Base


class ClaimTerm(Base):
    """A base form of a word in a claim; `services.claims.claim_terms` keeps it in step with the words."""

    __tablename__ = "claim_term"
    __table_args__ = ()

    term: Mapped[str] = mapped_column(String(64), primary_key=True)
    claim_id: Mapped[int] = mapped_column(
        ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, index=True
    )
