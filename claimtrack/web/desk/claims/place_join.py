"""Joining two claims of one text into one that covers both."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import ClaimTrackError, NotFoundError, StaleVersionError
from claimtrack.models import Appearance
from claimtrack.permission import Permission
from claimtrack.services.articles.joins import join_claims
from claimtrack.services.articles.place_page import PlaceView, list_neighbours, view_place
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.place_answers import asked_number, back_to_text, problem_words, stale_place
from claimtrack.web.desk.claims.place_forms import JoinForm
from claimtrack.web.desk.refusals import forget_changes


@blueprint.route("/claims/<int:claim_id>/join", methods=["GET", "POST"])
@requires(Permission.CLAIM_REVIEW)
def join(claim_id: int) -> ResponseReturnValue:
    """Show the claims near by with what both together say; join the chosen one."""
    if request.method != "POST":
        return _page(claim_id, place_id=asked_number(request.args, "place"))
    form = JoinForm()
    chosen = form.chosen()
    if not form.validate() or chosen is None:
        return _page(claim_id, place_id=form.place.data, problem=gettext("Choose a claim.")), 422
    try:
        view = view_place(db_session(), claim_id=claim_id, place_id=form.place.data)
        _join(view, form, chosen)
    except StaleVersionError:
        return _stale(claim_id, form, chosen), StaleVersionError.status
    except NotFoundError:
        raise
    except ClaimTrackError as error:
        return _refused(claim_id, form, error), error.status
    return back_to_text(view, said=gettext("Both are one claim now."))


def _join(view: PlaceView, form: JoinForm, chosen: tuple[int, int]) -> None:
    join_claims(
        db_session(),
        place_id=view.appearance.id,
        version=form.version.data or 0,
        other_place_id=chosen[0],
        other_version=chosen[1],
        identity=identity(),
        now=request_time(),
    )
    db_session().commit()


def _stale(claim_id: int, form: JoinForm, chosen: tuple[int, int]) -> str:
    """Show what the two would say together, with the versions that both claims have now."""
    forget_changes()
    view = view_place(db_session(), claim_id=claim_id, place_id=form.place.data)
    other = db_session().get(Appearance, chosen[0])
    near = {each.id: each for each in list_neighbours(db_session(), view)}
    together = near.get(other.id) if other else None
    if together is not None:
        form.other.data = f"{together.id}-{together.claim.version}"
    return stale_place(
        claim_id,
        form,
        yours=covering_text(view, together)
        if together
        else gettext("The other claim is not there any more."),
        fields="desk/_place_join_fields.html",
        action="claims.join",
        save=gettext("Join them all the same"),
    )


def _refused(claim_id: int, form: JoinForm, error: ClaimTrackError) -> str:
    forget_changes()
    return _page(
        claim_id, place_id=form.place.data, chosen=form.other.data or "", problem=problem_words(error)
    )


def _page(claim_id: int, *, place_id: int | None = None, chosen: str = "", problem: str = "") -> str:
    view = view_place(db_session(), claim_id=claim_id, place_id=place_id)
    near = list_neighbours(db_session(), view)
    form = JoinForm(formdata=None, version=view.claim.version, place=view.appearance.id)
    return render_template(
        "desk/claim_join.html",
        view=view,
        claim=view.claim,
        form=form,
        near=[(each, covering_text(view, each)) for each in near],
        chosen=chosen,
        problem=problem,
    )


def covering_text(view: PlaceView, other: Appearance) -> str:
    """Return the words of the text from where the first of both begins to where the last one ends."""
    start = min(view.span[0], other.start_offset or 0)
    return view.version.text[start : max(view.span[1], other.end_offset or 0)]
