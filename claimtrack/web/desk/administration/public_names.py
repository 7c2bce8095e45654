"""How readers are told of the desk's people."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from claimtrack.permission import Permission
from claimtrack.services.people.users import set_public_name as set_name
from claimtrack.web.access import requires
from claimtrack.web.context import db_session, identity, request_time

blueprint = Blueprint("people", __name__)


@blueprint.post("/admin/public-names/<int:user_id>")
@requires(Permission.DESK_ADMINISTER)
def set_public_name(user_id: int) -> ResponseReturnValue:
    """Set the name that a person is credited by; sent twice, it is done once."""
    name = request.form.get("public_name", "")
    set_name(db_session(), user_id=user_id, public_name=name, identity=identity(), now=request_time())
    db_session().commit()
    flash(gettext("The public name is set."))
    return redirect(url_for("admin.index", _anchor=f"person-{user_id}"), code=303)
