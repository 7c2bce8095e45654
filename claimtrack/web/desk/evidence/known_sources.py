"""Taking a source along from another claim."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import IntegerField, RadioField
from wtforms.validators import InputRequired, NumberRange

from claimtrack.errors import ClaimTrackError, NotFoundError
from claimtrack.models import Stance
from claimtrack.permission import Permission
from claimtrack.services.claims.claim_page import view_claim
from claimtrack.services.evidence.known_sources import reuse_source, search_sources
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.claims.claim_answers import back_to_claim, take_along
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.claim_forms import GREATEST_KEY
from claimtrack.web.desk.claims.claim_screen import shorten
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.desk.typed_text import clean_line
from claimtrack.web.forms import DeskForm
from claimtrack.web.i18n import error_text
from claimtrack.web.names import STANCE_NAMES


class ReuseForm(DeskForm):
    """The source to take along, and what it says about this claim."""

    source = IntegerField(validators=[InputRequired(), NumberRange(min=1, max=GREATEST_KEY)])
    stance = RadioField(
        lazy_gettext("What it says about this claim"),
        choices=choices((stance.value, name) for stance, name in STANCE_NAMES.items()),
        validators=[InputRequired()],
    )


@blueprint.get("/claims/<int:claim_id>/sources/known")
@requires(Permission.CLAIM_REVIEW)
def known_sources(claim_id: int) -> ResponseReturnValue:
    """Show sources of other claims that hold what was searched for."""
    return _page(claim_id)


@blueprint.post("/claims/<int:claim_id>/sources/known")
@requires(Permission.CLAIM_REVIEW)
def reuse(claim_id: int) -> ResponseReturnValue:
    """Take a source along; sent twice, it is there once."""
    form = ReuseForm()
    if not form.validate():
        return _page(claim_id, problem=gettext("Say what the source says about this claim.")), 422
    try:
        take_along(claim_id)
        source = reuse_source(
            db_session(),
            source_id=form.source.data or 0,
            claim_id=claim_id,
            stance=Stance(form.stance.data),
            identity=identity(),
            now=request_time(),
        )
    except NotFoundError:
        raise
    except ClaimTrackError as error:
        forget_changes()
        return _page(claim_id, problem=error_text(error)), error.status
    db_session().commit()
    return back_to_claim(claim_id, anchor=f"source-{source.id}", said=gettext("The source was added."))


def _page(claim_id: int, *, problem: str = "") -> str:
    words = clean_line(request.values.get("words", "")) or ""
    view = view_claim(db_session(), claim_id=claim_id)
    return render_template(
        "desk/known_sources.html",
        claim=view.claim,
        holds=view.claim.lease is not None and view.claim.lease.holder_id == identity().user_id,
        found=search_sources(db_session(), words=words, claim_id=claim_id),
        words=words,
        stances=STANCE_NAMES,
        shorten=shorten,
        problem=problem,
    )
