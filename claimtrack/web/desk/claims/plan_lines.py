"""What was planned for claims, as the history and the audit tell it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import format_date, gettext, ngettext

from claimtrack.models import BulkField, Priority, User
from claimtrack.web.desk.audit.event_words import actor_words
from claimtrack.web.names import priority_name, quoted

Data = dict[str, Any]
_FIELDS = {
    "claim.prioritise": BulkField.PRIORITY,
    "claim.set_due": BulkField.DUE_ON,
    "claim.assign": BulkField.ASSIGNEE,
}

PLAN_ACTIONS = (*_FIELDS, "claim.tag", "claim.untag")


def describe_plan(action: str, data: Data, people: Mapping[int, User]) -> list[str]:
    """Return what an event on one claim's plan says: what it was and is, or the topic."""
    field = _FIELDS.get(action)
    if field is None:
        return [quoted(data["topic"])]
    was, value = (_value(field, data[name], people) for name in ("was", "value"))
    return [f"{was} → {value}"]


def describe_bulk(data: Data, people: Mapping[int, User]) -> list[str]:
    """Return what a change of many claims says: the value that they got, and how many they were."""
    count = len(data["claims"])
    claims = ngettext("%(num)s claim", "%(num)s claims", count)
    if "value" not in data:
        return [claims]
    field, value = BulkField(data["field"]), data["value"]
    named = {
        BulkField.PRIORITY: gettext("Priority: %(value)s", value=_value(field, value, people)),
        BulkField.DUE_ON: gettext("Due: %(value)s", value=_value(field, value, people)),
        BulkField.ASSIGNEE: gettext("Assigned to: %(value)s", value=_value(field, value, people)),
        BulkField.TAG: gettext("Filed under topic %(value)s", value=value),
        BulkField.UNTAG: gettext("Taken off topic %(value)s", value=value),
    }
    return [named[field], claims]


def describe_topic(data: Data, _people: Mapping[int, User]) -> list[str]:
    """Return what a new topic is called."""
    return [quoted(data["label"])]


def _value(field: BulkField, value: str | None, people: Mapping[int, User]) -> str:
    if field is BulkField.ASSIGNEE:
        return actor_words(f"user:{value}", people) if value else str(gettext("Nobody"))
    if value is None:
        return str(gettext("no date"))
    if field is BulkField.DUE_ON:
        return str(format_date(date.fromisoformat(value), "medium"))
    return priority_name(Priority(int(value))) if field is BulkField.PRIORITY else value
