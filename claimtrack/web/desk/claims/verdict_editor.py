"""Writing a verdict: saved as it is typed, proposed, taken back."""

from flask import jsonify, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import ClaimTrackError, IncompleteVerdictError, StaleVersionError
from claimtrack.models import Draft
from claimtrack.permission import Permission
from claimtrack.services.claims.claim_page import view_claim
from claimtrack.services.verdicts.drafts import find_draft
from claimtrack.services.verdicts.drafts import save_draft as save
from claimtrack.services.verdicts.proposals import propose_words
from claimtrack.services.verdicts.verdicts import withdraw_proposal
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_answers import (
    Work,
    back_to_claim,
    commit_once,
    keep_typed,
    refuse_typed,
    take_along,
)
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.claim_forms import DraftForm
from claimtrack.web.desk.claims.claim_screen import clock_time, draft_form_of
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import StaleForm, compare_fields, render_stale
from claimtrack.web.i18n import error_text, select_locale
from claimtrack.workflow import Action

_COMPARED = ("rating", "headline", "short_wording", "summary", "explanation", "as_of")


@blueprint.post("/claims/<int:claim_id>/draft")
@requires(Permission.CLAIM_REVIEW)
def save_draft(claim_id: int) -> ResponseReturnValue:
    """Save the words; a script that saves while they are typed gets JSON."""
    form = DraftForm()
    if request.accept_mimetypes.best == "application/json":
        return _save_quietly(claim_id, form)

    def work() -> ResponseReturnValue:
        take_along(claim_id)
        _save(claim_id, form)
        db_session().commit()
        return back_to_claim(claim_id, anchor="verdict", said=gettext("The draft was saved."))

    return _keep_words(claim_id, form, work)


@blueprint.post("/claims/<int:claim_id>/propose")
@requires(Permission.CLAIM_REVIEW)
def propose(claim_id: int) -> ResponseReturnValue:
    """Save the words and propose the verdict; an incomplete one is saved, and what is missing is said."""
    form = DraftForm()

    def work() -> ResponseReturnValue:
        try:
            _propose(claim_id, form)
        except IncompleteVerdictError as error:
            return _incomplete(claim_id, form, error)
        db_session().commit()
        said = gettext("Proposed. Somebody else decides on it now.")
        return back_to_claim(claim_id, anchor="proposal", said=said)

    return _keep_words(claim_id, form, work)


@blueprint.post("/claims/<int:claim_id>/withdraw")
@requires(Permission.CLAIM_REVIEW)
def withdraw(claim_id: int) -> ResponseReturnValue:
    """Take the proposal back and go on writing."""
    return commit_once(
        claim_id,
        Action.WITHDRAW,
        lambda: withdraw_proposal(db_session(), claim_id=claim_id, identity=identity(), now=request_time()),
        said=gettext("The proposal is withdrawn. The claim is yours to work on."),
    )


def _save(claim_id: int, form: DraftForm) -> Draft:
    version = form.version.data or 0
    now = request_time()
    return save(
        db_session(), claim_id=claim_id, version=version, words=form.words(), identity=identity(), now=now
    )


def _propose(claim_id: int, form: DraftForm) -> None:
    propose_words(
        db_session(),
        claim_id=claim_id,
        version=form.version.data or 0,
        words=form.words(),
        identity=identity(),
        now=request_time(),
    )


def _save_quietly(claim_id: int, form: DraftForm) -> ResponseReturnValue:
    if not form.validate():
        problem = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return jsonify(error=problem), 422
    try:
        draft = _save(claim_id, form)
    except ClaimTrackError as error:
        return jsonify(error=error_text(error), stale=isinstance(error, StaleVersionError)), error.status
    db_session().commit()
    now = request_time()
    said = gettext("Saved %(time)s", time=clock_time(now))
    return jsonify(version=draft.version, saved_at=now.isoformat(), message=said)


def _keep_words(claim_id: int, form: DraftForm, work: Work) -> ResponseReturnValue:
    try:
        return keep_typed(claim_id, "draft", form, work)
    except StaleVersionError:
        return _stale(claim_id, form), StaleVersionError.status


def _incomplete(claim_id: int, form: DraftForm, error: IncompleteVerdictError) -> ResponseReturnValue:
    db_session().commit()
    _rebase(form, find_draft(db_session(), claim_id=claim_id))
    return refuse_typed(claim_id, "draft", form, error_text(error), error.status)


def _stale(claim_id: int, form: DraftForm) -> str:
    forget_changes()
    view = view_claim(db_session(), claim_id=claim_id)
    language = select_locale()
    shown = {"rating": {str(rating.id): rating.label(language) for rating in view.ratings}}
    stored = draft_form_of(view.draft, standalone=view.claim.standalone)
    comparisons = compare_fields(stored, form, names=_COMPARED, shown=shown)
    _rebase(form, view.draft)
    writer = view.people.get(view.draft.updated_by_id) if view.draft else None
    stale = StaleForm(
        title=gettext("The draft changed while you were writing"),
        form=form,
        comparisons=comparisons,
        fields="desk/_claim_draft_fields.html",
        action=url_for("claims.save_draft", claim_id=claim_id),
        back=url_for("claims.claim", claim_id=claim_id),
        changed_by=writer.display_name if writer else "",
    )
    return render_stale(stale, ratings=view.ratings)


def _rebase(form: DraftForm, draft: Draft | None) -> None:
    """Have the form, sent again, replace what is stored now."""
    form.version.data = draft.version if draft else 0
