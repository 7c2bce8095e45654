"""The forms of the public: a report on a verdict, and a tip what to check. One field has to be filled."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from claimtrack.errors import BadAddressError, MailAddressError, MessageEmptyError
from claimtrack.intake import checked_address
from claimtrack.models import MessageKind
from claimtrack.services.readers.reader_messages import LONGEST, NewMessage, is_mail_address
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.typed_text import clean_line
from claimtrack.web.forms import DeskForm
from claimtrack.web.i18n import error_text, select_locale

COMPLAINTS = {
    MessageKind.ERROR_REPORT: _("Something in it is wrong or missing"),
    MessageKind.OBJECTION: _("I object to the verdict"),
    MessageKind.REPLY: _("I made the claim, and reply to the verdict"),
}


def _line(label: Any, name: str) -> StringField:
    return StringField(label, filters=[clean_line], validators=[Length(max=LONGEST[name])])


class ReaderForm(DeskForm):
    """What both forms have. `website` is for programs: people do not see it."""

    class Meta:
        csrf = False

    token = HiddenField()
    name = _line(_("Your name"), "name")
    email = _line(_("Your e-mail address"), "email")
    website = StringField(_("Leave this empty"))

    def validate_words(self, field: TextAreaField) -> None:
        """Refuse white space alone. Raises ValidationError."""
        if not (field.data or "").strip():
            raise ValidationError(error_text(MessageEmptyError()))

    def validate_link(self, field: StringField) -> None:
        """Refuse what is no web address. Raises ValidationError."""
        if field.data:
            try:
                checked_address(field.data)
            except BadAddressError as error:
                raise ValidationError(error_text(error)) from error

    def validate_email(self, field: StringField) -> None:
        """Refuse what nobody could be answered at. Raises ValidationError."""
        if field.data and not is_mail_address(field.data):
            raise ValidationError(error_text(MailAddressError()))


class ReportForm(ReaderForm):
    """What is wrong with a verdict."""

    kind = RadioField(
        _("What is this?"),
        choices=choices((kind.value, label) for kind, label in COMPLAINTS.items()),
        default=MessageKind.ERROR_REPORT.value,
        validators=[InputRequired()],
    )
    words = TextAreaField(_("What is wrong, and how do you know?"), [Length(max=LONGEST["words"])])
    link = _line(_("A page that shows it"), "link")

    def message(self, *, slug: str, language: str) -> NewMessage:
        """Return what was typed."""
        return NewMessage(
            kind=MessageKind(self.kind.data), slug=slug, language=language, **_typed(self, "words", "link")
        )


class TipForm(ReaderForm):
    """What the desk should look at."""

    words = TextAreaField(_("What should we check?"), [Length(max=LONGEST["words"])])
    link = _line(_("Where it was said or published"), "link")
    claimant = _line(_("Who said it"), "claimant")

    def message(self) -> NewMessage:
        """Return what was typed."""
        typed = _typed(self, "words", "link", "claimant")
        return NewMessage(kind=MessageKind.TIP, language=select_locale(), **typed)


def _typed(form: ReaderForm, *names: str) -> dict[str, str]:
    return {name: form[name].data or "" for name in (*names, "name", "email")}
