"""Adding a claim that stands in no article: a speech, a broadcast with its time code, a post, an image."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import ClaimTrackError, NotFoundError
from claimtrack.models import Appearance
from claimtrack.permission import Permission
from claimtrack.services.claims.claims_elsewhere import add_claim_elsewhere
from claimtrack.services.evidence.documents import store_document
from claimtrack.services.file_store import attachment_store
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, desk, identity, request_time
from claimtrack.web.desk.claims.claim_answers import back_to_claim
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.new_claim_form import NewClaimForm
from claimtrack.web.desk.evidence.documents import LARGEST_REQUEST, give_document
from claimtrack.web.desk.inbox.tip_forms import close_tip, fill_claim
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.i18n import error_text
from claimtrack.web.request import takes_files_of


@blueprint.route("/claims/new", methods=["GET", "POST"])
@requires(Permission.CLAIM_ADD)
@takes_files_of(LARGEST_REQUEST)
def new() -> ResponseReturnValue:
    """Show the form; add the claim, or give back what was typed when it is refused."""
    form = NewClaimForm()
    if request.method != "POST":
        fill_claim(form)
        return _page(form)
    if not form.validate():
        return _page(form, problem=gettext("Nothing was sent yet: see what is marked.")), 422
    try:
        claim_id = _add(form)
    except ClaimTrackError as error:
        forget_changes()
        return _page(form, problem=error_text(error)), error.status
    return back_to_claim(claim_id, said=gettext("Added, and in the queue."))


@blueprint.get("/places/<int:place_id>/document")
@requires(Permission.DESK_READ)
def place_document(place_id: int) -> ResponseReturnValue:
    """Give the document that shows a claim as a file."""
    place = db_session().get(Appearance, place_id)
    if place is None:
        raise NotFoundError(thing="place")
    if place.document_hash is None:
        return back_to_claim(place.claim_id)
    return give_document(place.document_hash, kind=place.document_type, name=place.document_name)


def _add(form: NewClaimForm) -> int:
    upload = form.upload()
    document = store_document(upload, store=attachment_store(desk().settings)) if upload else {}
    claim = add_claim_elsewhere(
        db_session(), heard=form.heard(document), identity=identity(), now=request_time()
    )
    close_tip(claim_id=claim.id)
    db_session().commit()
    return claim.id


def _page(form: NewClaimForm, *, problem: str = "") -> str:
    return render_template("desk/claim_new.html", form=form, problem=problem)
