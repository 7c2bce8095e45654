"""The texts of the public site in one language: how the desk works, how it corrects itself, who it is."""

from collections.abc import Mapping

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import IntegerField, TextAreaField
from wtforms.validators import Length

from claimtrack.errors import ClaimTrackError, StaleVersionError
from claimtrack.models import Policy
from claimtrack.permission import Permission
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.policy.policy_changes import LONGEST_TEXT, TEXT_PAGES, set_texts
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, desk, identity, request_time
from claimtrack.web.desk.administration.admin_blueprint import blueprint
from claimtrack.web.desk.administration.text_words import TEXT_NAMES
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import StaleForm, compare_fields, render_stale
from claimtrack.web.forms import DeskForm
from claimtrack.web.i18n import error_text


class TextsForm(DeskForm):
    """The texts in one language; `version` is the policy's that the form was made from."""

    version = IntegerField(default=0)
    about = TextAreaField(TEXT_NAMES["about"], validators=[Length(max=LONGEST_TEXT)])
    methodology = TextAreaField(TEXT_NAMES["methodology"], validators=[Length(max=LONGEST_TEXT)])
    corrections = TextAreaField(TEXT_NAMES["corrections"], validators=[Length(max=LONGEST_TEXT)])

    def texts(self) -> Mapping[str, str]:
        """Return what was typed, by page."""
        return {page: self[page].data or "" for page in TEXT_PAGES}


@blueprint.route("/admin/texts", methods=["GET", "POST"])
@requires(Permission.DESK_ADMINISTER)
def texts() -> ResponseReturnValue:
    """Show the texts in one language; what is saved is a new version of the policy."""
    languages = desk().settings.languages
    language = request.args.get("language", languages[0])
    if language not in languages:
        abort(404)
    stored, form = _stored(current_policy(db_session()), language), TextsForm()
    if not form.is_submitted():
        return _page(language, stored)
    if not form.validate():
        return _page(language, form), 422
    try:
        _save(language, form)
    except StaleVersionError:
        return _stale(language, form), StaleVersionError.status
    except ClaimTrackError as error:
        forget_changes()
        return _page(language, form, problem=error_text(error)), error.status
    db_session().commit()
    flash(gettext("Readers see these texts now."))
    return redirect(url_for("admin.texts", language=language), code=303)


def _save(language: str, form: TextsForm) -> None:
    set_texts(
        db_session(),
        version=form.version.data or 0,
        language=language,
        texts=form.texts(),
        identity=identity(),
        now=request_time(),
    )


def _stored(policy: Policy, language: str) -> TextsForm:
    texts = policy.texts.get(language, {})
    return TextsForm(formdata=None, data={**texts, "version": policy.version})


def _page(language: str, form: TextsForm, *, problem: str = "") -> str:
    return render_template(
        "desk/public_texts.html",
        form=form,
        language=language,
        languages=desk().settings.languages,
        problem=problem,
    )


def _stale(language: str, form: TextsForm) -> str:
    forget_changes()
    stored = _stored(current_policy(db_session()), language)
    comparisons = compare_fields(stored, form, names=TEXT_PAGES, shown={})
    form.version.data = stored.version.data
    stale = StaleForm(
        title=gettext("The policy changed while you were writing"),
        form=form,
        comparisons=comparisons,
        fields="desk/_public_texts_fields.html",
        action=url_for("admin.texts", language=language),
        back=url_for("admin.texts", language=language),
    )
    return render_stale(stale, language=language)
