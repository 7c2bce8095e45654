"""What is sent to other machines: subscriptions, messages, each delivery with its attempts, and hubs."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claimtrack.db.base import Base, KeyMixin, table_arguments
from claimtrack.db.types import JsonText, UtcDateTime, enum_type

_PENDING = text("state = 'pending'")


class PushEvent(StrEnum):
    """What a message tells."""

    PUBLISHED = "verdict.published"
    CORRECTED = "verdict.corrected"
    UPDATED = "verdict.updated"
    CLARIFIED = "verdict.clarified"
    RETRACTED = "verdict.retracted"
    MERGED = "verdict.merged"
    RESTORED = "verdict.restored"
    PING = "ping"


class DeliveryState(StrEnum):
    """How far a delivery has come."""

    PENDING = "pending"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"


class Webhook(KeyMixin, Base):
    """A subscription: who wants to be told of what; `version` tells a stale form."""

    __tablename__ = "webhook"

    name: Mapped[str] = mapped_column(String(100))
    address: Mapped[str] = mapped_column(String(2000))
    events: Mapped[list[str]] = mapped_column(JsonText)
    # None at all means every language.
    languages: Mapped[list[str]] = mapped_column(JsonText)
    active: Mapped[bool]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    # Since when nothing has arrived; None while the last attempt was a success.
    failing_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Nothing is sent from then on until somebody has it go on; what is to be sent waits.
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    secrets: Mapped[list["WebhookSecret"]] = relationship(lazy="raise", order_by="WebhookSecret.id")


class WebhookSecret(KeyMixin, Base):
    """What one secret of a webhook is derived from; without the desk's key it is worth nothing."""

    __tablename__ = "webhook_secret"

    webhook_id: Mapped[int] = mapped_column(ForeignKey("webhook.id", ondelete="CASCADE"), index=True)
    nonce: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # None for the one that stays.
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PushMessage(KeyMixin, Base):
    """What is told, in the very bytes that every attempt sends."""

    __tablename__ = "push_message"

    key: Mapped[str] = mapped_column(String(64), unique=True)
    event: Mapped[PushEvent] = mapped_column(enum_type(PushEvent))
    publication_id: Mapped[int | None] = mapped_column(ForeignKey("publication.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    body: Mapped[str]


class WebhookDelivery(KeyMixin, Base):
    """One message on its way to one webhook."""

    __tablename__ = "webhook_delivery"
    __table_args__ = table_arguments(
        UniqueConstraint("webhook_id", "message_id"),
        Index(
            "ix_webhook_delivery_due",
            "next_attempt_at",
            "webhook_id",
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
    )

    webhook_id: Mapped[int] = mapped_column(ForeignKey("webhook.id", ondelete="CASCADE"))
    message_id: Mapped[int] = mapped_column(ForeignKey("push_message.id"), index=True)
    state: Mapped[DeliveryState] = mapped_column(enum_type(DeliveryState))
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    next_attempt_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    webhook: Mapped[Webhook] = relationship(lazy="raise")
    message: Mapped[PushMessage] = relationship(lazy="raise")
    log: Mapped[list["DeliveryAttempt"]] = relationship(lazy="raise", order_by="DeliveryAttempt.id")


class DeliveryAttempt(KeyMixin, Base):
    """What came of one attempt: the status that was answered, or why there was none."""

    __tablename__ = "delivery_attempt"

    delivery_id: Mapped[int] = mapped_column(
        ForeignKey("webhook_delivery.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    status: Mapped[int | None]
    milliseconds: Mapped[int | None]
    # The beginning of what a refusal said, or the desk's own words on what went wrong (as JSON).
    answer: Mapped[str | None]
    error: Mapped[str | None]


class WebSubHub(KeyMixin, Base):
    """A hub of the settings, the feeds that it has to be told of, and what it answered last."""

    __tablename__ = "websub_hub"

    address: Mapped[str] = mapped_column(String(2000), unique=True)
    topics: Mapped[list[str]] = mapped_column(JsonText)
    # When the latest of them changed: what happens while a hub is told is told next.
    wanted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_status: Mapped[int | None]
    last_error: Mapped[str | None]
