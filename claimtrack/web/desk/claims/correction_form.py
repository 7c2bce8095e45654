"""The form for what readers are told of a change to a verdict that they have seen."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectField, TextAreaField
from wtforms.validators import DataRequired, Length

from claimtrack.models import CorrectionKind, Draft
from claimtrack.web.desk.audit.event_words import CORRECTION_KIND_NAMES
from claimtrack.web.desk.choices import choices
from claimtrack.web.forms import DeskForm


class CorrectionNoteForm(DeskForm):
    """The kind and the public note of the change that is being written, and those it was made from."""

    seen_kind = HiddenField()
    seen_note = HiddenField()
    kind = SelectField(
        _("What it is"),
        id="note-kind",
        choices=choices((kind.value, name) for kind, name in CORRECTION_KIND_NAMES.items()),
    )
    note = TextAreaField(
        _("Public note"),
        id="note-note",
        validators=[DataRequired(_("Tell readers what changes and why.")), Length(max=2_000)],
    )

    def chosen(self) -> CorrectionKind:
        """Return the kind."""
        return CorrectionKind(self.kind.data)

    def seen(self) -> tuple[CorrectionKind | None, str]:
        """Return the kind and the note that the form was made from."""
        kinds = {kind.value: kind for kind in CorrectionKind}
        return kinds.get(self.seen_kind.data or ""), self.seen_note.data or ""

    def rebase(self, stored: "CorrectionNoteForm") -> None:
        """Have the form, sent again, replace what is stored now."""
        self.seen_kind.data, self.seen_note.data = stored.seen_kind.data, stored.seen_note.data


def note_form_of(draft: Draft | None) -> CorrectionNoteForm:
    """Return the form as stored; without a draft, an update without a word yet."""
    kind = draft.correction_kind if draft else None
    note = draft.correction_note if draft else ""
    return CorrectionNoteForm(
        formdata=None,
        seen_kind=kind.value if kind else "",
        seen_note=note,
        kind=(kind or CorrectionKind.UPDATE).value,
        note=note,
    )
