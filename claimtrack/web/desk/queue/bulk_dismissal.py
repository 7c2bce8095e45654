"""Dismissing the claims that are ticked in the queue, and the way back."""

from flask import flash, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext, ngettext
from wtforms import SelectField
from wtforms.validators import InputRequired

from claimtrack.models import DismissReason
from claimtrack.permission import Permission
from claimtrack.services.claims.bulk_dismissals import dismiss_claims, reopen_claims
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.queue.queue_blueprint import blueprint
from claimtrack.web.desk.queue.ticked import back_to_view, tell_refused, ticked_claims
from claimtrack.web.forms import DeskForm
from claimtrack.web.names import DISMISS_REASON_NAMES

_DISMISSED = "just_dismissed"


class BulkDismissForm(DeskForm):
    """Why the ticked claims will not be checked."""

    reason = SelectField(
        lazy_gettext("Dismiss the ticked claims"),
        id="bulk-reason",
        choices=choices(
            [
                ("", lazy_gettext("Choose a reason")),
                *((reason.value, name) for reason, name in DISMISS_REASON_NAMES.items()),
            ]
        ),
        validators=[InputRequired()],
    )


@blueprint.post("/queue/dismiss")
@requires(Permission.CLAIM_REVIEW)
def dismiss() -> ResponseReturnValue:
    """Dismiss the ticked claims for one reason; what somebody else works on stays."""
    form, ticked = BulkDismissForm(), ticked_claims()
    if not ticked or not form.validate():
        flash(gettext("Nothing was changed: tick at least one claim, and choose a reason."), "error")
        return back_to_view()
    result = dismiss_claims(
        db_session(),
        claim_ids=ticked,
        reason=DismissReason(form.reason.data),
        identity=identity(),
        now=request_time(),
    )
    db_session().commit()
    session[_DISMISSED] = list(result.done)
    tell_refused(result.refused)
    return back_to_view()


@blueprint.post("/queue/reopen")
@requires(Permission.CLAIM_REVIEW)
def reopen() -> ResponseReturnValue:
    """Bring claims back that were dismissed together."""
    result = reopen_claims(db_session(), claim_ids=ticked_claims(), identity=identity(), now=request_time())
    db_session().commit()
    count = len(result.done)
    if count:
        flash(
            ngettext(
                "%(count)s claim is back in the queue.",
                "%(count)s claims are back in the queue.",
                count,
                count=count,
            )
        )
    tell_refused(result.refused)
    return back_to_view()


def just_dismissed() -> list[int]:
    """Return the claims that this person dismissed together with the last form; once."""
    done: list[int] = session.pop(_DISMISSED, [])
    return done
