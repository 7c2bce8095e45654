"""The gate before every view: no declaration, no entry; no permission, no entry."""

from flask import Flask, abort, current_app, g, request

from claimtrack.security.policy import require
from claimtrack.services.policies import current_policy
from claimtrack.web.access import Access, declared_access
from claimtrack.web.context import current_login, db_session, identity


def install_gate(app: Flask) -> None:
    """Check each request against what its view declared."""
    app.before_request(_check_access)


def _check_access() -> None:
    if request.endpoint is None or request.endpoint == "static":
        return
    access = declared_access(current_app.view_functions[request.endpoint])
    if access is None:
        abort(403)
    if isinstance(access, Access):
        return
    if current_login() is None:
        abort(401)
    # Kept for the page, which asks what else the person may do.
    g.policy = current_policy(db_session())
    require(identity(), access, g.policy)
