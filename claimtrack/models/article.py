"""Articles: a story, its versions, and the addresses it was seen at."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.clock import PartialDate
from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import PartialDateText, UtcDateTime


class Article(KeyMixin, Base):
    """A story, whatever its present wording."""

    __tablename__ = "article"

    title: Mapped[str] = mapped_column(String(500))
    language: Mapped[str] = mapped_column(String(16), index=True)
    publisher: Mapped[str | None] = mapped_column(String(200), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)

    versions: Mapped[list["ArticleVersion"]] = relationship(
        back_populates="article", order_by="ArticleVersion.number", lazy="raise"
    )
    addresses: Mapped[list["ArticleAddress"]] = relationship(back_populates="article", lazy="raise")


class ArticleVersion(KeyMixin, Base):
    """One wording of an article. Offsets of appearances are code points into `text`."""

    __tablename__ = "article_version"
    __table_args__ = table_arguments(UniqueConstraint("article_id", "number"))

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(deferred=True)
    # SHA-256 of the text in UTF-8: the same text is stored once.
    content_hash: Mapped[str] = mapped_column(String(64), unique=True)
    # SHA-256 of the bytes that were read, for showing later what they were.
    original_hash: Mapped[str] = mapped_column(String(64))
    published_on: Mapped[PartialDate | None] = mapped_column(PartialDateText)
    fetched_at: Mapped[datetime] = mapped_column(UtcDateTime)
    extracted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    extraction_model: Mapped[str | None] = mapped_column(String(100))
    # When the text was purged on somebody's demand, and why, as the page says; the hashes stay.
    purged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    purge_reason: Mapped[str | None]

    article: Mapped[Article] = relationship(back_populates="versions", lazy="raise")


class ArticleAddress(KeyMixin, Base):
    """An address at which an article was seen."""

    __tablename__ = "article_address"
    __table_args__ = table_arguments(UniqueConstraint("article_id", "url"))

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    url: Mapped[str] = mapped_column(String(2000), index=True)
    publisher: Mapped[str | None] = mapped_column(String(200))
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)

    article: Mapped[Article] = relationship(back_populates="addresses", lazy="raise")
