"""Sending to one webhook what waits for it, one message after the other, until one is not taken."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Final

from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.db import Database
from claimtrack.errors import FetchError
from claimtrack.intake.fetch import PostAnswer, Poster
from claimtrack.models import DeliveryAttempt, DeliveryState, Webhook, WebhookDelivery
from claimtrack.security.webhook_signatures import sign_message
from claimtrack.services.evidence.stored_refusals import refusal_text
from claimtrack.services.push.deliveries import DELIVER, next_delivery
from claimtrack.services.push.push_schedule import PAUSE_AFTER, SECONDS, retry_at
from claimtrack.services.push.webhook_secrets import secret_values

# More is left to the next job: others want the thread too.
_MOST_A_RUN: Final = 50


@dataclass(frozen=True, slots=True)
class _Taken:
    """A delivery that this worker tries now."""

    id: int
    webhook_id: int
    address: str
    body: bytes
    headers: dict[str, str]
    at: datetime


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of an attempt."""

    answer: PostAnswer | None
    error: FetchError | None

    @property
    def is_success(self) -> bool:
        """Whether the message was taken."""
        return self.answer is not None and self.answer.is_success

    @property
    def is_gone(self) -> bool:
        """Whether the receiver wants nothing any more."""
        return self.answer is not None and self.answer.status == HTTPStatus.GONE


def send_waiting(database: Database, *, webhook_id: int, poster: Poster, key: str) -> int:
    """Send what waits for a webhook until one message is not taken; return how many were.

    `key` is the desk's, which secrets are derived from. Safe to run twice: a message that was sent by a
    worker which then died is sent again, with the same identifier. Nothing is locked while it is sent.
    """
    for sent in range(_MOST_A_RUN):
        taken = _take(database, webhook_id, poster=poster, key=key)
        if taken is None:
            return sent
        outcome = _send(poster, taken)
        with database.writing() as session:
            _note(session, taken, outcome, now=poster.now())
        if not outcome.is_success:
            return sent
    return _MOST_A_RUN


def _take(database: Database, webhook_id: int, *, poster: Poster, key: str) -> _Taken | None:
    now = poster.now()
    with database.writing() as session:
        delivery = next_delivery(session, webhook_id=webhook_id, now=now)
        if delivery is None:
            return None
        delivery.attempts += 1
        # Noted first: what takes a worker along is not tried again at once.
        delivery.next_attempt_at = retry_at(delivery.attempts, now) or now
        message = delivery.message
        secrets = secret_values(session, webhook_id=webhook_id, key=key, now=now)
        body = message.body.encode()
        headers = sign_message(body, key=message.key, at=now, secrets=secrets)
        return _Taken(delivery.id, webhook_id, delivery.webhook.address, body, headers, now)


def _send(poster: Poster, taken: _Taken) -> _Outcome:
    headers = {"Content-Type": "application/json; charset=utf-8", "Accept": "*/*", **taken.headers}
    try:
        answer = poster.post(taken.address, body=taken.body, headers=headers, seconds=SECONDS)
    except FetchError as error:
        return _Outcome(None, error)
    return _Outcome(answer, None)


def _note(session: Session, taken: _Taken, outcome: _Outcome, *, now: datetime) -> None:
    webhook = session.get_one(Webhook, taken.webhook_id, with_for_update=True, populate_existing=True)
    delivery = session.get_one(WebhookDelivery, taken.id, with_for_update=True, populate_existing=True)
    answer = outcome.answer
    session.add(
        DeliveryAttempt(
            delivery_id=delivery.id,
            at=taken.at,
            status=answer.status if answer else None,
            milliseconds=answer.milliseconds if answer else None,
            answer=answer.excerpt or None if answer else None,
            error=refusal_text(outcome.error) if outcome.error else None,
        )
    )
    if outcome.is_success:
        delivery.state, delivery.delivered_at, delivery.next_attempt_at = DeliveryState.DELIVERED, now, None
        webhook.failing_since = None
        return
    if retry_at(delivery.attempts, now) is None:
        delivery.state, delivery.next_attempt_at = DeliveryState.GIVEN_UP, None
    webhook.failing_since = webhook.failing_since or taken.at
    if webhook.paused_at is None and (outcome.is_gone or now - webhook.failing_since >= PAUSE_AFTER):
        _pause(session, webhook, gone=outcome.is_gone, now=now)


def _pause(session: Session, webhook: Webhook, *, gone: bool, now: datetime) -> None:
    """Leave a receiver alone that takes nothing; what is to be sent waits until somebody has it go on."""
    webhook.paused_at = now
    append_event(
        session,
        at=now,
        actor=Actor.job(DELIVER),
        action="webhook.pause",
        object_kind="webhook",
        object_id=webhook.id,
        data={"gone": gone},
    )
