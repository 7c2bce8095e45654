"""What was sent to webhooks long ago is forgotten; what still waits, and what is new, stays."""

from datetime import timedelta

from claimtrack.models import (
    DeliveryAttempt,
    DeliveryState,
    PushEvent,
    PushMessage,
    Webhook,
    WebhookDelivery,
)
from claimtrack.services.push.delivery_log import forget_deliveries
from tests.desk import TrialDesk
from tests.services.record import count_rows


def add_delivery(desk: TrialDesk, *, days: int, state: DeliveryState = DeliveryState.DELIVERED) -> None:
    at = desk.now - timedelta(days=days)
    with desk.writing() as session:
        webhook = session.get(Webhook, 1) or Webhook(
            name="Hook",
            address="https://hook.example/",
            events=[],
            languages=[],
            active=True,
            created_at=at,
            created_by_id=desk.person("adam").user_id,
        )
        message = PushMessage(key=f"msg_{days}_{state}", event=PushEvent.PUBLISHED, created_at=at, body="{}")
        session.add_all((webhook, message))
        session.flush()
        delivery = WebhookDelivery(webhook_id=1, message_id=message.id, state=state, created_at=at)
        session.add(delivery)
        session.flush()
        session.add(DeliveryAttempt(delivery_id=delivery.id, at=at, status=200))


def forget(desk: TrialDesk, days: int = 90) -> int:
    with desk.writing() as session:
        return forget_deliveries(session, before=desk.now - timedelta(days=days))


def counts(desk: TrialDesk) -> tuple[int, ...]:
    return tuple(count_rows(desk, table) for table in (PushMessage, WebhookDelivery, DeliveryAttempt))


def test_only_what_is_old_is_forgotten_with_all_that_belongs_to_it(desk: TrialDesk) -> None:
    add_delivery(desk, days=100)
    add_delivery(desk, days=91, state=DeliveryState.PENDING)
    add_delivery(desk, days=89)
    assert forget(desk) == 1
    assert counts(desk) == (2, 2, 2)
    assert forget(desk) == 0
    assert counts(desk) == (2, 2, 2)


def test_without_anything_nothing_happens(desk: TrialDesk) -> None:
    assert forget(desk) == 0
