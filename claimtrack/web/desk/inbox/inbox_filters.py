"""The inbox's filters: a form that is an address."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import Length

from claimtrack.models import MessageKind
from claimtrack.security.identity import Identity
from claimtrack.services.people.users import find_user
from claimtrack.services.readers.inbox import InboxFilter
from claimtrack.web.context import db_session, request_time
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.filter_fields import AGES, ME, NOBODY, age_borders, assignee_choices
from claimtrack.web.desk.queue.queue_filters import LONGEST
from claimtrack.web.desk.typed_text import clean_line
from claimtrack.web.forms import DeskForm
from claimtrack.web.message_names import MESSAGE_KIND_NAMES

OPEN, CLOSED, EVERY = "open", "closed", "all"


class InboxForm(DeskForm):
    """What to show of the inbox. A field that means nothing does not narrow."""

    class Meta:
        csrf = False

    kind = SelectField(
        lazy_gettext("Kind"),
        choices=choices(
            [("", lazy_gettext("Any")), *((kind.value, name) for kind, name in MESSAGE_KIND_NAMES.items())]
        ),
        default="",
    )
    state = SelectField(
        lazy_gettext("State"),
        choices=choices(
            [
                (OPEN, lazy_gettext("To do")),
                (CLOSED, lazy_gettext("Dealt with")),
                (EVERY, lazy_gettext("All")),
            ]
        ),
        default=OPEN,
    )
    assignee = SelectField(lazy_gettext("Assigned to"), default="")
    age = SelectField(
        lazy_gettext("Age"),
        choices=choices(AGES),
        default="",
    )
    verdict = StringField(lazy_gettext("Verdict"), [Length(max=LONGEST)], filters=[clean_line])
    overdue = BooleanField(lazy_gettext("Overdue"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assignee.choices = choices(assignee_choices())

    def wanted(self, asker: Identity) -> InboxFilter:
        """Return the filter that the fields make for `asker`."""
        self.validate()
        kind, state, assignee = (self._value(self[name]) for name in ("kind", "state", "assignee"))
        since, before = age_borders(self._value(self.age), now=request_time())
        return InboxFilter(
            kind=MessageKind(kind) if kind else None,
            is_open=None if state == EVERY else state == OPEN,
            # Whoever pastes the verdict's whole address means its last part.
            verdict=(self._value(self.verdict) or "").rstrip("/").rsplit("/", 1)[-1],
            assignee_id=self._assignee_id(assignee, asker),
            unassigned=assignee == NOBODY,
            received_since=since,
            received_before=before,
            overdue_at=request_time() if self.overdue.data else None,
        )

    def address(self) -> dict[str, str]:
        """Return the fields that were given: the view as its address has it."""
        given = request.args
        return {name: given[name] for name in given if name in self and len(given[name]) <= LONGEST}

    def is_narrow(self) -> bool:
        """Return whether anything differs from the first view."""
        narrowing = (self.kind, self.assignee, self.age, self.verdict, self.overdue)
        return self._value(self.state) != OPEN or any(self._value(field) for field in narrowing)

    @staticmethod
    def _assignee_id(name: str, asker: Identity) -> int | None:
        if name == ME:
            return asker.user_id
        person = find_user(db_session(), name=name) if name and name != NOBODY else None
        return person.id if person else None

    @staticmethod
    def _value(field: Any) -> Any:
        return field.default if field.errors else field.data
