"""From what happened to a verdict to the messages that webhooks get and the hubs that are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.errors import WebhookOffError
from claimtrack.models import (
    Claim,
    DeliveryState,
    Publication,
    PushEvent,
    PushMessage,
    Webhook,
    WebhookDelivery,
)
from claimtrack.permission import Permission
from claimtrack.publish import ping_payload, push_payload
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.publishing.feed import load_public
from claimtrack.services.publishing.feed_items import feed_item, feed_publisher
from claimtrack.services.push.deliveries import add_deliveries, enqueue_deliveries
from claimtrack.services.push.hubs import FEEDS, VERDICT_FEEDS, want_pings
from claimtrack.services.push.webhooks import find_webhook

_WITHDRAWN = frozenset({PushEvent.RETRACTED, PushEvent.MERGED})


@dataclass(frozen=True, slots=True)
class Announcement:
    """What happened to a publication, `at` which instant, and the key of the message about it."""

    publication_id: int
    event: PushEvent
    at: datetime
    key: str

    @classmethod
    def of(cls, arguments: dict[str, Any]) -> "Announcement":
        """Return what a job was given."""
        event, at = PushEvent(arguments["event"]), datetime.fromisoformat(arguments["at"])
        return cls(arguments["publication_id"], event, at, arguments["key"])


def announce(
    session: Session, *, announcement: Announcement, base_url: str, hubs: Iterable[str], now: datetime
) -> None:
    """Have every webhook that asked for it, and every hub, told. Safe to run twice."""
    if session.scalar(select(PushMessage.id).where(PushMessage.key == announcement.key)) is not None:
        return
    wanted = select(Publication).where(Publication.id == announcement.publication_id)
    publication = load_public(session, wanted)[0]
    item = feed_item(publication, base_url=base_url)
    feeds = VERDICT_FEEDS if announcement.event is PushEvent.PUBLISHED else FEEDS
    want_pings(session, hubs=hubs, feeds=feeds, languages=(item.language,), base_url=base_url, now=now)
    message = _add_message(
        session, announcement, _body(session, publication, announcement, base_url=base_url)
    )
    subscribed = [
        webhook.id
        for webhook in session.scalars(select(Webhook).where(Webhook.active, Webhook.removed_at.is_(None)))
        if announcement.event.value in webhook.events
        and (not webhook.languages or item.language in webhook.languages)
    ]
    add_deliveries(session, message=message, webhook_ids=subscribed, now=now)


def ping_webhook(
    session: Session, *, webhook_id: int, identity: Identity, uuid: UUID, base_url: str, now: datetime
) -> None:
    """Have a webhook sent a message that tells nothing; while one waits, there is no other.

    Raises NotFoundError, WebhookOffError or NotPermittedError.
    """
    policy = current_policy(session)
    require(identity, Permission.DESK_ADMINISTER, policy)
    webhook = find_webhook(session, webhook_id=webhook_id)
    if not webhook.active:
        raise WebhookOffError
    waiting = session.scalar(
        select(WebhookDelivery.id)
        .join(WebhookDelivery.message)
        .where(WebhookDelivery.webhook_id == webhook_id, PushMessage.event == PushEvent.PING)
        .where(WebhookDelivery.state == DeliveryState.PENDING, WebhookDelivery.attempts == 0)
    )
    if waiting is not None:
        enqueue_deliveries(session, webhook_id=webhook_id, now=now)
        return
    publisher = feed_publisher(policy, base_url=base_url)
    body = ping_payload(PushEvent.PING.value, at=now, publisher=publisher)
    message = PushMessage(key=f"msg_{uuid.hex}", event=PushEvent.PING, created_at=now, body=body)
    session.add(message)
    session.flush()
    add_deliveries(session, message=message, webhook_ids=[webhook_id], now=now)


def _add_message(session: Session, announcement: Announcement, body: str) -> PushMessage:
    message = PushMessage(
        key=announcement.key,
        event=announcement.event,
        publication_id=announcement.publication_id,
        created_at=announcement.at,
        body=body,
    )
    session.add(message)
    session.flush()
    return message


def _body(session: Session, publication: Publication, announcement: Announcement, *, base_url: str) -> str:
    """Write what stands now: when two changes came quickly, the first message has the second's ClaimReview.

    Nothing that was corrected already is spread once more.
    """
    item, revision = feed_item(publication, base_url=base_url), publication.revision
    assert revision is not None  # noqa: S101 - `feed_item` refuses a publication without one
    successor = None
    if publication.claim.merged_into_id is not None:
        slug = session.scalar(
            select(Publication.slug)
            .join(Claim, Claim.id == Publication.claim_id)
            .where(Claim.id == publication.claim.merged_into_id, Publication.original_id.is_(None))
        )
        successor = f"{base_url}/verdicts/{slug}" if slug else None
    return push_payload(
        announcement.event.value,
        at=announcement.at,
        item=item,
        publisher=feed_publisher(current_policy(session), base_url=base_url),
        content_hash=revision.content_hash,
        withdrawn=item.retracted or successor is not None or announcement.event in _WITHDRAWN,
        successor=successor,
    )
