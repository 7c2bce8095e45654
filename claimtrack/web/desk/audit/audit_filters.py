"""The audit's filters: a form that is an address."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from flask import request
from flask_babel import gettext, lazy_gettext
from wtforms import DateField, IntegerField, SelectField
from wtforms.validators import NumberRange, Optional

from claimtrack.audit import Actor
from claimtrack.audit.actor import ActorKind
from claimtrack.models import User
from claimtrack.services.records.history import EventFilter
from claimtrack.web.context import desk
from claimtrack.web.desk.audit.event_words import ACTION_WORDS, OBJECT_NAMES
from claimtrack.web.desk.choices import choices
from claimtrack.web.forms import DeskForm

# What an integer column of PostgreSQL holds.
GREATEST = 2**31 - 1
LONGEST = 100
_KINDS = {
    ActorKind.COMMAND: lazy_gettext("Commands"),
    ActorKind.JOB: lazy_gettext("The desk by itself"),
    ActorKind.READER: lazy_gettext("Readers"),
}


class AuditForm(DeskForm):
    """What to show of the audit. A field that means nothing does not narrow."""

    class Meta:
        csrf = False

    who = SelectField(lazy_gettext("Who"), default="")
    action = SelectField(lazy_gettext("What"), default="")
    kind = SelectField(
        lazy_gettext("Of"),
        choices=choices([("", lazy_gettext("Anything")), *OBJECT_NAMES.items()]),
        default="",
    )
    number = IntegerField(lazy_gettext("Number"), [Optional(), NumberRange(0, GREATEST)])
    since = DateField(lazy_gettext("From"), [Optional()])
    until = DateField(lazy_gettext("To"), [Optional()])

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((person.display_name, str(Actor.user(person.id))) for person in people)
        kinds = [(f"{kind}:", name) for kind, name in _KINDS.items()]
        self.who.choices = choices([("", gettext("Anybody")), *((key, name) for name, key in named), *kinds])
        actions = sorted((str(name), key) for key, name in ACTION_WORDS.items())
        self.action.choices = choices([("", gettext("Anything")), *((key, name) for name, key in actions)])

    def wanted(self) -> EventFilter:
        """Return the filter that the fields make."""
        self.validate()
        until = self._value(self.until)
        return EventFilter(
            actor=self._value(self.who) or None,
            action=self._value(self.action) or None,
            object_kind=self._value(self.kind) or None,
            object_id=self._value(self.number),
            since=_midnight(self._value(self.since)),
            until=_midnight(until + timedelta(days=1)) if until else None,
        )

    def address(self) -> dict[str, str]:
        """Return the fields that were given: the view as its address has it."""
        given = request.args
        return {name: given[name] for name in given if name in self and 0 < len(given[name]) <= LONGEST}

    @staticmethod
    def _value(field: Any) -> Any:
        return field.default if field.errors else field.data


def _midnight(day: Any) -> datetime | None:
    """Return when a day begins on the desk's clocks."""
    if day is None:
        return None
    try:
        return datetime.combine(day, time(), tzinfo=desk().settings.zone).astimezone(UTC)
    except OverflowError:
        return None
