"""Writing what readers are told of a change, while it is being worked on."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import StaleVersionError
from claimtrack.permission import Permission
from claimtrack.services.verdicts.corrections import word_correction
from claimtrack.services.verdicts.drafts import find_draft
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.audit.event_words import CORRECTION_KIND_NAMES
from claimtrack.web.desk.claims.claim_answers import back_to_claim, keep_typed, take_along
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.correction_form import CorrectionNoteForm, note_form_of
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import StaleForm, compare_fields, render_stale


@blueprint.post("/claims/<int:claim_id>/public-note")
@requires(Permission.CLAIM_REVIEW)
def word(claim_id: int) -> ResponseReturnValue:
    """Save the kind and the note; refused, the form keeps what was typed."""
    form = CorrectionNoteForm()

    def work() -> ResponseReturnValue:
        take_along(claim_id)
        _word(claim_id, form)
        db_session().commit()
        return back_to_claim(claim_id, anchor="verdict", said=gettext("The note for readers was saved."))

    try:
        return keep_typed(claim_id, "note", form, work)
    except StaleVersionError:
        return _stale(claim_id, form), StaleVersionError.status


def _word(claim_id: int, form: CorrectionNoteForm) -> None:
    word_correction(
        db_session(),
        claim_id=claim_id,
        seen=form.seen(),
        kind=form.chosen(),
        note=form.note.data or "",
        identity=identity(),
        now=request_time(),
    )


def _stale(claim_id: int, form: CorrectionNoteForm) -> str:
    forget_changes()
    stored = note_form_of(find_draft(db_session(), claim_id=claim_id))
    shown = {"kind": {kind.value: str(name) for kind, name in CORRECTION_KIND_NAMES.items()}}
    comparisons = compare_fields(stored, form, names=("kind", "note"), shown=shown)
    form.rebase(stored)
    stale = StaleForm(
        title=gettext("The note for readers changed while you were writing"),
        form=form,
        comparisons=comparisons,
        fields="desk/_claim_note_fields.html",
        action=url_for("claims.word", claim_id=claim_id),
        back=url_for("claims.claim", claim_id=claim_id),
    )
    return render_stale(stale)
