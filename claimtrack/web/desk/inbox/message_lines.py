"""What happened to messages of readers, as the audit tells it: never what they say, nor who sent them."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext

from claimtrack.models import MessageKind, MessageOutcome, User
from claimtrack.web.desk.audit.event_words import actor_words
from claimtrack.web.message_names import message_kind_name, outcome_name
from claimtrack.web.names import quoted

Data = dict[str, Any]


def _received(data: Data, _people: Mapping[int, User]) -> list[str]:
    return [message_kind_name(MessageKind(data["kind"]))]


def _assigned(data: Data, people: Mapping[int, User]) -> list[str]:
    was, value = (_person(data[name], people) for name in ("was", "value"))
    return [f"{was} → {value}"]


def _person(user_id: int | None, people: Mapping[int, User]) -> str:
    return actor_words(f"user:{user_id}", people) if user_id else str(gettext("nobody"))


def _closed(data: Data, _people: Mapping[int, User]) -> list[str]:
    claim, article = data["claim"], data["article"]
    return [
        outcome_name(MessageOutcome(data["outcome"])),
        quoted(data["note"]) if data["note"] else "",
        gettext("as claim %(id)s", id=claim) if claim else "",
        gettext("as article %(id)s", id=article) if article else "",
    ]


def _reopened(data: Data, _people: Mapping[int, User]) -> list[str]:
    was = data["was"]
    return [gettext("It was %(time)s", time=outcome_name(MessageOutcome(was)))] if was else []


MESSAGE_LINES = {
    "message.receive": _received,
    "message.assign": _assigned,
    "message.close": _closed,
    "message.reopen": _reopened,
}
