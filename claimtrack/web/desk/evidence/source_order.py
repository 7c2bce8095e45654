"""Moving a source up or down."""

from flask import request
from flask.typing import ResponseReturnValue

from claimtrack.permission import Permission
from claimtrack.services.evidence.source_order import move_source as move
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_answers import back_to_claim
from claimtrack.web.desk.claims.claim_blueprint import blueprint


@blueprint.post("/sources/<int:source_id>/move")
@requires(Permission.CLAIM_REVIEW)
def move_source(source_id: int) -> ResponseReturnValue:
    """Move a source one step among those that say the same."""
    source = move(
        db_session(),
        source_id=source_id,
        seen=request.form.get("seen", 0, type=int),
        up=request.form.get("to") == "up",
        identity=identity(),
        now=request_time(),
    )
    db_session().commit()
    return back_to_claim(source.claim_id, anchor=f"source-{source.id}")
