"""The page with every key of the desk, which reads the same without a script."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from claimtrack.permission import Permission
from claimtrack.web.access import requires
from claimtrack.web.desk.key_list import GROUPS

blueprint = Blueprint("keys", __name__)


@blueprint.get("/keys")
@requires(Permission.DESK_READ)
def index() -> ResponseReturnValue:
    """Show what each key does."""
    return render_template("desk/keys.html", groups=GROUPS)
