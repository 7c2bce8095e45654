"""What was sent to webhooks long ago, forgotten: the log of it has no end otherwise."""

from datetime import datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from claimtrack.models import DeliveryAttempt, DeliveryState, PushMessage, WebhookDelivery

# At a time: between two steps others write.
MOST_AT_ONCE: Final = 500


def forget_deliveries(session: Session, *, before: datetime) -> int:
    """Delete deliveries from before then with their attempts, and messages that none is left of; return how
    many deliveries. What still waits to be sent stays. Run twice, it is done once.
    """
    # Keys rise with time, so the first one tells whether there is anything to do.
    first = session.scalar(select(WebhookDelivery.created_at).order_by(WebhookDelivery.id).limit(1))
    gone = _old_deliveries(session, before) if first is not None and first < before else []
    if gone:
        session.execute(delete(DeliveryAttempt).where(DeliveryAttempt.delivery_id.in_(gone)))
        session.execute(delete(WebhookDelivery).where(WebhookDelivery.id.in_(gone)))
    _forget_messages(session, before)
    return len(gone)


def _old_deliveries(session: Session, before: datetime) -> list[int]:
    statement = (
        select(WebhookDelivery.id)
        .where(WebhookDelivery.created_at < before, WebhookDelivery.state != DeliveryState.PENDING)
        .order_by(WebhookDelivery.id)
        .limit(MOST_AT_ONCE)
    )
    return list(session.scalars(statement))


def _forget_messages(session: Session, before: datetime) -> None:
    """A message that nobody was sent stands alone from the beginning."""
    first = session.scalar(select(PushMessage.created_at).order_by(PushMessage.id).limit(1))
    if first is None or first >= before:
        return
    sent = select(WebhookDelivery.id).where(WebhookDelivery.message_id == PushMessage.id)
    statement = (
        select(PushMessage.id)
        .where(PushMessage.created_at < before, ~sent.exists())
        .order_by(PushMessage.id)
        .limit(MOST_AT_ONCE)
    )
    session.execute(delete(PushMessage).where(PushMessage.id.in_(list(session.scalars(statement)))))
