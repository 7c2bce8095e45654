"""Refusals as pages: a clear message, and nothing of what was typed is lost."""

from typing import Any

from flask import Flask, g, jsonify, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import InterfaceError, OperationalError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from claimtrack.errors import ClaimTrackError, NotFoundError, ReadOnlyError
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.verdicts.own_checks import find_old_address
from claimtrack.web.context import current_login, db_session
from claimtrack.web.desk.refusals import forget_changes
from claimtrack.web.i18n import error_text
from claimtrack.web.storage_problems import log_problem, storage_problem

# Fields that are never shown back.
_SECRET = frozenset({"csrf_token", "password", "kept_path"})
_LEAST_KEPT = 1
# Seconds after which asking again may help.
_LATER = {"Retry-After": "60"}


def install_problem_pages(app: Flask) -> None:
    """Answer every refusal and every error with a page of the desk."""
    app.register_error_handler(CSRFError, _answer_csrf)
    app.register_error_handler(401, _answer_unauthorized)
    app.register_error_handler(ClaimTrackError, _answer_refusal)
    app.register_error_handler(ReadOnlyError, _answer_read_only)
    for storage_error in (OperationalError, InterfaceError, OSError):
        app.register_error_handler(storage_error, _answer_storage)
    app.register_error_handler(HTTPException, _answer_http)


def kept_fields() -> list[tuple[str, str]]:
    """Return what the form that was sent held, but for secrets and the token; nothing if it was too large."""
    try:
        fields = request.form
    except RequestEntityTooLarge:
        return []
    return [(name, value) for name, value in fields.items(multi=True) if name not in _SECRET]


def _answer_unauthorized(_error: HTTPException) -> ResponseReturnValue:
    """Ask to log in; what was typed in an expired session comes along and is offered again afterwards."""
    if _is_script():
        return jsonify(error=gettext("You are logged out. Log in again.")), 401
    from claimtrack.web.login import login_page  # noqa: PLC0415 - the login page shows problems too

    return login_page(status=401)


def _answer_csrf(_error: CSRFError) -> ResponseReturnValue:
    """The token is gone with the session cookie: log in again, or send the same form once more."""
    # The log-in form carries another form along, so it comes back as it is.
    if current_login() is None or request.path == url_for("login.login"):
        return _answer_unauthorized(_error)
    if _is_script():
        message = gettext(
            "Not saved: you logged in again after this page was opened. Press Save, then send it again."
        )
        return jsonify(error=message), 400
    return render_resume(request.full_path.rstrip("?"), kept_fields()), 400


def render_resume(path: str, fields: list[tuple[str, str]]) -> str:
    """Return the page that shows what was typed and sends it to `path` when the person says so."""
    return render_template("resume.html", path=path, fields=fields)


def _answer_read_only(error: ReadOnlyError) -> ResponseReturnValue:
    """Say why, and keep the form at hand: it can be sent again when the desk is open."""
    forget_changes()
    message = error_text(error)
    if _is_script():
        return jsonify(error=message), error.status, _LATER
    sent = request.full_path.rstrip("?") if request.method == "POST" and current_login() else ""
    return _page(error.status, gettext("The desk is read-only"), message, resend=sent), error.status, _LATER


def _answer_refusal(error: ClaimTrackError) -> ResponseReturnValue:
    message = error_text(error)
    return _answer(error.status, gettext("That did not work"), message)


def _answer_http(error: HTTPException) -> ResponseReturnValue:
    if error.code == NotFoundError.status and request.endpoint is None and request.method in {"GET", "HEAD"}:
        moved = _lead_from_old()
        if moved is not None:
            return moved
    titles: dict[int | None, tuple[str, str]] = {
        403: (gettext("Not allowed"), gettext("Your role does not allow this.")),
        404: (
            gettext("Not found"),
            gettext("There is nothing at this address. It may have moved, or it is mistyped."),
        ),
        405: (gettext("Not possible"), gettext("This address has to be used by a form.")),
        413: (
            gettext("Too large"),
            gettext(
                "This is larger than the desk accepts. Go back: your browser still holds what you typed."
            ),
        ),
    }
    default = (gettext("Something went wrong"), gettext("The desk could not answer. Try again in a moment."))
    title, message = titles.get(error.code, default)
    return _answer(error.code or 500, title, message)


def _lead_from_old() -> ResponseReturnValue | None:
    """Lead from where a check of the desk's own was to where it is now."""
    slug = find_old_address(db_session(), path=request.full_path.rstrip("?"))
    if slug is None:
        return None
    return redirect(url_for("public.verdict", slug=slug), code=301)


def _answer_storage(error: Exception) -> ResponseReturnValue:
    # The page is for anybody: asking the database who reads it would fail again.
    g.is_public = g.database_is_busy = True
    problem = storage_problem(error)
    if problem is None:
        raise error
    log_problem(error)
    answer = make_response(_answer(503, *problem))
    answer.headers.update(_LATER)
    return answer


def _is_script() -> bool:
    """Tell whether a script sent the form: it shows the message on the page where somebody is typing."""
    return request.method == "POST" and request.accept_mimetypes.best == "application/json"


def _answer(status: int, title: str, message: str) -> ResponseReturnValue:
    if _is_script():
        return jsonify(error=message), status
    return _page(status, title, message), status


def _page(status: int, title: str, message: str, *, resend: str = "") -> str:
    kept: list[Any] = kept_fields() if request.method == "POST" else []
    public = getattr(g, "is_public", False)
    if public and status == NotFoundError.status and not kept:
        # The database answered that it is not there, so it can also say whose site this is.
        name = current_policy(db_session()).publisher_name
        title = gettext("Not found")
        return render_template("public/problem.html", title=title, message=message, publisher={"name": name})
    return render_template(
        "problem.html",
        status=status,
        title=title,
        message=message,
        fields=kept,
        resend=resend,
        number="" if resend else g.get("request_number", ""),
        is_public=public,
    )
