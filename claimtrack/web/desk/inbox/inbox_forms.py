"""The forms on a message: who looks after it, and what came of it."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import IntegerField, SelectField, TextAreaField
from wtforms.validators import Length

from claimtrack.models import MessageOutcome, ReaderMessage
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.readers.message_work import LONGEST_ANSWER, LONGEST_NOTE, may_be_given, outcomes_of
from claimtrack.services.readers.reader_messages import read_texts
from claimtrack.web.context import db_session
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.claims.offered import offered_people
from claimtrack.web.forms import DeskForm
from claimtrack.web.message_names import OUTCOME_NAMES


class AssignForm(DeskForm):
    """Who looks after a message."""

    assignee = SelectField(_("Assigned to"), coerce=int, default=0, validate_choice=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy = current_policy(db_session())
        people = [person for person in offered_people() if may_be_given(person, policy=policy)]
        self.assignee.choices = choices(
            [("0", _("Nobody")), *((str(person.id), person.display_name) for person in people)]
        )


class CloseForm(DeskForm):
    """What came of a message; `version` is the message's that the form was made from."""

    version = IntegerField(default=0)
    outcome = SelectField(_("What came of it"), default="", validate_choice=False)
    answer = TextAreaField(
        _("Answer, or the reason"), id="message-answer", validators=[Length(max=LONGEST_ANSWER)]
    )
    public_note = TextAreaField(
        _("What readers are told"), id="message-note", validators=[Length(max=LONGEST_NOTE)]
    )

    @classmethod
    def of(cls, message: ReaderMessage) -> "CloseForm":
        """Return the form with what was typed before the message was opened again."""
        said = read_texts(message.answer).get("answer", "")
        form = cls(formdata=None, version=message.version, answer=said, public_note=message.public_note)
        form.offer(message)
        return form

    def offer(self, message: ReaderMessage) -> None:
        """Offer what can come of a message of this kind."""
        named = [(each.value, OUTCOME_NAMES[each]) for each in outcomes_of(message)]
        self.outcome.choices = choices(named if len(named) == 1 else [("", _("Choose…")), *named])

    def chosen(self) -> MessageOutcome | None:
        """Return the outcome, or None when there is no such one."""
        known = {each.value: each for each in MessageOutcome}
        return known.get(self.outcome.data or "")
