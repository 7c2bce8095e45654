"""The whole text that a claim stands in, with the claim marked."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from claimtrack.permission import Permission
from claimtrack.services.articles.appearances import find_appearance
from claimtrack.web.access import requires
from claimtrack.web.context import db_session
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.desk.claims.passage import whole_text


@blueprint.get("/claims/<int:claim_id>/places/<int:place_id>")
@requires(Permission.DESK_READ)
def place(claim_id: int, place_id: int) -> ResponseReturnValue:
    """Show the text; a place without one, such as a speech, is shown on the claim page."""
    appearance = find_appearance(db_session(), appearance_id=place_id)
    version, start, end = appearance.version, appearance.start_offset, appearance.end_offset
    if version is None or start is None or end is None:
        return redirect(url_for("claims.claim", claim_id=claim_id, _anchor="passage"), code=303)
    return render_template(
        "desk/claim_article.html",
        claim_id=claim_id,
        place_id=place_id,
        article=version.article,
        version=version,
        passage=whole_text(version.text, start, end),
    )
