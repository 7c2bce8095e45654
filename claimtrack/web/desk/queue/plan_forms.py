"""What the desk plans for claims, as forms: for one claim, and for those that are ticked in the queue."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import IntegerField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from claimtrack.models import BulkField, Priority
from claimtrack.services.claims.claim_fields import FieldChange
from claimtrack.services.claims.claim_page import ClaimView
from claimtrack.services.claims.claim_plans import ClaimPlan, plan_of
from claimtrack.services.claims.topics import LONGEST_NAME, add_topic
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.claims.offered import (
    assignable_people,
    forget_topics,
    offered_people,
    offered_topics,
)
from claimtrack.web.desk.typed_text import DayField, clean_line
from claimtrack.web.forms import DeskForm
from claimtrack.web.i18n import select_locale
from claimtrack.web.names import PRIORITY_NAMES
from claimtrack.web.topic_names import topic_label

NOBODY = "0"
_PRIORITIES = [(str(each.value), name) for each, name in PRIORITY_NAMES.items()]


class PlanForm(DeskForm):
    """The plan of one claim; `version` is the claim's that the form was made from."""

    version = IntegerField(default=0, validators=[InputRequired()])
    priority = SelectField(_("Priority"), choices=choices(_PRIORITIES), default=str(Priority.NORMAL.value))
    due_on = DayField(_("Due by the end of"), validators=[Optional()])
    assignee = SelectField(_("Assigned to"), default=NOBODY)
    topics = SelectMultipleField(
        _("Topics"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    new_topic = StringField(_("New topic"), filters=[clean_line], validators=[Length(max=LONGEST_NAME)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.assignee.data
        self.assignee.choices = choices([(NOBODY, _("Nobody")), *_people(kept)])
        self.topics.choices = _topics()

    def plan(self) -> ClaimPlan:
        """Return what was chosen; a new topic is stored. Raises TopicNameError."""
        topics = {int(each) for each in self.topics.data or ()}
        if self.new_topic.data:
            topics.add(store_topic(self.new_topic.data))
        return ClaimPlan(
            priority=Priority(int(self.priority.data)),
            due_on=self.due_on.data,
            assignee_id=int(self.assignee.data) or None,
            topic_ids=frozenset(topics),
        )


class BulkPlanForm(DeskForm):
    """What the ticked claims get; the button that is pressed says which of the fields counts."""

    priority = SelectField(
        _("Priority"), id="bulk-priority", choices=choices([("", _("Choose")), *_PRIORITIES]), default=""
    )
    due_on = DayField(_("Due by the end of"), id="bulk-due", validators=[Optional()])
    assignee = SelectField(_("Assigned to"), id="bulk-assignee", default="")
    topic = SelectField(_("Topic"), id="bulk-topic", default="")
    new_topic = StringField(
        _("New topic"), id="bulk-new-topic", filters=[clean_line], validators=[Length(max=LONGEST_NAME)]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assignee.choices = choices([("", _("Choose")), (NOBODY, _("Nobody")), *_people(None)])
        self.topic.choices = [*choices([("", _("Choose"))]), *_topics()]

    def change(self, field: BulkField) -> FieldChange | None:
        """Return the change that the button for `field` asks for; None when nothing was chosen.

        An empty day means none. A new topic is stored. Raises TopicNameError.
        """
        if field is BulkField.DUE_ON:
            day = self.due_on.data
            return FieldChange(field, day.isoformat() if day else None)
        if field is BulkField.ASSIGNEE:
            chosen = self.assignee.data
            return FieldChange(field, None if chosen == NOBODY else chosen) if chosen else None
        if field is BulkField.PRIORITY:
            return FieldChange(field, self.priority.data) if self.priority.data else None
        new = store_topic(self.new_topic.data) if field is BulkField.TAG and self.new_topic.data else None
        topic = str(new) if new else self.topic.data
        return FieldChange(field, topic) if topic else None


def plan_form_of(view: ClaimView) -> PlanForm:
    """Return the form as stored."""
    plan = plan_of(db_session(), view.claim)
    return PlanForm(
        formdata=None,
        version=view.claim.version,
        priority=str(plan.priority.value),
        due_on=plan.due_on,
        assignee=str(plan.assignee_id or NOBODY),
        topics=[str(each) for each in sorted(plan.topic_ids)],
    )


def store_topic(name: str) -> int:
    """Return the key of the topic called `name`, a new one if need be. Raises TopicNameError."""
    topic = add_topic(
        db_session(), name=name, language=select_locale(), identity=identity(), now=request_time()
    )
    forget_topics()
    return topic.id


def _people(kept: str | None) -> list[tuple[str, str]]:
    """Return who can be given claims, and who has this one though that would not be possible now."""
    able = assignable_people()
    gone = (person for person in offered_people() if str(person.id) == kept and person not in able)
    return [(str(person.id), person.display_name) for person in (*able, *gone)]


def _topics() -> list[Any]:
    return choices([(str(topic.id), topic_label(topic)) for topic in offered_topics()])
