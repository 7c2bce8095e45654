"""Claimants: who made a statement."""

from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import enum_type


class ClaimantKind(StrEnum):
    """A person or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Claimant(KeyMixin, Base):
    """A person or an organisation that makes claims."""

    __tablename__ = "claimant"

    name: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[ClaimantKind] = mapped_column(enum_type(ClaimantKind))
    role: Mapped[str | None] = mapped_column(String(200))
    party: Mapped[str | None] = mapped_column(String(200))

    aliases: Mapped[list["ClaimantAlias"]] = relationship(lazy="raise")


class ClaimantAlias(KeyMixin, Base):
    """Another name of a claimant, such as a short or an inflected form."""

    __tablename__ = "claimant_alias"
    __table_args__ = table_arguments(UniqueConstraint("claimant_id", "name"))

    claimant_id: Mapped[int] = mapped_column(ForeignKey("claimant.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(200), index=True)
