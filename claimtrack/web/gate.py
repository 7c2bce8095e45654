"""The gate before every view: no declaration, no entry; no permission, no entry."""

from flask import Flask, abort, current_app, g, request

from claimtrack.permission import Permission
from claimtrack.security.policy import require
from claimtrack.services.policy.policies import current_policy, require_writable
from claimtrack.web.access import Access, declared_access, waits_for_open_desk
from claimtrack.web.context import current_login, db_session, identity, is_writing


def install_gate(app: Flask) -> None:
    """Check each request against what its view declared."""
    app.before_request(_check_access)


def _check_access() -> None:
    if request.endpoint is None or request.endpoint == "static":
        return
    view = current_app.view_functions[request.endpoint]
    access = declared_access(view)
    if access is None:
        abort(403)
    if not isinstance(access, Access):
        _check_person(access)
    if is_writing() and waits_for_open_desk(view):
        require_writable(g.policy if "policy" in g else current_policy(db_session()))


def _check_person(access: Permission) -> None:
    if current_login() is None:
        abort(401)
    # Kept for the page, which asks what else the person may do.
    g.policy = current_policy(db_session())
    require(identity(), access, g.policy)
