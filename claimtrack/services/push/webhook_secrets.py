"""The secrets of webhooks: derived when they are needed, and changed with two valid for a while."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claimtrack.models import WebhookSecret
from claimtrack.security.secret_files import WEBHOOK_KEY, ensure_secret, read_secret
from claimtrack.security.webhook_signatures import derive_secret, new_nonce
from claimtrack.settings import Settings

# How long the old one still signs after a change.
BOTH_VALID: Final = timedelta(days=1)


def webhook_key(settings: Settings) -> str:
    """Return the desk's key that secrets are derived from; a desk from before there was one gets one."""
    ensure_secret(settings.secrets_folder, WEBHOOK_KEY)
    return read_secret(settings.secrets_folder, WEBHOOK_KEY)


def valid_secrets(session: Session, *, webhook_id: int, now: datetime) -> list[WebhookSecret]:
    """Return what the webhook's messages are signed with at `now`, the newest first."""
    statement = (
        select(WebhookSecret)
        .where(WebhookSecret.webhook_id == webhook_id)
        .where(or_(WebhookSecret.expires_at.is_(None), WebhookSecret.expires_at > now))
        .order_by(WebhookSecret.id.desc())
    )
    return list(session.scalars(statement))


def secret_values(session: Session, *, webhook_id: int, key: str, now: datetime) -> list[str]:
    """Return the secrets themselves that are valid at `now`, the newest first."""
    valid = valid_secrets(session, webhook_id=webhook_id, now=now)
    return [derive_secret(key, secret.nonce) for secret in valid]


def add_secret(session: Session, *, webhook_id: int, now: datetime) -> None:
    """Give a webhook a new secret. The one before is valid for a day, an older one no longer."""
    for age, secret in enumerate(valid_secrets(session, webhook_id=webhook_id, now=now)):
        secret.expires_at = now + BOTH_VALID if age == 0 else now
    session.add(WebhookSecret(webhook_id=webhook_id, nonce=new_nonce(), created_at=now))
    session.flush()
