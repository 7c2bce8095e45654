"""How templates show times, scores and wordings, and ask what the reader may do."""

import re
from datetime import date, datetime, timedelta

from flask import Flask, g, request
from flask_babel import format_date, format_time, gettext
from markupsafe import Markup, escape

from claimtrack.clock import DatePrecision, PartialDate
from claimtrack.models import Policy
from claimtrack.permission import Permission
from claimtrack.publish import markdown_to_html
from claimtrack.security.policy import permits
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.readers.inbox import COUNT_CAP, count_open
from claimtrack.web import names
from claimtrack.web.context import current_login, db_session, desk, identity, request_time
from claimtrack.web.kept_typing import readable_fields
from claimtrack.web.local_paths import page_behind
from claimtrack.web.message_names import message_kind_name, outcome_name
from claimtrack.web.topic_names import topic_label

# What marks a request whose answer becomes a file.
STATIC_SITE = "claimtrack.static_site"
_ADDED = re.compile(r"(\[[^\[\]]*\])")
_DATE_PATTERNS = {DatePrecision.MONTH: "LLLL y", DatePrecision.YEAR: "y"}
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_OLDEST_IN_DAYS = timedelta(days=14)


def install_filters(app: Flask) -> None:
    """Give the templates of `app` the filters and globals below."""
    filters = (
        age,
        local_time,
        local_date,
        time_of_day,
        day,
        partial_date,
        score_percent,
        bracketed,
        readable_fields,
        page_behind,
        markdown,
    )
    for function in (
        *filters,
        names.state_name,
        names.publication_state_name,
        names.kind_name,
        names.medium_name,
        names.priority_name,
        names.role_name,
        topic_label,
        names.stance_name,
        message_kind_name,
        outcome_name,
        names.dismiss_reason_name,
        names.language_name,
        names.own_language_name,
        names.reason_text,
    ):
        app.add_template_filter(function)
    app.add_template_global(can)
    app.add_template_global(open_messages)
    app.add_template_global(desk_zone)
    app.add_template_global(static_site)


def age(moment: datetime) -> str:
    """Return how long ago `moment` was, shortly: "now", "5 min", "3 h", "2 d"; a date after two weeks."""
    passed = request_time() - moment
    if passed < _MINUTE:
        return str(gettext("now"))
    if passed < _HOUR:
        return str(gettext("%(count)s min", count=passed // _MINUTE))
    if passed < _DAY:
        return str(gettext("%(count)s h", count=passed // _HOUR))
    if passed < _OLDEST_IN_DAYS:
        return str(gettext("%(count)s d", count=passed // _DAY))
    return local_date(moment)


def local_time(moment: datetime) -> str:
    """Return date and time in the desk's time zone, to the minute."""
    return f"{format_date(moment, 'medium')}, {format_time(moment, 'short')}"


def local_date(moment: datetime) -> str:
    """Return the date of `moment` in the desk's time zone."""
    return str(format_date(moment, "medium"))


def time_of_day(moment: datetime) -> str:
    """Return the time of day in the desk's time zone, to the minute."""
    return str(format_time(moment, "short"))


def day(date_: date) -> str:
    """Return a day."""
    return str(format_date(date_, "medium"))


def desk_zone() -> str:
    """Return the name of the time zone that the desk's clocks show."""
    return desk().settings.time_zone


def static_site() -> bool:
    """Return whether this page becomes a file, which no server stands behind."""
    return STATIC_SITE in request.environ


def partial_date(known: PartialDate | None) -> str:
    """Return a date as exactly as it is known; nothing for None."""
    if known is None:
        return ""
    pattern = _DATE_PATTERNS.get(known.precision)
    return str(format_date(known.value, pattern or "medium"))


def markdown(text: str) -> Markup:
    """Return Markdown as markup, the way that readers are shown it."""
    return Markup(markdown_to_html(text))  # noqa: S704 - cleaned by nh3


def score_percent(score: float) -> str:
    """Return a score in [0, 1] as a whole number out of 100."""
    return f"{round(score * 100)}"


def bracketed(standalone: str) -> Markup:
    """Return a standalone wording as markup in which the additions, in square brackets, can be softened."""
    pieces = _ADDED.split(standalone)
    marked = (
        Markup('<span class="added">{}</span>').format(piece) if odd % 2 else escape(piece)
        for odd, piece in enumerate(pieces)
    )
    return Markup().join(marked)


def can(permission: str) -> bool:
    """Return whether the one who reads this page may do what `permission` names."""
    if current_login() is None:
        return False
    return permits(identity(), Permission(permission), _policy())


def open_messages() -> str:
    """Return how many messages of readers wait, shortly; nothing when none do."""
    session = db_session()
    count = count_open(session) if session.is_active else 0
    if count >= COUNT_CAP:
        return f"{COUNT_CAP - 1}+"
    return str(count) if count else ""


def _policy() -> Policy | None:
    """Return the policy in force, asked once a page; None where the page tells of a failed transaction."""
    if "policy" not in g:
        session = db_session()
        g.policy = current_policy(session) if session.is_active else None
    policy: Policy | None = g.policy
    return policy
