"""The log of what was sent to a webhook, line by line, in words."""

import json
from dataclasses import dataclass

from flask_babel import gettext
from sqlalchemy.orm import Session

from claimtrack.errors import ClaimTrackError
from claimtrack.models import DeliveryAttempt, DeliveryState, WebhookDelivery, WebSubHub
from claimtrack.services.evidence.stored_refusals import stored_refusal
from claimtrack.services.push.deliveries import LOG_LENGTH, list_deliveries
from claimtrack.web.desk.administration.webhook_forms import DELIVERY_STATE_NAMES, EVENT_NAMES
from claimtrack.web.i18n import error_text


@dataclass(frozen=True, slots=True)
class LogLine:
    """One message to one webhook; `headline` is that of its verdict, and empty for a test."""

    delivery: WebhookDelivery
    event: str
    state: str
    waits: bool
    headline: str
    url: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some lines, the newest first, and the key that the page after begins below, if there is one."""

    lines: list[LogLine]
    older: int | None


def log_page(session: Session, *, webhook_id: int, before: int | None) -> LogPage:
    """Return a page of a webhook's log."""
    found = list_deliveries(session, webhook_id=webhook_id, before=before)
    return LogPage([_line(each) for each in found], found[-1].id if len(found) == LOG_LENGTH else None)


def attempt_words(attempt: DeliveryAttempt) -> str:
    """Return what came of an attempt."""
    return _outcome(attempt.status, attempt.error, attempt.milliseconds)


def hub_words(hub: WebSubHub) -> str:
    """Return what a hub answered last."""
    return _outcome(hub.last_status, hub.last_error, None)


def _outcome(status: int | None, error: str | None, milliseconds: int | None) -> str:
    if error:
        refusal = stored_refusal(error)
        return error_text(refusal) if isinstance(refusal, ClaimTrackError) else refusal
    if milliseconds is None:
        return str(gettext("answered %(status)s", status=status))
    return str(gettext("answered %(status)s after %(count)s ms", status=status, count=milliseconds))


def _line(delivery: WebhookDelivery) -> LogLine:
    data = json.loads(delivery.message.body)["data"]
    return LogLine(
        delivery=delivery,
        event=str(EVENT_NAMES[delivery.message.event]),
        state=str(DELIVERY_STATE_NAMES[delivery.state]),
        waits=delivery.state is DeliveryState.PENDING,
        headline=data.get("headline", ""),
        url=data.get("url", ""),
    )
