"""Safety mode on the desk: the switch on /admin, and the banner that everybody sees."""

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.errors import ModeReasonMissingError
from claimtrack.permission import Permission
from claimtrack.services.policy.modes import Mode, ModeNow, mode_of, set_mode_by_hand
from claimtrack.web.access import requires, works_read_only
from claimtrack.web.context import db_session, identity, request_time
from claimtrack.web.desk.administration.admin_blueprint import blueprint
from claimtrack.web.desk.administration.admin_forms import ModeForm
from claimtrack.web.desk.administration.admin_page import admin_page
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.i18n import error_text


@blueprint.post("/admin/mode")
@requires(Permission.DESK_ADMINISTER)
@works_read_only
def set_mode() -> ResponseReturnValue:
    """Make the desk read-only, or open it again; set twice, it is set once."""
    form = ModeForm()
    wanted = Mode.OPEN if form.mode.data == Mode.OPEN else Mode.READ_ONLY
    try:
        set_mode_by_hand(
            db_session(), mode=wanted, reason=form.reason.data or "", identity=identity(), now=request_time()
        )
    except ModeReasonMissingError as error:
        forget_changes()
        return admin_page(problem=error_text(error), at="mode", mode=form), error.status
    db_session().commit()
    # That it is read-only, the banner says.
    if wanted is Mode.OPEN:
        flash(gettext("The desk is open again."))
    return redirect(url_for("admin.index", _anchor="mode"), code=303)


@blueprint.app_template_global()
def desk_mode() -> ModeNow | None:
    """Return the mode of a read-only desk to somebody who is logged in; None for an open one."""
    policy = g.get("policy")
    return mode_of(policy) if policy is not None and policy.read_only else None
