"""For operators: is the process up, is the desk ready."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from claimtrack.services.policies import current_policy
from claimtrack.web.access import Access, requires
from claimtrack.web.context import db_session

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@requires(Access.PUBLIC)
def healthz() -> ResponseReturnValue:
    """Answer ``ok`` while the process runs."""
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}


@blueprint.get("/readyz")
@requires(Access.PUBLIC)
def readyz() -> ResponseReturnValue:
    """Answer ``ready`` while the database answers too."""
    headers = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
    try:
        current_policy(db_session())
    except SQLAlchemyError:
        return "the database does not answer\n", 503, headers
    return "ready\n", 200, headers
