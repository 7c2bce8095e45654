"""Writing a verdict in a second language, deciding on it, and publishing it."""

from collections.abc import Callable
from uuid import uuid4

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import ClaimTrackError, NotFoundError, StaleVersionError
from claimtrack.models import Decision, Translation
from claimtrack.permission import Permission
from claimtrack.services.claims.claim_page import people_by_id
from claimtrack.services.publishing.translation_publishing import publish_translation
from claimtrack.services.verdicts.translation_decisions import (
    decide_on_translation,
    propose_translation,
    withdraw_translation,
)
from claimtrack.services.verdicts.translations import find_translation, renew_translation, save_translation
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, desk, identity, request_time
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import StaleForm, compare_fields, render_stale
from claimtrack.web.desk.translations.translation_form import (
    FIELDS,
    TranslationDecisionForm,
    TranslationForm,
    translation_form_of,
)
from claimtrack.web.desk.translations.translation_screen import render_translation
from claimtrack.web.i18n import error_text

_PATH = "/claims/<int:claim_id>/translations/<language>"


@blueprint.get(_PATH)
@requires(Permission.DESK_READ)
def translation(claim_id: int, language: str) -> ResponseReturnValue:
    """Show a translation beside what it says again."""
    _require_language(language)
    return render_translation(claim_id, language)


@blueprint.post(_PATH)
@requires(Permission.CLAIM_REVIEW)
def save_translated(claim_id: int, language: str) -> ResponseReturnValue:
    """Save the words, and propose them when that button was pressed; refused, they are kept."""
    _require_language(language)
    form = TranslationForm()
    if not form.validate():
        problem = gettext("Nothing was sent yet: see what is marked.")
        return render_translation(claim_id, language, form=form, problem=problem), 422
    try:
        saved = _save(claim_id, language, form)
        db_session().commit()
    except StaleVersionError as error:
        return _stale(claim_id, language, form), error.status
    except NotFoundError:
        raise
    except ClaimTrackError as error:
        return _refuse(claim_id, language, form, error)
    form.version.data = saved.version
    if request.form.get("then") == "propose":
        return _propose(claim_id, language, form)
    return _back(claim_id, language, gettext("The translation was saved."))


@blueprint.post(f"{_PATH}/renew")
@requires(Permission.CLAIM_REVIEW)
def renew_translated(claim_id: int, language: str) -> ResponseReturnValue:
    """Have the translation be one of the newest version."""

    def work() -> None:
        renew_translation(
            db_session(), claim_id=claim_id, language=language, identity=identity(), now=request_time()
        )

    said = gettext("The newest version stands beside your words now. Mend them, and propose them again.")
    return _carry_out(claim_id, language, work, said=said)


@blueprint.post(f"{_PATH}/withdraw")
@requires(Permission.CLAIM_REVIEW)
def withdraw_translated(claim_id: int, language: str) -> ResponseReturnValue:
    """Take the proposed translation back."""

    def work() -> None:
        withdraw_translation(
            db_session(), claim_id=claim_id, language=language, identity=identity(), now=request_time()
        )

    return _carry_out(claim_id, language, work, said=gettext("The translation is yours to work on."))


@blueprint.post(f"{_PATH}/decide")
@requires(Permission.VERDICT_APPROVE)
def decide_translated(claim_id: int, language: str) -> ResponseReturnValue:
    """Decide on the translation that was read; a refused decision keeps its reason."""
    form = TranslationDecisionForm()
    if not form.validate():
        problem = gettext("Choose what you decide.")
        return render_translation(claim_id, language, decision=form, problem=problem), 422
    said = {
        "approve": gettext("You approved the translation."),
        "publish": gettext("Approved, and published: readers see it now."),
        "changes": gettext("The translation went back with your reason."),
    }
    chosen = str(form.decision.data)
    return _carry_out(
        claim_id, language, lambda: _decide(claim_id, language, form), said=said[chosen], decision=form
    )


@blueprint.post(f"{_PATH}/publish")
@requires(Permission.VERDICT_PUBLISH)
def publish_translated(claim_id: int, language: str) -> ResponseReturnValue:
    """Publish the approved translation that was read."""
    read = request.form.get("revision_hash", "")
    said = gettext("Published: readers see it now.")
    return _carry_out(claim_id, language, lambda: _publish(claim_id, language, read), said=said)


def _require_language(language: str) -> None:
    if language not in desk().settings.languages:
        abort(404)


def _save(claim_id: int, language: str, form: TranslationForm) -> Translation:
    return save_translation(
        db_session(),
        claim_id=claim_id,
        language=language,
        version=form.version.data or 0,
        words=form.words(),
        identity=identity(),
        now=request_time(),
    )


def _propose(claim_id: int, language: str, form: TranslationForm) -> ResponseReturnValue:
    try:
        propose_translation(
            db_session(),
            claim_id=claim_id,
            language=language,
            version=form.version.data or 0,
            identity=identity(),
            now=request_time(),
        )
    except ClaimTrackError as error:
        return _refuse(claim_id, language, form, error)
    db_session().commit()
    return _back(claim_id, language, gettext("Proposed. Somebody else decides on it now."))


def _decide(claim_id: int, language: str, form: TranslationDecisionForm) -> None:
    read, sent_back = form.revision_hash.data or "", form.decision.data == "changes"
    decide_on_translation(
        db_session(),
        claim_id=claim_id,
        language=language,
        revision_hash=read,
        decision=Decision.REQUEST_CHANGES if sent_back else Decision.APPROVE,
        reason=form.reason.data or "",
        identity=identity(),
        now=request_time(),
    )
    if form.decision.data == "publish":
        _publish(claim_id, language, read)


def _publish(claim_id: int, language: str, read: str) -> None:
    publish_translation(
        db_session(),
        claim_id=claim_id,
        language=language,
        revision_hash=read,
        identity=identity(),
        uuid=uuid4(),
        now=request_time(),
    )


def _carry_out(
    claim_id: int,
    language: str,
    work: Callable[[], None],
    *,
    said: str,
    decision: TranslationDecisionForm | None = None,
) -> ResponseReturnValue:
    """Commit `work` and go back to the page; refused, show it with the reason and what was typed."""
    _require_language(language)
    try:
        work()
    except NotFoundError:
        raise
    except ClaimTrackError as error:
        forget_changes()
        page = render_translation(claim_id, language, decision=decision, problem=error_text(error))
        return page, error.status
    db_session().commit()
    return _back(claim_id, language, said)


def _refuse(
    claim_id: int, language: str, form: TranslationForm, error: ClaimTrackError
) -> ResponseReturnValue:
    forget_changes()
    return render_translation(claim_id, language, form=form, problem=error_text(error)), error.status


def _back(claim_id: int, language: str, said: str) -> ResponseReturnValue:
    flash(said)
    return redirect(url_for("claims.translation", claim_id=claim_id, language=language), code=303)


def _stale(claim_id: int, language: str, form: TranslationForm) -> str:
    forget_changes()
    known = find_translation(db_session(), claim_id=claim_id, language=language)
    stored = translation_form_of(known)
    comparisons = compare_fields(stored, form, names=FIELDS, shown={})
    form.version.data = stored.version.data
    writer = people_by_id(db_session()).get(known.updated_by_id) if known else None
    address = url_for("claims.translation", claim_id=claim_id, language=language)
    stale = StaleForm(
        title=gettext("The translation changed while you were writing"),
        form=form,
        comparisons=comparisons,
        fields="desk/_translation_fields.html",
        action=address,
        back=address,
        changed_by=writer.display_name if writer else "",
    )
    return render_stale(stale, original=None, language=language)
