"""Forgetting who an unnamed source is, after asking once more."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.permission import Permission
from claimtrack.services.evidence.forgetting import forget_source
from claimtrack.services.evidence.sources import find_source
from claimtrack.services.file_store import attachment_store
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, desk, identity, request_time
from claimtrack.web.desk.claims.claim_answers import back_to_claim
from claimtrack.web.desk.claims.claim_blueprint import blueprint


@blueprint.get("/sources/<int:source_id>/forget")
@requires(Permission.VERDICT_CORRECT)
def ask_to_forget(source_id: int) -> ResponseReturnValue:
    """Say what will be gone, and ask."""
    return render_template("desk/source_forget.html", source=find_source(db_session(), source_id=source_id))


@blueprint.post("/sources/<int:source_id>/forget")
@requires(Permission.VERDICT_CORRECT)
def forget(source_id: int) -> ResponseReturnValue:
    """Forget it; the file goes once nothing in the database knows it."""
    session = db_session()
    claim_id = find_source(session, source_id=source_id).claim_id
    document = forget_source(session, source_id=source_id, identity=identity(), now=request_time())
    session.commit()
    if document is not None:
        attachment_store(desk().settings).remove(document)
    said = gettext("The desk does not know any more who it is.")
    return back_to_claim(claim_id, anchor=f"source-{source_id}", said=said)
