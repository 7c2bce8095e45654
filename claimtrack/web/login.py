"""Logging in and out, without losing what was typed when a session ended."""

from flask import Blueprint, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import login_user, logout_user
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from claimtrack.errors import ClaimTrackError, LoginRefusedError, TooManyAttemptsError
from claimtrack.security.tokens import make_token
from claimtrack.services.people.logins import (
    LoginAttempt,
    check_password,
    count_attempt,
    log_in,
    log_out,
    note_refused_login,
)
from claimtrack.web.access import Access, requires, works_read_only
from claimtrack.web.context import current_login, db_session, desk, request_time
from claimtrack.web.forms import DeskForm
from claimtrack.web.i18n import error_text
from claimtrack.web.kept_typing import PREFIX, KeptTyping, carried_typing, interrupted_typing
from claimtrack.web.local_paths import local_path
from claimtrack.web.login_manager import LoggedIn, session_lifetime
from claimtrack.web.problems import render_resume

blueprint = Blueprint("login", __name__)
_ENDPOINT = "login.login"
_LONGEST_PASSWORD = 1000


class LoginForm(DeskForm):
    """Name and password, and where to go on afterwards."""

    name = StringField(
        lazy_gettext("Name"),
        [InputRequired(), Length(max=64)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        lazy_gettext("Password"),
        [InputRequired(), Length(max=_LONGEST_PASSWORD)],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()


@blueprint.get("/login")
@requires(Access.VISITOR)
def login_form() -> ResponseReturnValue:
    """Show the log-in form; somebody who is logged in goes on at once."""
    target = local_path(request.args.get("next"))
    if current_login() is not None:
        return redirect(target or url_for("queue.queue"), code=303)
    return _render(LoginForm(formdata=None, next=target), KeptTyping())


@blueprint.post("/login")
@requires(Access.VISITOR)
@works_read_only
def login() -> ResponseReturnValue:
    """Log in, then go on, or show what was typed before."""
    form, kept = LoginForm(), carried_typing()
    if not form.validate():
        return _render(form, kept, status=422), 422
    try:
        _log_in(form)
    except (LoginRefusedError, TooManyAttemptsError) as error:
        return _render(form, kept, status=error.status, refusal=error), error.status
    if kept.path:
        return render_resume(kept.path, kept.fields)
    return redirect(local_path(form.next.data) or url_for("queue.queue"), code=303)


@blueprint.post("/logout")
@requires(Access.VISITOR)
@works_read_only
def logout() -> ResponseReturnValue:
    """End the session, here and in the database."""
    present = current_login()
    if present is not None:
        log_out(db_session(), login=present, now=request_time())
        db_session().commit()
    logout_user()
    session.clear()
    flash(gettext("You are logged out."))
    return redirect(url_for(_ENDPOINT), code=303)


def login_page(status: int) -> tuple[str, int]:
    """Return the log-in form in answer to a request that needs it, with what that request brought."""
    if request.path == url_for(_ENDPOINT):
        return _render(LoginForm(), carried_typing(), status=status, expired=True), status
    form = LoginForm(formdata=None)
    if request.method in {"GET", "HEAD"}:
        form.next.data = local_path(request.full_path.rstrip("?"))
        return _render(form, KeptTyping(), status=status), status
    kept = KeptTyping() if request.path == url_for("login.logout") else interrupted_typing()
    return _render(form, kept, status=status, expired=True), status


def _log_in(form: LoginForm) -> None:
    attempt = _attempt(form)
    # Attempts are counted in a transaction of their own, which would wait for this request's.
    db_session().close()
    count_attempt(desk().database, attempt, now=request_time())
    try:
        user_id = check_password(desk().database, attempt)
    except LoginRefusedError:
        note_refused_login(desk().database, attempt, now=request_time())
        raise
    _open_session(user_id, attempt.user_agent)


def _attempt(form: LoginForm) -> LoginAttempt:
    return LoginAttempt(
        name=form.name.data or "",
        password=form.password.data or "",
        address=request.remote_addr or "",
        user_agent=request.user_agent.string,
    )


def _open_session(user_id: int, user_agent: str) -> None:
    lifetime, token = session_lifetime(), make_token()
    found = log_in(
        db_session(),
        user_id=user_id,
        user_agent=user_agent,
        token=token,
        lifetime=lifetime,
        now=request_time(),
    )
    db_session().commit()
    # What the cookie held before the log-in may have been planted there. Without `permanent` it ends
    # with the browser: desks share machines.
    session.clear()
    login_user(LoggedIn(found, token))
    for cached in ("csrf_token", "locale", "policy"):
        g.pop(cached, None)


def _render(
    form: LoginForm,
    kept: KeptTyping,
    *,
    status: int = 200,
    refusal: ClaimTrackError | None = None,
    expired: bool = False,
) -> str:
    return render_template(
        "login.html",
        form=form,
        kept=kept,
        prefix=PREFIX,
        refusal=error_text(refusal) if refusal else "",
        expired=expired,
        asked=status == 401,  # noqa: PLR2004 - the HTTP status
    )
