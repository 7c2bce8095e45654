"""The forms of a translation: its words, and the decision on them."""

from dataclasses import asdict

from flask_babel import lazy_gettext as _
from wtforms import IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from claimtrack.models import Translation
from claimtrack.services.verdicts.translations import TranslationWords, words_of
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.claims.claim_forms import DecisionForm
from claimtrack.web.desk.typed_text import clean_line
from claimtrack.web.forms import DeskForm

# In the order of the page.
FIELDS = (
    *("headline", "short_wording", "wording", "claimant_role"),
    *("summary", "explanation", "correction_note"),
)


class TranslationForm(DeskForm):
    """The words; `version` is the translation's that the form was made from, 0 for none."""

    version = IntegerField(default=0, validators=[InputRequired()])
    headline = StringField(_("Headline"), filters=[clean_line], validators=[Length(max=300)])
    short_wording = StringField(
        _("Short wording of the claim"), filters=[clean_line], validators=[Length(max=300)]
    )
    wording = TextAreaField(_("The claim in full"), validators=[Length(max=2_000)])
    claimant_role = StringField(_("Role of who said it"), filters=[clean_line], validators=[Length(max=200)])
    summary = TextAreaField(_("Summary"), validators=[Length(max=5_000)])
    explanation = TextAreaField(_("Explanation"), validators=[Length(max=100_000)])
    correction_note = TextAreaField(_("What readers are told of the change"), validators=[Length(max=5_000)])

    def words(self) -> TranslationWords:
        """Return what was typed."""
        return TranslationWords(**{name: self[name].data or "" for name in FIELDS})


class TranslationDecisionForm(DecisionForm):
    """A decision on the translation that was read, with its reason."""

    decision = RadioField(
        _("Your decision"),
        choices=choices((each, each) for each in ("publish", "approve", "changes")),
        validators=[InputRequired(_("Choose what you decide."))],
    )


def translation_form_of(translation: Translation | None) -> TranslationForm:
    """Return the form as stored, empty for what is not begun."""
    if translation is None:
        return TranslationForm(formdata=None)
    return TranslationForm(formdata=None, version=translation.version, **asdict(words_of(translation)))
