"""The button that takes the next claim of a view, on the queue and on the claim page."""

from datetime import datetime

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import NoFreeClaimError
from claimtrack.permission import Permission
from claimtrack.services.claims.next_claim import take_next_claim
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.claims.claim_answers import back_to_claim
from claimtrack.web.desk.queue.queue_blueprint import blueprint
from claimtrack.web.desk.queue.queue_filters import QueueForm
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.i18n import error_text


@blueprint.post("/queue/next")
@requires(Permission.CLAIM_REVIEW)
def take_next() -> ResponseReturnValue:
    """Take the best free claim of the view in the address, and go to it."""
    form = QueueForm(request.args)
    try:
        lease = take_next_claim(
            db_session(),
            wanted=form.wanted(identity()),
            identity=identity(),
            now=request_time(),
            since=_shown_at(),
        )
    except NoFreeClaimError as error:
        forget_changes()
        flash(error_text(error), "error")
        return redirect(url_for("queue.queue", **form.address()), code=303)
    db_session().commit()
    return back_to_claim(lease.claim_id, said=gettext("The claim is yours to work on."))


def _shown_at() -> datetime | None:
    """Return when the page with the button was made; None when the form does not say."""
    try:
        moment = datetime.fromisoformat(request.form.get("shown", ""))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
