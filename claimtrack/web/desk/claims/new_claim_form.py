"""The form of a claim that stands in no article."""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import to_user_timezone
from flask_wtf.file import FileField
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from claimtrack.errors import BadAddressError, PlaceMissingError
from claimtrack.intake import checked_address
from claimtrack.intake.attachments import MOST_BYTES
from claimtrack.models import ClaimantKind, Medium
from claimtrack.services.articles.extraction_options import known_languages
from claimtrack.services.claims.claims_elsewhere import ELSEWHERE, LONGEST, ClaimElsewhere
from claimtrack.services.evidence.documents import Upload
from claimtrack.web.context import desk, request_time
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.typed_text import PartialDateField, clean_line
from claimtrack.web.forms import DeskForm
from claimtrack.web.i18n import error_text, select_locale
from claimtrack.web.names import CLAIMANT_KIND_NAMES, MEDIUM_NAMES, language_name


def _line(label: Any, longest: int) -> StringField:
    return StringField(label, filters=[clean_line], validators=[Length(max=longest)])


class NewClaimForm(DeskForm):
    """Who said what, where and when; a place, an address or a document is given."""

    wording = TextAreaField(
        _("What was said"),
        validators=[DataRequired(_("Write down what was said.")), Length(max=LONGEST["wording"])],
    )
    standalone = TextAreaField(_("Understood alone"), validators=[Length(max=LONGEST["standalone"])])
    language = SelectField(_("Language"), validate_choice=True)
    claimant = _line(_("Claimant"), LONGEST["claimant"])
    claimant_kind = SelectField(
        _("This is"), choices=choices((kind.value, name) for kind, name in CLAIMANT_KIND_NAMES.items())
    )
    role = _line(_("Role"), LONGEST["role"])
    medium = SelectField(
        _("Where it was made"), choices=choices((each.value, MEDIUM_NAMES[each]) for each in ELSEWHERE)
    )
    place = _line(_("Programme, event or account"), LONGEST["place"])
    said_on = PartialDateField(_("Said on"), validators=[Optional()])
    locator = _line(_("Time code, or where in it"), LONGEST["locator"])
    url = StringField(_("Address (URL)"), filters=[clean_line], validators=[Length(max=2000)])
    document = FileField(_("An image or a document that shows it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = known_languages(desk().settings)
        self.language.choices = choices((code, language_name(code)) for code in known)
        # What is heard is mostly in the language of the desk.
        self.language.data = self.language.data or next(
            (code for code in known if code == select_locale()), known[0]
        )

    def validate_url(self, field: StringField) -> None:
        """Refuse what is no web address. Raises ValidationError."""
        if field.data:
            try:
                checked_address(field.data)
            except BadAddressError as error:
                raise ValidationError(error_text(error)) from error

    def validate_said_on(self, field: PartialDateField) -> None:
        """Refuse what was not said yet. Raises ValidationError."""
        if field.data and field.data.value > to_user_timezone(request_time()).date():
            raise ValidationError(_("This date is in the future."))

    def validate_place(self, field: StringField) -> None:
        """Refuse a claim that nobody could find again. Raises ValidationError."""
        if not (field.data or self.url.data or self.document.data):
            raise ValidationError(error_text(PlaceMissingError()))

    def upload(self) -> Upload | None:
        """Return the chosen file, or None."""
        chosen = self.document.data
        # One byte more tells that it is too large.
        return Upload(chosen.read(MOST_BYTES + 1), chosen.filename or "") if chosen else None

    def heard(self, document: dict[str, Any]) -> ClaimElsewhere:
        """Return what was typed, with the columns of the stored `document`."""
        lines = ("wording", "standalone", "claimant", "role", "place", "locator", "url")
        words: dict[str, Any] = {name: self[name].data or "" for name in lines}
        return ClaimElsewhere(
            language=self.language.data,
            medium=Medium(self.medium.data),
            claimant_kind=ClaimantKind(self.claimant_kind.data),
            said_on=self.said_on.data,
            **words,
            **document,
        )
