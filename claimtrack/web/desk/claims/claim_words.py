"""Changing what a claim says and who said it, and changing it back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import StaleVersionError
from claimtrack.models import Claim
from claimtrack.permission import Permission
from claimtrack.services.claims.claim_page import view_claim
from claimtrack.services.claims.claim_words import change_words as change
from claimtrack.services.claims.claim_words import undo_words as undo
from claimtrack.services.claims.claimants import suggest_claimants
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_answers import Work, back_to_claim, keep_typed, take_along
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.claim_words_form import CLAIMANT_KINDS, ClaimWordsForm, words_form_of
from claimtrack.web.desk.news import nothing
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import StaleForm, compare_fields, render_stale
from claimtrack.web.names import KIND_NAMES

_COMPARED = ("wording", "standalone", "kind", "claimant")
_ANCHOR = "words"


@blueprint.post("/claims/<int:claim_id>/words")
@requires(Permission.CLAIM_REVIEW)
def change_words(claim_id: int) -> ResponseReturnValue:
    """Change the claim's words; refused, the form keeps what was typed."""
    form = ClaimWordsForm()

    def work() -> ResponseReturnValue:
        take_along(claim_id)
        before = form.version.data or 0
        claim = change(
            db_session(),
            claim_id=claim_id,
            version=before,
            words=form.words(),
            identity=identity(),
            now=request_time(),
        )
        return _changed(claim, before)

    return _keep_words(claim_id, form, work)


@blueprint.post("/claims/<int:claim_id>/words/undo")
@requires(Permission.CLAIM_REVIEW)
def undo_words(claim_id: int) -> ResponseReturnValue:
    """Put back what a change took away; if the words changed since, both versions are shown."""
    form, seq = ClaimWordsForm(), request.form.get("seq", 0, type=int)

    def work() -> ResponseReturnValue:
        undo(
            db_session(),
            claim_id=claim_id,
            version=form.version.data or 0,
            seq=min(max(seq, 0), 2**31 - 1),
            identity=identity(),
            now=request_time(),
        )
        db_session().commit()
        return back_to_claim(claim_id, said=gettext("The change is undone."))

    try:
        return work()
    except StaleVersionError:
        forget_changes()
        flash(gettext("The words changed since you opened the page. See what they are now, then undo again."))
        return redirect(url_for("claims.claim", claim_id=claim_id, _anchor="history"), code=303)


@blueprint.get("/claimants")
@requires(Permission.CLAIM_REVIEW)
def known_claimants() -> ResponseReturnValue:
    """Suggest claimants whose name holds what is typed."""
    found = suggest_claimants(db_session(), part=request.args.get("claimant", "")[:200])
    if not found:
        return nothing()
    return render_template("desk/_claimants.html", claimants=found)


def _changed(claim: Claim, before: int) -> ResponseReturnValue:
    changed = claim.words_version != before
    db_session().commit()
    said = gettext("The claim was changed. The history can undo it.") if changed else ""
    return back_to_claim(claim.id, said=said)


def _keep_words(claim_id: int, form: ClaimWordsForm, work: Work) -> ResponseReturnValue:
    try:
        return keep_typed(claim_id, "words", form, work)
    except StaleVersionError:
        return _stale(claim_id, form), StaleVersionError.status


def _stale(claim_id: int, form: ClaimWordsForm) -> str:
    forget_changes()
    view = view_claim(db_session(), claim_id=claim_id)
    shown = {"kind": {kind.value: str(name) for kind, name in KIND_NAMES.items()}}
    comparisons = compare_fields(words_form_of(view.claim), form, names=_COMPARED, shown=shown)
    form.version.data = view.claim.words_version
    last = next((event for event in view.events if event.action == "claim.change"), None)
    writer = view.people.get(int(last.actor.partition(":")[2])) if last else None
    stale = StaleForm(
        title=gettext("The claim changed while you were writing"),
        form=form,
        comparisons=comparisons,
        fields="desk/_claim_words_fields.html",
        action=url_for("claims.change_words", claim_id=claim_id, _anchor=_ANCHOR),
        back=url_for("claims.claim", claim_id=claim_id),
        changed_by=writer.display_name if writer else "",
    )
    return render_stale(stale, claimant_kinds=CLAIMANT_KINDS)
