"""Merging a claim into another one: found by number or words, chosen, and undone."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import IntegerField, StringField
from wtforms.validators import InputRequired, NumberRange

from claimtrack.errors import ClaimTrackError
from claimtrack.permission import Permission
from claimtrack.services.claim_page import view_claim
from claimtrack.services.merge_candidates import find_candidates
from claimtrack.services.merges import merge_claim, undo_merge
from claimtrack.services.repeats import was_just_done
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claim_actions import choices_for, is_public
from claimtrack.web.desk.claim_answers import back_to_claim
from claimtrack.web.desk.claim_blueprint import blueprint
from claimtrack.web.desk.claim_forms import GREATEST_KEY
from claimtrack.web.desk.claim_screen import shorten
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.typed_text import clean_line
from claimtrack.web.forms import DeskForm
from claimtrack.web.i18n import error_text
from claimtrack.workflow import Action


class MergeForm(DeskForm):
    """The claim to merge into; `words` are what it was found by, `version` is the claim's own."""

    version = IntegerField(default=0, validators=[InputRequired()])
    words = StringField(lazy_gettext("Number, address or words of the claim"), filters=[clean_line])
    into = IntegerField(
        lazy_gettext("Claim"),
        validators=[InputRequired(lazy_gettext("Choose a claim.")), NumberRange(min=1, max=GREATEST_KEY)],
    )


@blueprint.get("/claims/<int:claim_id>/merge")
@requires(Permission.CLAIM_REVIEW)
def merge_page(claim_id: int) -> ResponseReturnValue:
    """Show the claims that hold what was searched for."""
    return _page(claim_id, MergeForm(formdata=None, words=clean_line(request.args.get("words", ""))))


@blueprint.post("/claims/<int:claim_id>/merge")
@requires(Permission.CLAIM_REVIEW)
def merge(claim_id: int) -> ResponseReturnValue:
    """Merge the claim into the chosen one; refused, the page keeps the search and the choice."""
    form = MergeForm()
    if not form.validate():
        return _page(claim_id, form, problem=gettext("Choose a claim.")), 422
    try:
        target = merge_claim(
            db_session(),
            claim_id=claim_id,
            version=form.version.data or 0,
            into_id=form.into.data or 0,
            identity=identity(),
            now=request_time(),
        )
    except ClaimTrackError as error:
        return _refused(claim_id, form, error)
    db_session().commit()
    return back_to_claim(target.id, said=_said(claim_id))


@blueprint.post("/claims/<int:claim_id>/undo-merge")
@requires(Permission.CLAIM_REVIEW)
def split_off(claim_id: int) -> ResponseReturnValue:
    """Make the claim one of its own again."""
    who = identity()
    undone = (Action.SPLIT_OFF, Action.RESTORE)
    if not any(
        was_just_done(db_session(), claim_id=claim_id, action=action, identity=who) for action in undone
    ):
        undo_merge(db_session(), claim_id=claim_id, identity=who, now=request_time())
        db_session().commit()
    return back_to_claim(claim_id, said=gettext("The merge is undone. The claim is one of its own again."))


def _said(claim_id: int) -> Markup:
    link = Markup('<a href="{}">{}</a>').format(
        url_for("claims.claim", claim_id=claim_id), gettext("Claim %(id)s", id=claim_id)
    )
    return Markup("{} {}").format(link, gettext("is part of this one now. It can be split off again there."))


def _refused(claim_id: int, form: FlaskForm, error: ClaimTrackError) -> ResponseReturnValue:
    forget_changes()
    return _page(claim_id, form, problem=error_text(error)), error.status


def _page(claim_id: int, form: FlaskForm, *, problem: str = "") -> str:
    view = view_claim(db_session(), claim_id=claim_id)
    form.version.data = view.claim.version
    words = form.words.data or ""
    return render_template(
        "desk/claim_merge.html",
        claim=view.claim,
        is_public=is_public(view),
        possible=Action.MERGE in choices_for(view, identity=identity(), now=request_time()).actions,
        form=form,
        found=find_candidates(db_session(), words=words, claim_id=claim_id),
        problem=problem,
        shorten=shorten,
    )
