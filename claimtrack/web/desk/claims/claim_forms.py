"""The forms of the claim page. They check what can be seen from the form alone; services check the rest."""

from flask_babel import lazy_gettext as _
from flask_babel import to_user_timezone
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from claimtrack.errors import BadAddressError, SourceIncompleteError
from claimtrack.intake import checked_address
from claimtrack.intake.attachments import MOST_BYTES
from claimtrack.models import CorrectionKind, DismissReason, Stance
from claimtrack.services.evidence.documents import Upload
from claimtrack.services.evidence.sources import SourceDetails
from claimtrack.services.verdicts.drafts import DraftWords
from claimtrack.web.context import request_time
from claimtrack.web.desk.audit.event_words import CORRECTION_KIND_NAMES
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.typed_text import PartialDateField, clean_line
from claimtrack.web.forms import DeskForm
from claimtrack.web.i18n import error_text
from claimtrack.web.names import DISMISS_REASON_NAMES, STANCE_NAMES

# What an integer column of PostgreSQL holds.
GREATEST_KEY = 2**31 - 1


class DraftForm(DeskForm):
    """The verdict editor; `version` is the draft's that the form was made from, 0 for none."""

    version = IntegerField(default=0, validators=[InputRequired()])
    rating = IntegerField(_("Rating"), validators=[Optional(), NumberRange(min=1, max=GREATEST_KEY)])
    headline = StringField(_("Headline"), filters=[clean_line], validators=[Length(max=300)])
    short_wording = StringField(
        _("Short wording of the claim"), filters=[clean_line], validators=[Length(max=300)]
    )
    summary = TextAreaField(_("Summary"), validators=[Length(max=5_000)])
    explanation = TextAreaField(_("Explanation"), validators=[Length(max=100_000)])
    as_of = PartialDateField(_("True as of"), validators=[Optional()])

    def validate_as_of(self, field: PartialDateField) -> None:
        """Refuse a day, month or year that has not begun in the desk's time zone. Raises ValidationError."""
        if field.data and field.data.value > to_user_timezone(request_time()).date():
            raise ValidationError(_("This date is in the future: give the day up to which you looked."))

    def words(self) -> DraftWords:
        """Return what was typed."""
        return DraftWords(
            rating_id=self.rating.data,
            headline=self.headline.data or "",
            short_wording=self.short_wording.data or "",
            summary=self.summary.data or "",
            explanation=self.explanation.data or "",
            as_of=self.as_of.data,
        )


class SourceForm(DeskForm):
    """A source; `version` is the one that a change was made from."""

    version = IntegerField(default=0, validators=[Optional()])
    url = StringField(_("Address (URL)"), filters=[clean_line])
    reference = StringField(_("Or a reference"), filters=[clean_line], validators=[Length(max=500)])
    document = FileField(_("Or a document"))
    unnamed = BooleanField(_("Must stay unnamed"))
    title = StringField(_("Title"), filters=[clean_line], validators=[Length(max=500)])
    publisher = StringField(_("Publisher"), filters=[clean_line], validators=[Length(max=200)])
    published_on = PartialDateField(_("Published on"), validators=[Optional()])
    quote = TextAreaField(_("Quote"), validators=[Length(max=20_000)])
    locator = StringField(_("Where in it"), filters=[clean_line], validators=[Length(max=200)])
    stance = RadioField(
        _("What it says about the claim"),
        choices=choices((stance.value, name) for stance, name in STANCE_NAMES.items()),
        validators=[InputRequired(_("Say whether it supports or refutes the claim, or gives context."))],
    )
    primary = BooleanField(_("Primary source"))
    note = TextAreaField(_("Note for the desk"), id="source-note", validators=[Length(max=5_000)])

    # Whether the source that is changed has a document already.
    keeps_document = False

    @property
    def has_document(self) -> bool:
        """Whether the source has a document, chosen now or before."""
        return bool(self.document.data) or self.keeps_document

    def upload(self) -> Upload | None:
        """Return the chosen file, or None."""
        chosen = self.document.data
        # One byte more tells that it is too large.
        return Upload(chosen.read(MOST_BYTES + 1), chosen.filename or "") if chosen else None

    def validate_url(self, field: StringField) -> None:
        """Refuse what is no web address. Raises ValidationError."""
        if field.data:
            try:
                checked_address(field.data)
            except BadAddressError as error:
                raise ValidationError(error_text(error)) from error

    def validate_title(self, field: StringField) -> None:
        """Refuse a source that names nothing. Raises ValidationError."""
        named = self.reference.data or self.has_document or (self.url.data and field.data)
        if not named:
            raise ValidationError(error_text(SourceIncompleteError()))

    def details(self) -> SourceDetails:
        """Return what was typed."""
        return SourceDetails(
            title=self.title.data or "",
            stance=Stance(self.stance.data),
            url=self.url.data or None,
            reference=self.reference.data or None,
            publisher=self.publisher.data or None,
            primary=self.primary.data,
            quote=self.quote.data or "",
            locator=self.locator.data or None,
            published_on=self.published_on.data,
            unnamed=self.unnamed.data,
            note=self.note.data or "",
        )


class DismissForm(DeskForm):
    """Why a claim will not be checked."""

    reason = SelectField(
        _("Reason"),
        id="dismiss-reason",
        choices=choices((reason.value, name) for reason, name in DISMISS_REASON_NAMES.items()),
    )
    note = TextAreaField(
        _("Public note (if readers should know why not)"), id="dismiss-note", validators=[Length(max=2_000)]
    )

    def chosen(self) -> DismissReason:
        """Return the reason."""
        return DismissReason(self.reason.data)


class CorrectForm(DeskForm):
    """What a change of a public verdict is, and what readers are told of it."""

    kind = SelectField(
        _("What it is"),
        id="correct-kind",
        choices=choices((kind.value, name) for kind, name in CORRECTION_KIND_NAMES.items()),
    )
    note = TextAreaField(
        _("Public note"),
        id="correct-note",
        validators=[DataRequired(_("Tell readers what changes and why.")), Length(max=2_000)],
    )

    def chosen(self) -> CorrectionKind:
        """Return the kind."""
        return CorrectionKind(self.kind.data)


class DecisionForm(DeskForm):
    """A decision on the revision with this hash; `reason` for asking for changes."""

    revision_hash = HiddenField()
    reason = TextAreaField(_("What has to change"), id="changes-reason", validators=[Length(max=5_000)])
