"""Merging a claim into another one: found by number or words, chosen, and undone."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from markupsafe import Markup
from wtforms import HiddenField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from claimtrack.errors import ClaimTrackError, StaleVersionError
from claimtrack.models import Claim
from claimtrack.permission import Permission
from claimtrack.services.claims.claim_page import ClaimView, view_claim
from claimtrack.services.claims.merge_candidates import Candidate, find_candidates, similar_claims
from claimtrack.services.claims.merges import merge_claim, undo_merge
from claimtrack.services.repeats import was_just_done
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_actions import choices_for, is_public
from claimtrack.web.desk.claims.claim_answers import back_to_claim
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.claim_forms import GREATEST_KEY
from claimtrack.web.desk.claims.claim_screen import shorten
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.stale import Comparison, StaleForm, render_stale
from claimtrack.web.desk.typed_text import clean_line
from claimtrack.web.desk.word_changes import compare_words
from claimtrack.web.forms import DeskForm
from claimtrack.web.i18n import error_text
from claimtrack.web.names import state_name
from claimtrack.workflow import Action


class MergeForm(DeskForm):
    """The claim to merge into; `words` are what it was found by, `version` is the claim's own."""

    version = IntegerField(default=0, validators=[InputRequired()])
    words = StringField(lazy_gettext("Number, address or words of the claim"), filters=[clean_line])
    # What the page showed, to be shown again beside what is stored when the claim changed meanwhile.
    seen = HiddenField(validators=[Length(max=5_000)])
    seen_state = HiddenField(validators=[Length(max=40)])
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
    except StaleVersionError:
        return _stale(claim_id, form), StaleVersionError.status
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


def _refused(claim_id: int, form: MergeForm, error: ClaimTrackError) -> ResponseReturnValue:
    forget_changes()
    return _page(claim_id, form, problem=error_text(error)), error.status


def _stale(claim_id: int, form: MergeForm) -> str:
    """Show the claim as it was when the page was made beside what it is now, and what it is to be part of."""
    forget_changes()
    view = view_claim(db_session(), claim_id=claim_id)
    stored, into = _stored_form(view), form.into.data or 0
    comparisons = [
        _compared(gettext("Claim"), view.claim.standalone, form.seen.data or view.claim.standalone),
        _compared(gettext("State"), state_name(view.claim.state), form.seen_state.data or ""),
        _compared(
            gettext("Part of"),
            _named(view.merged_into),
            _named(db_session().get(Claim, into)) or gettext("Claim %(id)s", id=into),
        ),
    ]
    stored.words.data, stored.into.data = form.words.data, into
    stale = StaleForm(
        title=gettext("The claim changed while you were choosing"),
        form=stored,
        comparisons=comparisons,
        fields="desk/_claim_merge_fields.html",
        action=url_for("claims.merge", claim_id=claim_id),
        back=url_for("claims.claim", claim_id=claim_id),
        save=gettext("Merge it all the same"),
    )
    return render_stale(stale)


def _compared(label: str, stored: str, yours: str) -> Comparison:
    pieces = compare_words(stored, yours)
    return Comparison(label, pieces[0], pieces[1], stored != yours)


def _named(claim: Claim | None) -> str:
    if claim is None:
        return ""
    return f"{gettext('Claim %(id)s', id=claim.id)}: {claim.standalone}"


def _stored_form(view: ClaimView) -> MergeForm:
    return MergeForm(
        formdata=None,
        version=view.claim.version,
        seen=view.claim.standalone,
        seen_state=state_name(view.claim.state),
    )


def _page(claim_id: int, form: MergeForm, *, problem: str = "") -> str:
    view = view_claim(db_session(), claim_id=claim_id)
    stored = _stored_form(view)
    for name in ("version", "seen", "seen_state"):
        form[name].data = stored[name].data
    words = form.words.data or ""
    return render_template(
        "desk/claim_merge.html",
        claim=view.claim,
        is_public=is_public(view),
        possible=Action.MERGE in choices_for(view, identity=identity(), now=request_time()).actions,
        form=form,
        found=_found(view, words),
        problem=problem,
        shorten=shorten,
    )


def _found(view: ClaimView, words: str) -> list[Candidate]:
    """Return what holds the words; those that say much the same before anybody has searched."""
    if not words:
        return similar_claims(db_session(), claim=view.claim)
    return find_candidates(db_session(), words=words, claim_id=view.claim.id)
