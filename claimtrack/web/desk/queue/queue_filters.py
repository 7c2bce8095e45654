"""The queue's filters: a form that is an address, and so a view that can be kept and sent."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from wtforms import BooleanField, IntegerField, SelectField, StringField
from wtforms.validators import Length, NumberRange, Optional

from claimtrack.models import TO_DO_STATES, ClaimKind, Priority
from claimtrack.security.identity import Identity
from claimtrack.services.articles.extraction_options import known_languages
from claimtrack.services.claims.queue_filter import QueueFilter, QueueOrder
from claimtrack.services.people.users import find_user
from claimtrack.web.context import db_session, desk, request_time
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.claims.offered import offered_people, offered_topics
from claimtrack.web.desk.claims.timing_forms import desk_today
from claimtrack.web.desk.filter_fields import AGES, ME, NOBODY, age_borders, assignee_choices
from claimtrack.web.desk.typed_text import clean_line
from claimtrack.web.forms import DeskForm
from claimtrack.web.names import KIND_NAMES, PRIORITY_NAMES, STATE_NAMES, language_name
from claimtrack.web.topic_names import topic_label
from claimtrack.workflow import ClaimState

TO_DO = "open"
EVERY = "all"
# Characters: nothing that a field can mean is longer.
LONGEST = 200
# The filters that a page folds away.
MORE = ("kind", "priority", "publisher", "claimant", "topic", "holder", "age")


class QueueForm(DeskForm):
    """What to show of the queue. A field that means nothing does not narrow."""

    class Meta:
        csrf = False

    state = SelectField(
        lazy_gettext("State"),
        choices=choices(
            [
                (TO_DO, lazy_gettext("To do")),
                *((state.value, name) for state, name in STATE_NAMES.items()),
                (EVERY, lazy_gettext("All")),
            ]
        ),
        default=TO_DO,
    )
    language = SelectField(lazy_gettext("Language"), default="")
    score = IntegerField(
        lazy_gettext("Score from"), [Optional(), NumberRange(0, 100)], render_kw={"inputmode": "numeric"}
    )
    order = SelectField(
        lazy_gettext("Order"),
        choices=choices(
            [
                (QueueOrder.PRIORITY.value, lazy_gettext("Priority")),
                (QueueOrder.DUE.value, lazy_gettext("Due date")),
                (QueueOrder.SCORE.value, lazy_gettext("Score")),
                (QueueOrder.NEWEST.value, lazy_gettext("Newest")),
                (QueueOrder.OLDEST.value, lazy_gettext("Oldest")),
            ]
        ),
        default=QueueOrder.PRIORITY.value,
    )
    assignee = SelectField(lazy_gettext("Assigned to"), default="")
    deadline = SelectField(
        lazy_gettext("Due"),
        choices=choices(
            [
                ("", lazy_gettext("Any")),
                ("overdue", lazy_gettext("Overdue")),
                ("today", lazy_gettext("Today")),
                ("week", lazy_gettext("This week")),
                ("none", lazy_gettext("No due date")),
            ]
        ),
        default="",
    )
    priority = SelectField(
        lazy_gettext("Priority"),
        choices=choices(
            [
                ("", lazy_gettext("Any")),
                *((each.name.lower(), name) for each, name in PRIORITY_NAMES.items()),
            ]
        ),
        default="",
    )
    mine = BooleanField(lazy_gettext("Held by me"))
    kind = SelectField(
        lazy_gettext("Kind"),
        choices=choices(
            [("", lazy_gettext("Any")), *((kind.value, name) for kind, name in KIND_NAMES.items())]
        ),
        default="",
    )
    publisher = StringField(lazy_gettext("Publisher"), [Length(max=LONGEST)], filters=[clean_line])
    claimant = StringField(lazy_gettext("Claimant"), [Length(max=LONGEST)], filters=[clean_line])
    topic = SelectField(lazy_gettext("Topic"), default="")
    holder = SelectField(lazy_gettext("Held by"), default="")
    age = SelectField(
        lazy_gettext("Age"),
        choices=choices(AGES),
        default="",
    )
    article = IntegerField(lazy_gettext("Article"), [Optional(), NumberRange(1, 2**31 - 1)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(code, language_name(code)) for code in known_languages(desk().settings)]
        self.language.choices = choices([("", lazy_gettext("Any")), *named])
        topics = [(topic.slug, topic_label(topic)) for topic in offered_topics()]
        self.topic.choices = choices([("", lazy_gettext("Any")), *topics])
        people = [(person.name, person.display_name) for person in offered_people()]
        self.holder.choices = choices([("", lazy_gettext("Anybody")), *people])
        self.assignee.choices = choices(assignee_choices())

    def wanted(self, asker: Identity) -> QueueFilter:
        """Return the filter that the fields make for `asker`."""
        self.validate()
        kind, priority = self._value(self.kind), self._value(self.priority)
        since, before = age_borders(self._value(self.age), now=request_time())
        wanted = QueueFilter(
            states=self._states(),
            language=self._value(self.language),
            least_score=(self._value(self.score) or 0) / 100,
            article_id=self._value(self.article),
            holder_id=self._holder_id(asker),
            assignee_id=self._assignee_id(asker),
            unassigned=self._value(self.assignee) == NOBODY,
            kind=ClaimKind(kind) if kind else None,
            priority=Priority[priority.upper()] if priority else None,
            publisher=self._value(self.publisher) or "",
            claimant=self._value(self.claimant) or "",
            topic=self._value(self.topic),
            added_since=since,
            added_before=before,
            order=QueueOrder(self._value(self.order)),
        )
        return self._by_deadline(wanted)

    def address(self) -> dict[str, Any]:
        """Return the fields that were given: the view as its address has it."""
        given = request.args
        return {name: given[name] for name in given if name in self and len(given[name]) <= LONGEST}

    def is_narrow(self) -> bool:
        """Return whether anything but the order differs from the first view."""
        first = (self.language, self.score, self.assignee, self.deadline, self.mine, self.article)
        return self._value(self.state) != TO_DO or any(field.data for field in first) or self.has_more()

    def has_more(self) -> bool:
        """Return whether one of the filters narrows that a page folds away."""
        return any(self._value(self[name]) for name in MORE)

    def _by_deadline(self, wanted: QueueFilter) -> QueueFilter:
        deadline, today = self._value(self.deadline), desk_today()
        if deadline == "overdue":
            return replace(wanted, due_until=today - timedelta(days=1))
        if deadline == "today":
            return replace(wanted, due_from=today, due_until=today)
        if deadline == "week":
            # Up to Sunday.
            return replace(wanted, due_from=today, due_until=today + timedelta(days=6 - today.weekday()))
        return replace(wanted, without_due=deadline == "none")

    def _assignee_id(self, asker: Identity) -> int | None:
        name = self._value(self.assignee)
        if name == ME:
            return asker.user_id
        person = find_user(db_session(), name=name) if name and name != NOBODY else None
        return person.id if person else None

    def _holder_id(self, asker: Identity) -> int | None:
        if self.mine.data:
            return asker.user_id
        name = self._value(self.holder)
        person = find_user(db_session(), name=name) if name else None
        return person.id if person else None

    def _states(self) -> frozenset[ClaimState]:
        state = self._value(self.state)
        # Who asks for the claims they hold means those in review, which are no longer to do.
        if state == EVERY or (state == TO_DO and (self.mine.data or self._value(self.holder))):
            return frozenset()
        return TO_DO_STATES if state == TO_DO else frozenset({ClaimState(state)})

    @staticmethod
    def _value(field: Any) -> Any:
        return field.default if field.errors else field.data
