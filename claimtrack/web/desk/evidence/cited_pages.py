"""The list for editors: public verdicts that cite pages which are gone, or say something else now."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.permission import Permission
from claimtrack.publish.web_address import web_address
from claimtrack.services.evidence.page_checks import list_findings, settle_finding
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.audit.event_words import FINDING_WORDS
from claimtrack.web.desk.claims.claim_answers import back_to_claim
from claimtrack.web.desk.claims.claim_screen import shorten

blueprint = Blueprint("cited", __name__)


@blueprint.get("/cited-pages")
@requires(Permission.VERDICT_CORRECT)
def index() -> ResponseReturnValue:
    """List what nobody has dealt with yet."""
    return render_template(
        "desk/cited_pages.html",
        pages=list_findings(db_session()),
        findings=FINDING_WORDS,
        web_address=web_address,
        shorten=shorten,
    )


@blueprint.post("/copies/<int:copy_id>/settle")
@requires(Permission.VERDICT_CORRECT)
def settle(copy_id: int) -> ResponseReturnValue:
    """Take a page from the list; sent twice, it is done once."""
    source = settle_finding(db_session(), copy_id=copy_id, identity=identity(), now=request_time())
    claim_id, source_id = source.claim_id, source.id
    db_session().commit()
    said = gettext("Dealt with. You are told again when the page changes once more.")
    return back_to_claim(claim_id, anchor=f"source-{source_id}", said=said)
