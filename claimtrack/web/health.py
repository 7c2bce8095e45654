"""For operators: is the process up, is the desk ready."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from claimtrack.services.operating.readiness import unreadiness
from claimtrack.web.access import Access, requires
from claimtrack.web.context import desk

blueprint = Blueprint("health", __name__)
_HEADERS = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}


@blueprint.get("/healthz")
@requires(Access.PUBLIC)
def healthz() -> ResponseReturnValue:
    """Answer ``ok`` while the process runs."""
    return "ok\n", 200, _HEADERS


@blueprint.get("/readyz")
@requires(Access.PUBLIC)
def readyz() -> ResponseReturnValue:
    """Answer ``ready`` while the database answers, on this version's schema, and the disk has room."""
    problems = unreadiness(desk().database, desk().settings)
    if problems:
        lines = "".join(f"{problem}\n" for problem in problems)
        return lines, 503, {**_HEADERS, "Retry-After": "10"}
    return "ready\n", 200, _HEADERS
