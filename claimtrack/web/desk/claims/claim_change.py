"""What one step of a claim's history changed, word by word."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from claimtrack.errors import NotFoundError
from claimtrack.permission import Permission
from claimtrack.services.claims.claim_changes import find_change
from claimtrack.services.claims.claim_page import people_by_id
from claimtrack.services.policy.policies import current_policy, ratings_in_force
from claimtrack.web.access import requires
from claimtrack.web.context import db_session
from claimtrack.web.desk.audit.change_words import field_changes
from claimtrack.web.desk.audit.event_lines import describe_event
from claimtrack.web.desk.claims.claim_blueprint import blueprint
from claimtrack.web.i18n import select_locale


@blueprint.get("/claims/<int:claim_id>/changes/<int:seq>")
@requires(Permission.DESK_READ)
def change(claim_id: int, seq: int) -> ResponseReturnValue:
    """Show what an event changed; the history of the claim, when it changed no words."""
    session = db_session()
    try:
        found = find_change(session, claim_id=claim_id, seq=seq)
    except NotFoundError:
        return redirect(url_for("claims.claim", claim_id=claim_id, _anchor="history"), code=303)
    ratings = {rating.slug: rating for rating in ratings_in_force(session, current_policy(session))}
    return render_template(
        "desk/claim_change.html",
        claim_id=claim_id,
        line=describe_event(found.event, people=people_by_id(session)),
        changes=field_changes(found, ratings=ratings, language=select_locale()),
    )
