"""Webhooks with a log: one that is in order, and one that took nothing for too long."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, update

from claimtrack.errors import SiteUnreachableError
from claimtrack.models import DeliveryAttempt, DeliveryState, Webhook, WebhookDelivery
from claimtrack.services.evidence.stored_refusals import refusal_text
from claimtrack.services.publishing.announcements import ping_webhook
from claimtrack.services.push.webhooks import EVENTS, WebhookDetails, add_webhook, rotate_secret
from tests.browser.walks.trial_desk import ServedDesk

ADDRESS = (
    "https://hook.example/a-rather-long-path/that-has-no-place-to-break/0123456789abcdef0123456789abcdef"
)


def fill_webhooks(desk: ServedDesk) -> dict[str, int]:
    """Return the webhooks' keys by what they are like."""
    found = {name: _add(desk, name) for name in ("in_order", "paused")}
    with desk.writing() as session:
        adam = desk.person("adam")
        for number, webhook_id in enumerate(found.values()):
            ping_webhook(
                session,
                webhook_id=webhook_id,
                identity=adam,
                uuid=UUID(int=number),
                base_url=desk.url,
                now=desk.now,
            )
        newest = 2
        rotate_secret(session, webhook_id=found["paused"], secret_id=newest, identity=adam, now=desk.now)
        session.flush()
        paused = update(Webhook).where(Webhook.id == found["paused"])
        session.execute(paused.values(paused_at=desk.now, failing_since=desk.now - timedelta(days=2)))
        for delivery in session.scalars(select(WebhookDelivery)).all():
            _tell(session.add, delivery, desk, fails=delivery.webhook_id == found["paused"])
    return found


def _add(desk: ServedDesk, name: str) -> int:
    details = WebhookDetails(name, ADDRESS, tuple(event.value for event in EVENTS), ("sl",))
    with desk.writing() as session:
        return add_webhook(session, details=details, identity=desk.person("adam"), now=desk.now).id


def _tell(add: object, delivery: WebhookDelivery, desk: ServedDesk, *, fails: bool) -> None:
    refused = refusal_text(SiteUnreachableError(host="hook.example", reason="its answer is broken"))
    outcomes: list[dict[str, object]] = [{"status": 503, "milliseconds": 1200, "answer": "busy " * 30}]
    outcomes.append({"error": refused} if fails else {"status": 204, "milliseconds": 85})
    for outcome in outcomes:
        add(DeliveryAttempt(delivery_id=delivery.id, at=desk.now, **outcome))  # type: ignore[operator]
    delivery.attempts = len(outcomes)
    delivery.state = DeliveryState.GIVEN_UP if fails else DeliveryState.DELIVERED
