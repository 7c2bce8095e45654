"""What the audit says of webhooks, in words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext

from claimtrack.models import User
from claimtrack.web.desk.administration.webhook_forms import events_in_words, languages_in_words


def describe_webhook(data: Mapping[str, Any], _people: Mapping[int, User]) -> list[str]:
    """Return what an event on a webhook says."""
    if "delivery" in data:
        return [gettext("message %(id)s", id=data["delivery"])]
    if "gone" in data:
        return [gettext("it wants nothing any more") if data["gone"] else gettext("it took nothing for days")]
    state = "" if data["active"] else gettext("switched off")
    return [data["host"], events_in_words(data["events"]), languages_in_words(data["languages"]), state]
