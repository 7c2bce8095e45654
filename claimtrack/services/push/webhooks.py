"""Webhooks as administrators keep them: added, changed, switched off, had go on, removed; each is an event.

What an address holds besides its host may be a secret of the receiver's, so the audit has the host alone.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.audit import Actor, append_event
from claimtrack.errors import (
    AddressRefusedError,
    NotFoundError,
    StaleVersionError,
    WebhookAddressError,
    WebhookEventsError,
)
from claimtrack.intake.fetch import FetchPolicy, check_target, permitted_target
from claimtrack.models import PushEvent, Webhook
from claimtrack.permission import Permission
from claimtrack.security.identity import Identity
from claimtrack.security.policy import require
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.services.push.deliveries import enqueue_deliveries, resume_deliveries
from claimtrack.services.push.webhook_secrets import add_secret, valid_secrets

# The public internet, on the usual ports.
ANYWHERE: Final = FetchPolicy()
# What somebody can ask to be told of; a ping is sent on demand.
EVENTS = tuple(event for event in PushEvent if event is not PushEvent.PING)


@dataclass(frozen=True, slots=True)
class WebhookDetails:
    """What an administrator types. No language at all stands for every language."""

    name: str
    address: str
    events: tuple[str, ...]
    languages: tuple[str, ...] = ()
    active: bool = True


def add_webhook(
    session: Session,
    *,
    details: WebhookDetails,
    identity: Identity,
    now: datetime,
    limits: FetchPolicy = ANYWHERE,
) -> Webhook:
    """Return the new webhook, which has a secret; sent twice, it is added once.

    `limits` say where the desk may send to.
    Raises WebhookAddressError, WebhookEventsError, NotPermittedError or ReadOnlyError.
    """
    _admit(session, identity)
    values = _checked(details, limits)
    known = session.scalar(
        select(Webhook)
        .where(Webhook.name == values["name"], Webhook.address == values["address"])
        .where(Webhook.removed_at.is_(None))
    )
    if known is not None:
        return known
    webhook = Webhook(created_at=now, created_by_id=identity.user_id, **values)
    session.add(webhook)
    session.flush()
    add_secret(session, webhook_id=webhook.id, now=now)
    _record(session, webhook, "webhook.add", Actor.user(identity.user_id), now=now)
    return webhook


def change_webhook(
    session: Session,
    *,
    webhook_id: int,
    version: int,
    details: WebhookDetails,
    identity: Identity,
    now: datetime,
    limits: FetchPolicy = ANYWHERE,
) -> Webhook:
    """Return the webhook as it is from now on; sent twice, or changing nothing, it is changed once.

    `version` is the one that the form was made from. Raises NotFoundError, StaleVersionError,
    WebhookAddressError, WebhookEventsError, ...
    """
    _admit(session, identity)
    webhook, values = _locked(session, webhook_id), _checked(details, limits)
    changed = {name: value for name, value in values.items() if getattr(webhook, name) != value}
    if not changed:
        return webhook
    if webhook.version != version:
        raise StaleVersionError
    for name, value in changed.items():
        setattr(webhook, name, value)
    webhook.version += 1
    _record(session, webhook, "webhook.change", Actor.user(identity.user_id), now=now)
    if changed.get("active"):
        enqueue_deliveries(session, webhook_id=webhook.id, now=now)
    return webhook


def rotate_secret(
    session: Session, *, webhook_id: int, secret_id: int, identity: Identity, now: datetime
) -> Webhook:
    """Return the webhook, with a new secret beside the one it had; that one is valid for a day more.

    `secret_id` is the newest that the form knew: sent twice, it is changed once. Raises NotFoundError, ...
    """
    _admit(session, identity)
    webhook = _locked(session, webhook_id)
    if valid_secrets(session, webhook_id=webhook_id, now=now)[0].id == secret_id:
        add_secret(session, webhook_id=webhook_id, now=now)
        _record(session, webhook, "webhook.rotate", Actor.user(identity.user_id), now=now)
    return webhook


def resume_webhook(session: Session, *, webhook_id: int, identity: Identity, now: datetime) -> Webhook:
    """Return the webhook, to which everything that waits is sent now. Raises NotFoundError, ..."""
    _admit(session, identity)
    webhook = _locked(session, webhook_id)
    if webhook.paused_at is not None:
        webhook.paused_at = webhook.failing_since = None
        _record(session, webhook, "webhook.resume", Actor.user(identity.user_id), now=now)
        resume_deliveries(session, webhook_id=webhook_id, now=now)
    return webhook


def remove_webhook(session: Session, *, webhook_id: int, identity: Identity, now: datetime) -> None:
    """Take a webhook from the list; nothing more is sent to it. Raises NotFoundError, ..."""
    _admit(session, identity)
    webhook = _locked(session, webhook_id)
    webhook.removed_at, webhook.active = now, False
    _record(session, webhook, "webhook.remove", Actor.user(identity.user_id), now=now)


def find_webhook(session: Session, *, webhook_id: int) -> Webhook:
    """Return a webhook that was not removed. Raises NotFoundError."""
    webhook = session.get(Webhook, webhook_id)
    if webhook is None or webhook.removed_at is not None:
        raise NotFoundError(thing="webhook")
    return webhook


def list_webhooks(session: Session) -> list[Webhook]:
    """Return the webhooks by name."""
    statement = select(Webhook).where(Webhook.removed_at.is_(None)).order_by(Webhook.name, Webhook.id)
    return list(session.scalars(statement))


def count_paused(session: Session) -> int:
    """Return to how many webhooks nothing is sent because they failed for too long."""
    paused = (Webhook.paused_at.is_not(None), Webhook.active, Webhook.removed_at.is_(None))
    return session.scalar(select(func.count()).select_from(Webhook).where(*paused)) or 0


def _admit(session: Session, identity: Identity) -> None:
    policy = current_policy(session)
    require_writable(policy)
    require(identity, Permission.DESK_ADMINISTER, policy)


def _locked(session: Session, webhook_id: int) -> Webhook:
    session.get(Webhook, webhook_id, with_for_update=True, populate_existing=True)
    return find_webhook(session, webhook_id=webhook_id)


def _checked(details: WebhookDetails, limits: FetchPolicy) -> dict[str, object]:
    try:
        target = permitted_target(details.address, limits)
    except AddressRefusedError as error:
        raise WebhookAddressError(**error.params) from error
    events = [event.value for event in EVENTS if event.value in details.events]
    if not events:
        raise WebhookEventsError
    return {
        "name": details.name.strip() or target.host,
        "address": target.address,
        "events": events,
        "languages": sorted(details.languages),
        "active": details.active,
    }


def _record(session: Session, webhook: Webhook, action: str, actor: Actor, *, now: datetime) -> None:
    data = {
        "host": check_target(webhook.address).site,
        "events": webhook.events,
        "languages": webhook.languages,
        "active": webhook.active,
    }
    append_event(
        session,
        at=now,
        actor=actor,
        action=action,
        object_kind="webhook",
        object_id=webhook.id,
        data=data,
    )
