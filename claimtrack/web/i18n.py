"""Languages and times of the pages."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from flask import Flask, g, request
from flask_babel import Babel, format_datetime, gettext

from claimtrack.errors import ClaimTrackError
from claimtrack.settings import Settings
from claimtrack.web.context import current_login, desk
from claimtrack.web.names import state_name, thing_name
from claimtrack.workflow import ClaimState

_FOLDER = Path(__file__).parents[1] / "translations"
# Parameters of refusals that are the program's own words.
_TERMS: dict[str, Callable[[str], str]] = {
    "kind": gettext,
    "problem": gettext,
    "reason": gettext,
    "state": lambda state: state_name(ClaimState(state)),
    "thing": thing_name,
}


def install_babel(app: Flask, settings: Settings) -> None:
    """Have pages speak the reader's language, as far as the desk has it, and the desk's time."""
    Babel(
        app,
        default_locale=settings.languages[0],
        default_timezone=settings.time_zone,
        default_translation_directories=str(_FOLDER),
        locale_selector=select_locale,
    )
    app.jinja_env.globals["page_language"] = select_locale


def select_locale() -> str:
    """Return the language of this page: the person's own choice, else what the browser asks for."""
    if "locale" not in g:
        g.locale = _choose_locale()
    locale: str = g.locale
    return locale


def speak(language: str) -> None:
    """Have this page speak `language`, whatever the browser asks for: a verdict's page speaks its own."""
    if language in desk().settings.languages:
        g.locale = language


def error_text(error: ClaimTrackError) -> str:
    """Return a refusal in the reader's language, with times in the desk's zone."""
    params = {name: _readable(name, value) for name, value in error.params.items()}
    translated: str = gettext(error.message, **params)
    return translated


def _readable(name: str, value: object) -> object:
    if isinstance(value, datetime):
        return format_datetime(value, "short")
    return _TERMS[name](value) if name in _TERMS and isinstance(value, str) else value


def _choose_locale() -> str:
    languages = desk().settings.languages
    login = None if getattr(g, "is_public", False) else current_login()
    if login is not None and login.user.locale in languages:
        return str(login.user.locale)
    wanted: str | None = request.accept_languages.best_match(languages)
    return wanted or languages[0]
