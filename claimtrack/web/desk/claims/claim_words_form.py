"""The form for what a claim says, of what kind it is, and who said it."""

from flask_babel import lazy_gettext as _
from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from claimtrack.models import Claim, ClaimantKind, ClaimKind
from claimtrack.services.claims.claim_words import LONGEST_WORDS, ClaimWords
from claimtrack.services.claims.claimants import LONGEST_NAME, ClaimantChoice
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.claims.claim_forms import GREATEST_KEY
from claimtrack.web.desk.typed_text import clean_line
from claimtrack.web.forms import DeskForm
from claimtrack.web.names import KIND_NAMES

CLAIMANT_KINDS = {
    "": _("known to the desk"),
    ClaimantKind.PERSON.value: _("new: a person"),
    ClaimantKind.ORGANISATION.value: _("new: an organisation"),
}
_MISSING = _("A claim needs its words: write down what was said.")


class ClaimWordsForm(DeskForm):
    """The claim's words; `version` is the `words_version` that the form was made from."""

    version = IntegerField(default=0, validators=[InputRequired(), NumberRange(max=GREATEST_KEY)])
    wording = TextAreaField(_("Wording"), validators=[DataRequired(_MISSING), Length(max=LONGEST_WORDS)])
    standalone = TextAreaField(_("Standalone form"), validators=[Length(max=LONGEST_WORDS)])
    kind = SelectField(
        _("Kind"), id="claim-kind", choices=choices((kind.value, name) for kind, name in KIND_NAMES.items())
    )
    claimant = StringField(_("Claimant"), filters=[clean_line], validators=[Length(max=LONGEST_NAME)])
    claimant_kind = SelectField(_("The claimant is"), choices=choices(CLAIMANT_KINDS.items()))
    claimant_role = StringField(
        _("Role of a new claimant"), filters=[clean_line], validators=[Length(max=LONGEST_NAME)]
    )
    claimant_party = StringField(
        _("Party of a new claimant"), filters=[clean_line], validators=[Length(max=LONGEST_NAME)]
    )

    def words(self) -> ClaimWords:
        """Return what was typed."""
        chosen = self.claimant_kind.data
        return ClaimWords(
            wording=self.wording.data or "",
            standalone=self.standalone.data or "",
            kind=ClaimKind(self.kind.data),
            claimant=ClaimantChoice(
                name=self.claimant.data or "",
                kind=ClaimantKind(chosen) if chosen else None,
                role=self.claimant_role.data or "",
                party=self.claimant_party.data or "",
            ),
        )


def words_form_of(claim: Claim) -> ClaimWordsForm:
    """Return the form as stored; `claim.claimant` has to be loaded."""
    return ClaimWordsForm(
        formdata=None,
        version=claim.words_version,
        wording=claim.wording,
        standalone=claim.standalone,
        kind=claim.kind.value,
        claimant=claim.claimant.name if claim.claimant else "",
    )
