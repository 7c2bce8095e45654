"""What readers send to the desk: reports of errors, objections, replies, and tips what to check."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import UtcDateTime, enum_type
from claimtrack.models.publication import Publication
from claimtrack.models.user import ErasableValue, User

# Few wait for an answer at a time, and each page of the desk counts them.
_OPEN = text("closed_at IS NULL")


class MessageKind(StrEnum):
    """What somebody sent. All but the tip are complaints about a public verdict."""

    ERROR_REPORT = "error_report"
    OBJECTION = "objection"
    REPLY = "reply"
    TIP = "tip"


class MessageOutcome(StrEnum):
    """What came of it: the first four of a complaint, the last two of a tip."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    REJECTED = "rejected"
    NO_ANSWER = "no_answer"
    TAKEN_UP = "taken_up"
    DECLINED = "declined"


class ReaderMessage(KeyMixin, Base):
    """A message from the public; who sent it, what it says and what was answered can be erased."""

    __tablename__ = "reader_message"
    __table_args__ = table_arguments(
        Index("ix_reader_message_open", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_reader_message_due", "answer_due_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index(None, "kind", "id"),
        Index(None, "publication_id", "id"),
        Index(None, "received_at"),
        Index(None, "assignee_id", "id"),
    )

    kind: Mapped[MessageKind] = mapped_column(enum_type(MessageKind))
    # What the sender may quote, and nobody can guess.
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    # The verdict it is about; None for a tip.
    publication_id: Mapped[int | None] = mapped_column(ForeignKey("publication.id"))
    # The language of the page it was sent from.
    language: Mapped[str] = mapped_column(String(16))
    # JSON objects of strings: words and link; name and e-mail address; the desk's answer as it is.
    content_id: Mapped[int] = mapped_column(ForeignKey("erasable_value.id"))
    sender_id: Mapped[int | None] = mapped_column(ForeignKey("erasable_value.id"))
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("erasable_value.id"))
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer_due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    outcome: Mapped[MessageOutcome | None] = mapped_column(enum_type(MessageOutcome))
    # What readers are told of the outcome where the desk shows complaints.
    public_note: Mapped[str] = mapped_column(default="")
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    # What became of a tip.
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    forgotten_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    publication: Mapped[Publication | None] = relationship(lazy="raise")
    content: Mapped[ErasableValue] = relationship(foreign_keys=[content_id], lazy="raise")
    sender: Mapped[ErasableValue | None] = relationship(foreign_keys=[sender_id], lazy="raise")
    answer: Mapped[ErasableValue | None] = relationship(foreign_keys=[answer_id], lazy="raise")
    assignee: Mapped[User | None] = relationship(foreign_keys=[assignee_id], lazy="raise")
    closed_by: Mapped[User | None] = relationship(foreign_keys=[closed_by_id], lazy="raise")

    @property
    def is_open(self) -> bool:
        """Whether nobody has dealt with it yet."""
        return self.closed_at is None

    @property
    def is_tip(self) -> bool:
        """Whether it asks to check something, and is about no verdict."""
        return self.kind is MessageKind.TIP
