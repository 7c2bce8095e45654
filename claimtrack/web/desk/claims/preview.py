"""The verdict as readers would see it, while it is written. Looking at it saves nothing."""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.permission import Permission
from claimtrack.publish.web_address import web_address
from claimtrack.services.claims.claim_page import ClaimView, view_claim
from claimtrack.services.evidence.source_body import source_body
from claimtrack.web.access import reads_only, requires
from claimtrack.web.context import db_session
from claimtrack.web.desk.approvals.frozen_proposal import frozen_source
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.claim_forms import DraftForm
from claimtrack.web.desk.claims.claim_screen import render_claim
from claimtrack.web.names import stance_name


@blueprint.post("/claims/<int:claim_id>/preview")
@requires(Permission.CLAIM_REVIEW)
@reads_only
def preview(claim_id: int) -> ResponseReturnValue:
    """Show what was typed as readers would see it: the piece for a script, else the whole page."""
    form, asked_by_script = DraftForm(), "HX-Request" in request.headers
    valid = form.validate()
    if not asked_by_script and not valid:
        problem = gettext("It cannot be shown yet: see what is marked.")
        return render_claim(claim_id, typed={"draft": form}, problem=problem, at="draft"), 422
    view = view_claim(db_session(), claim_id=claim_id)
    shown = _as_read(view, form)
    if not asked_by_script:
        return render_claim(claim_id, typed={"draft": form}, preview=shown)
    errors = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return render_template(
        "desk/_claim_preview.html", claim=view.claim, preview=shown, errors=errors, web_address=web_address
    )


def _as_read(view: ClaimView, form: DraftForm) -> dict[str, Any]:
    """Return what readers would be given: of a source, no more than a proposal freezes."""
    words, language = form.words(), view.claim.language
    rating = next((each for each in view.ratings if each.id == words.rating_id), None)
    return {
        "rating": rating,
        "rating_label": rating.label(language) if rating else "",
        "rating_meaning": rating.descriptions.get(language, "") if rating else "",
        "claimant": view.claim.claimant,
        "headline": words.headline,
        "short_wording": words.short_wording,
        "summary": words.summary,
        "explanation": words.explanation,
        "as_of": words.as_of,
        "sources": [
            {**frozen_source(source_body(each)), "stance_name": stance_name(each.stance)}
            for each in view.sources
        ],
    }
