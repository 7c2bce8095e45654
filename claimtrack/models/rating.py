"""Rating scales: versioned lists of ratings; old verdicts keep the version they were given on."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import JsonText, UtcDateTime


class RatingScale(KeyMixin, Base):
    """One version of a scale; it is never changed, renaming makes the next version."""

    __tablename__ = "rating_scale"
    __table_args__ = table_arguments(UniqueConstraint("slug", "version"))

    slug: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    ratings: Mapped[list["Rating"]] = relationship(
        back_populates="scale", order_by="Rating.position", lazy="raise"
    )


class Rating(KeyMixin, Base):
    """One step of a scale. `number` is None for a rating outside the order (unverifiable)."""

    __tablename__ = "rating"
    __table_args__ = table_arguments(UniqueConstraint("scale_id", "slug"))

    scale_id: Mapped[int] = mapped_column(ForeignKey("rating_scale.id"))
    slug: Mapped[str] = mapped_column(String(64))
    position: Mapped[int]
    number: Mapped[int | None]
    colour: Mapped[str] = mapped_column(String(16))
    labels: Mapped[dict[str, str]] = mapped_column(JsonText)
    descriptions: Mapped[dict[str, str]] = mapped_column(JsonText)

    scale: Mapped[RatingScale] = relationship(back_populates="ratings", lazy="raise")

    def label(self, language: str) -> str:
        """Return the label in `language`, else in English, else the slug."""
        return self.labels.get(language) or self.labels.get("en") or self.slug

    @property
    def key(self) -> str:
        """The key on the keyboard that gives this rating: its number, 0 for one without."""
        return str(self.number or 0)
