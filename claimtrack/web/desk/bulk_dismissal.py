"""Dismissing the claims that are ticked in the queue, and the way back."""

from flask import flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext, ngettext
from wtforms import SelectField
from wtforms.validators import InputRequired

from claimtrack.models import DismissReason
from claimtrack.permission import Permission
from claimtrack.services.bulk_dismissals import BulkResult, dismiss_claims, reopen_claims
from claimtrack.services.queue import PAGE_SIZE
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.choices import choices
from claimtrack.web.desk.claim_forms import GREATEST_KEY
from claimtrack.web.desk.queue_blueprint import blueprint
from claimtrack.web.desk.queue_filters import QueueForm
from claimtrack.web.forms import DeskForm
from claimtrack.web.i18n import error_text
from claimtrack.web.names import DISMISS_REASON_NAMES

_DISMISSED = "just_dismissed"
_LONGEST_KEY = len(str(GREATEST_KEY))


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
    form, ticked = BulkDismissForm(), _ticked()
    if not ticked or not form.validate():
        flash(gettext("Nothing was changed: tick at least one claim, and choose a reason."), "error")
        return _back()
    result = dismiss_claims(
        db_session(),
        claim_ids=ticked,
        reason=DismissReason(form.reason.data),
        identity=identity(),
        now=request_time(),
    )
    db_session().commit()
    session[_DISMISSED] = list(result.done)
    _tell_refused(result)
    return _back()


@blueprint.post("/queue/reopen")
@requires(Permission.CLAIM_REVIEW)
def reopen() -> ResponseReturnValue:
    """Bring claims back that were dismissed together."""
    result = reopen_claims(db_session(), claim_ids=_ticked(), identity=identity(), now=request_time())
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
    _tell_refused(result)
    return _back()


def just_dismissed() -> list[int]:
    """Return the claims that this person dismissed together with the last form; once."""
    done: list[int] = session.pop(_DISMISSED, [])
    return done


def _ticked() -> list[int]:
    written = request.form.getlist("claim")[:PAGE_SIZE]
    keys = [
        int(each) for each in written if each.isascii() and each.isdecimal() and len(each) <= _LONGEST_KEY
    ]
    return [key for key in keys if 0 < key <= GREATEST_KEY]


def _tell_refused(result: BulkResult) -> None:
    for text in dict.fromkeys(error_text(error) for error in result.refused.values()):
        count = sum(error_text(error) == text for error in result.refused.values())
        left = ngettext(
            "%(count)s claim stays as it is.", "%(count)s claims stay as they are.", count, count=count
        )
        flash(f"{left} {text}", "error")


def _back() -> ResponseReturnValue:
    view = QueueForm(request.args).address()
    return redirect(url_for("queue.queue", **view, page=request.args.get("page")), code=303)
