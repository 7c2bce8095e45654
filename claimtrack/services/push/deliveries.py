"""Deliveries of messages to webhooks: enqueued, tried, tried again, given up, sent once more."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session, joinedload, selectinload

from claimtrack.audit import Actor, append_event
from claimtrack.errors import NotFoundError, WebhookOffError
from claimtrack.models import DeliveryState, PushEvent, PushMessage, Webhook, WebhookDelivery
from claimtrack.outbox import enqueue_job
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.policy.policies import current_policy

# The kind of the job, and the actor that the audit names.
DELIVER = "deliver_webhook"
_MOST_HOOKS = 500
LOG_LENGTH = 50


def add_deliveries(
    session: Session, *, message: PushMessage, webhook_ids: Sequence[int], now: datetime
) -> None:
    """Have `message` sent to these webhooks, each of which gets a job of its own."""
    for webhook_id in webhook_ids:
        session.add(
            WebhookDelivery(
                webhook_id=webhook_id,
                message_id=message.id,
                state=DeliveryState.PENDING,
                created_at=now,
                next_attempt_at=now,
            )
        )
    session.flush()
    for webhook_id in webhook_ids:
        enqueue_deliveries(session, webhook_id=webhook_id, now=now)


def enqueue_deliveries(session: Session, *, webhook_id: int, now: datetime) -> None:
    """Have a job that sends what waits for a webhook. One that hangs keeps no other waiting."""
    enqueue_job(
        session,
        kind=DELIVER,
        arguments={"webhook_id": webhook_id},
        dedupe_key=f"{DELIVER}:{webhook_id}",
        now=now,
    )


def enqueue_due_deliveries(session: Session, *, now: datetime) -> int:
    """Have a job for each webhook that something is due for; return how many."""
    due = session.scalars(
        select(WebhookDelivery.webhook_id)
        .join(Webhook, Webhook.id == WebhookDelivery.webhook_id)
        .where(WebhookDelivery.state == DeliveryState.PENDING, WebhookDelivery.next_attempt_at <= now)
        .where(Webhook.active, Webhook.paused_at.is_(None))
        .group_by(WebhookDelivery.webhook_id)
        .limit(_MOST_HOOKS)
    ).all()
    for webhook_id in due:
        enqueue_deliveries(session, webhook_id=webhook_id, now=now)
    return len(due)


def next_delivery(session: Session, *, webhook_id: int, now: datetime) -> WebhookDelivery | None:
    """Return what to send to a webhook next, locked, with its message and webhook; None for nothing.

    What was tried least comes first, so that a message which a receiver chokes on holds up no other. While
    the webhook is paused, pings alone are sent: they are how somebody sees whether it is back.
    """
    statement = (
        select(WebhookDelivery)
        .join(WebhookDelivery.message)
        .join(WebhookDelivery.webhook)
        .options(joinedload(WebhookDelivery.message), joinedload(WebhookDelivery.webhook))
        .where(WebhookDelivery.webhook_id == webhook_id, WebhookDelivery.state == DeliveryState.PENDING)
        .where(WebhookDelivery.next_attempt_at <= now, Webhook.removed_at.is_(None))
        .where(or_(Webhook.active & Webhook.paused_at.is_(None), PushMessage.event == PushEvent.PING))
        .order_by(WebhookDelivery.attempts, WebhookDelivery.id)
        .limit(1)
        .with_for_update(of=WebhookDelivery)
    )
    return session.scalars(statement).one_or_none()


def resume_deliveries(session: Session, *, webhook_id: int, now: datetime) -> None:
    """Have everything that waits for a webhook sent now."""
    session.execute(
        update(WebhookDelivery)
        .where(WebhookDelivery.webhook_id == webhook_id, WebhookDelivery.state == DeliveryState.PENDING)
        .values(next_attempt_at=now, attempts=0)
    )
    enqueue_deliveries(session, webhook_id=webhook_id, now=now)


def replay_delivery(
    session: Session, *, delivery_id: int, identity: Identity, now: datetime
) -> WebhookDelivery:
    """Return the delivery, which is sent once more, with the same key and in the same words.

    Sent twice, it waits once. Raises NotFoundError, WebhookOffError or NotPermittedError.
    """
    require(identity, Permission.DESK_ADMINISTER, current_policy(session))
    delivery = session.get(
        WebhookDelivery,
        delivery_id,
        options=[joinedload(WebhookDelivery.webhook)],
        with_for_update={"of": WebhookDelivery},
        populate_existing=True,
    )
    if delivery is None or delivery.webhook.removed_at is not None:
        raise NotFoundError(thing="delivery")
    if not delivery.webhook.active:
        raise WebhookOffError
    if delivery.state is DeliveryState.PENDING:
        return delivery
    delivery.state, delivery.attempts, delivery.next_attempt_at = DeliveryState.PENDING, 0, now
    enqueue_deliveries(session, webhook_id=delivery.webhook_id, now=now)
    append_event(
        session,
        at=now,
        actor=Actor.user(identity.user_id),
        action="webhook.replay",
        object_kind="webhook",
        object_id=delivery.webhook_id,
        data={"delivery": delivery.id},
    )
    return delivery


def list_deliveries(session: Session, *, webhook_id: int, before: int | None = None) -> list[WebhookDelivery]:
    """Return a page of a webhook's deliveries with messages and attempts, the newest first.

    `before` is the key of the last one on the page before.
    """
    statement = (
        select(WebhookDelivery)
        .where(WebhookDelivery.webhook_id == webhook_id)
        .options(joinedload(WebhookDelivery.message), selectinload(WebhookDelivery.log))
        .order_by(WebhookDelivery.id.desc())
        .limit(LOG_LENGTH)
    )
    if before is not None:
        statement = statement.where(WebhookDelivery.id < before)
    return list(session.scalars(statement))
