"""Legal holds: what may not be removed or purged as long as they last."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import UtcDateTime, enum_type

_IN_FORCE = text("lifted_at IS NULL")


class HoldKind(StrEnum):
    """What a hold is on."""

    DESK = "desk"
    ARTICLE = "article"
    CLAIM = "claim"


class LegalHold(KeyMixin, Base):
    """A hold on the whole desk (`object_id` is 0), an article or a claim; lifted ones stay to be seen."""

    __tablename__ = "legal_hold"
    __table_args__ = table_arguments(
        Index(
            "uq_legal_hold_in_force",
            "object_kind",
            "object_id",
            unique=True,
            sqlite_where=_IN_FORCE,
            postgresql_where=_IN_FORCE,
        ),
    )

    object_kind: Mapped[HoldKind] = mapped_column(enum_type(HoldKind))
    object_id: Mapped[int]
    reason: Mapped[str]
    placed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    lifted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
