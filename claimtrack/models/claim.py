"""Claims: checkable statements, where they were made, and who is on them now."""

from datetime import date, datetime
from enum import IntEnum, StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from claimtrack.clock import PartialDate
from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import JsonText, NumberedEnum, PartialDateText, UtcDateTime, enum_type
from claimtrack.extract.values import Kind as ClaimKind
from claimtrack.models.article import ArticleVersion
from claimtrack.models.claimant import Claimant
from claimtrack.models.user import User
from claimtrack.workflow import ClaimState


class ClaimOrigin(StrEnum):
    """Whether a program found the claim or a person marked it."""

    EXTRACTED = "extracted"
    BY_HAND = "by_hand"


class DismissReason(StrEnum):
    """Why a claim will not be checked."""

    NOT_CHECKABLE = "not_checkable"
    OPINION = "opinion"
    DUPLICATE = "duplicate"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_OF_PUBLIC_INTEREST = "not_of_public_interest"
    WRONGLY_EXTRACTED = "wrongly_extracted"


class Medium(StrEnum):
    """What a claim was made in."""

    ARTICLE = "article"
    SPEECH = "speech"
    BROADCAST = "broadcast"
    POST = "post"
    IMAGE = "image"


class Priority(IntEnum):
    """How much a claim matters to the desk; a greater one comes first."""

    LOW = 0
    NORMAL = 1
    HIGH = 2
    URGENT = 3


# What is still to do. Queries write it out too: an index of some rows serves those that say the same.
TO_DO_STATES = frozenset({ClaimState.QUEUED, ClaimState.CHANGES_REQUESTED})
TO_DO = "state IN ('changes_requested', 'queued')"
_TO_DO = text(TO_DO)
_ASSIGNED = text("assignee_id IS NOT NULL")
_RECHECKED = text("recheck_on IS NOT NULL")
_TOLD = text("dismiss_note IS NOT NULL")
_MERGED = text("merged_into_id IS NOT NULL")
_AFTER_ALL_DAYS = date.max.toordinal() + 1
TO_DO_ORDERS = {
    "priority": ("priority", "due_rank", "score", "id"),
    "due": ("due_rank", "priority", "score", "id"),
    "score": ("score", "id"),
    "age": ("id",),
}


class Claim(KeyMixin, Base):
    """One checkable statement. Its state is written by `services.claims.transition` alone."""

    __tablename__ = "claim"
    __table_args__ = table_arguments(
        CheckConstraint("score >= 0 AND score <= 1", name="score_in_unit_interval"),
        # The queue's orders, with the key as tie-breaker for paging.
        Index(None, "state", "score", "id"),
        Index(None, "language", "score", "id"),
        Index(None, "score", "id"),
        Index(None, "priority", "due_rank", "score", "id"),
        Index(None, "due_rank", "priority", "score", "id"),
        Index(None, "state", "priority", "due_rank", "score", "id"),
        Index(None, "state", "due_rank", "priority", "score", "id"),
        Index(None, "state", "id"),
        Index(None, "state", "state_changed_at", "id"),
        Index(None, "created_at"),
        # The orders of what is to do: two states of one index would have to be sorted together.
        *(
            Index(f"ix_claim_to_do_{name}", *columns, sqlite_where=_TO_DO, postgresql_where=_TO_DO)
            for name, columns in TO_DO_ORDERS.items()
        ),
        Index("ix_claim_assignee_id", "assignee_id", sqlite_where=_ASSIGNED, postgresql_where=_ASSIGNED),
        # Few claims have one, and the worker asks for those that are due.
        Index("ix_claim_recheck_on", "recheck_on", sqlite_where=_RECHECKED, postgresql_where=_RECHECKED),
        # Readers are told why these will not be checked.
        Index("ix_claim_not_checked", "state_changed_at", "id", sqlite_where=_TOLD, postgresql_where=_TOLD),
        Index("ix_claim_merged_into_id", "merged_into_id", sqlite_where=_MERGED, postgresql_where=_MERGED),
    )

    wording: Mapped[str]
    standalone: Mapped[str]
    language: Mapped[str] = mapped_column(String(16))
    score: Mapped[float]
    reasons: Mapped[list[str]] = mapped_column(JsonText)
    kind: Mapped[ClaimKind] = mapped_column(enum_type(ClaimKind))
    origin: Mapped[ClaimOrigin] = mapped_column(enum_type(ClaimOrigin))
    model_version: Mapped[str | None] = mapped_column(String(100))
    claimant_id: Mapped[int | None] = mapped_column(ForeignKey("claimant.id"), index=True)
    state: Mapped[ClaimState] = mapped_column(enum_type(ClaimState), default=ClaimState.QUEUED)
    state_changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # Counts the changes to words and state, for telling a stale form.
    version: Mapped[int] = mapped_column(default=1)
    # Counts the changes to wording, standalone form, kind and claimant alone: taking a claim to save an edit
    # must not make the edit a stale one.
    words_version: Mapped[int] = mapped_column(default=1)
    # Whether a person changed anything: extraction then only scores it again.
    touched: Mapped[bool] = mapped_column(default=False)
    dismiss_reason: Mapped[DismissReason | None] = mapped_column(enum_type(DismissReason))
    dismiss_note: Mapped[str | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    recheck_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    priority: Mapped[Priority] = mapped_column(
        NumberedEnum(Priority), default=Priority.NORMAL, server_default=text(str(Priority.NORMAL.value))
    )
    # By the end of this day on the desk's clocks.
    due_on: Mapped[date | None]
    # Follows `due_on`: greater is sooner, and 0 is never, so that all keys of an order fall and none is NULL.
    due_rank: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    # Whose work it is meant to be; a lease says who is on it now.
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    assignee: Mapped[User | None] = relationship(lazy="raise")
    claimant: Mapped[Claimant | None] = relationship(lazy="raise")
    appearances: Mapped[list["Appearance"]] = relationship(
        back_populates="claim", order_by="Appearance.id", lazy="raise"
    )
    lease: Mapped["Lease | None"] = relationship(lazy="raise")
    topics: Mapped[list["Topic"]] = relationship(secondary="claim_topic", order_by="Topic.slug", lazy="raise")

    @validates("due_on")
    def _rank_due(self, _name: str, due_on: date | None) -> date | None:
        self.due_rank = due_rank(due_on)
        return due_on


def due_rank(due_on: date | None) -> int:
    """Return what `Claim.due_rank` is for a day: the sooner the greater, 0 for none."""
    return _AFTER_ALL_DAYS - due_on.toordinal() if due_on else 0


class Appearance(KeyMixin, Base):
    """A place where the claim was made: offsets in an article's version, or another medium's locator."""

    __tablename__ = "appearance"
    __table_args__ = table_arguments(
        CheckConstraint("(version_id IS NULL) = (start_offset IS NULL)", name="offsets_with_version"),
        CheckConstraint("start_offset < end_offset", name="offsets_in_order"),
        Index(None, "version_id", "start_offset"),
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("article_version.id"))
    start_offset: Mapped[int | None]
    end_offset: Mapped[int | None]
    medium: Mapped[Medium] = mapped_column(enum_type(Medium))
    quote: Mapped[str]
    said_on: Mapped[PartialDate | None] = mapped_column(PartialDateText)
    url: Mapped[str | None] = mapped_column(String(2000))
    # A time code, a page, a slide: where in the medium.
    locator: Mapped[str | None] = mapped_column(String(200))
    archived_url: Mapped[str | None] = mapped_column(String(2000))
    # A programme, an event, an account: where it was made when that is no article.
    place: Mapped[str | None] = mapped_column(String(200))
    # An image or a recording's transcript in the instance folder, by the SHA-256 of what is in it.
    document_hash: Mapped[str | None] = mapped_column(String(64))
    document_name: Mapped[str | None] = mapped_column(String(200))
    document_type: Mapped[str | None] = mapped_column(String(100))
    document_size: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    claim: Mapped[Claim] = relationship(back_populates="appearances", lazy="raise")
    version: Mapped[ArticleVersion | None] = relationship(lazy="raise")


class Lease(Base):
    """Who works on a claim until when; the key makes a second holder impossible."""

    __tablename__ = "lease"
    __table_args__ = ()

    claim_id: Mapped[int] = mapped_column(
        ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    holder_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)

    holder: Mapped[User] = relationship(lazy="raise")


class Topic(KeyMixin, Base):
    """A subject that claims are filed under."""

    __tablename__ = "topic"

    slug: Mapped[str] = mapped_column(String(64), unique=True)
    labels: Mapped[dict[str, str]] = mapped_column(JsonText)


class ClaimTopic(Base):
    """A claim's topic."""

    __tablename__ = "claim_topic"
    __table_args__ = (UniqueConstraint("topic_id", "claim_id"),)

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id", ondelete="CASCADE"), primary_key=True)
