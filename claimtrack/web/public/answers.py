"""What all public answers have in common: no cookie, the desk as publisher, and open data for any site."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Flask, Response, current_app, g, render_template, request
from flask.blueprints import BlueprintSetupState
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from claimtrack.models import Policy
from claimtrack.publish import FeedPublisher
from claimtrack.services.policy.policies import current_policy
from claimtrack.services.publishing.feed_items import feed_publisher
from claimtrack.services.publishing.public_state import PublicState, is_present, public_state
from claimtrack.web.context import db_session, desk
from claimtrack.web.public.conditional import PAGE_CACHING, answer_edition, edition_of
from claimtrack.web.public.edition import Edition
from claimtrack.web.public.open_data import ASKED_FIRST, EXPOSED, ORIGIN


class _SessionsOfTheDesk(SecureCookieSessionInterface):
    """Flask-Login looks at every session, and that alone would make each public answer vary by cookie."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not getattr(g, "is_public", False):
            super().save_session(app, session, response)


def open_to_public(blueprint: Blueprint) -> Blueprint:
    """Return `blueprint`, whose views answer everybody alike: without a log-in, a session or a cookie."""
    return _open(blueprint, _say_public)


def open_data_to_public(blueprint: Blueprint) -> Blueprint:
    """Return `blueprint`, open to the public, also to the pages of other sites that a browser asks for."""
    return _open(blueprint, _say_public_data)


def policy_in_force() -> Policy:
    """Return the desk's policy, asked once a request."""
    if "policy" not in g:
        g.policy = current_policy(db_session())
    policy: Policy = g.policy
    return policy


def state_in_public() -> PublicState:
    """Return what the ETags of public answers are made from: one look, unless something has happened."""
    kept, database = desk().feeds, desk().database
    if not is_present(database, kept.state):
        kept.state = public_state(db_session(), known=kept.state)
    return kept.state


def edition_of_all(*parts: object) -> Edition:
    """Return the edition of an answer that may show anything public: cheap, however much there is."""
    state, policy = state_in_public(), policy_in_force()
    updated = max(state.changed, policy.created_at)
    return edition_of(*parts, state.change, policy.version, updated=updated)


def publisher() -> FeedPublisher:
    """Return the desk as the public knows it."""
    return feed_publisher(policy_in_force(), base_url=desk().settings.base_url)


def answer_page(
    edition: Edition, template: str, context: Callable[[], Mapping[str, Any]], *, by_language: bool = True
) -> Response:
    """Return a public page; `context` is only called for a reader who does not have `edition` yet.

    `by_language` says that the page speaks the language that the browser asks for.
    """

    def write() -> Response:
        base_url = desk().settings.base_url
        page = render_template(template, publisher=publisher(), base_url=base_url, **context())
        return Response(page, content_type="text/html; charset=utf-8")

    response = answer_edition(edition, write, caching=PAGE_CACHING)
    if by_language:
        response.vary.add("Accept-Language")
    return response


def open_data(response: Response) -> Response:
    """Return `response`, which the pages of other sites may now read too."""
    response.headers.extend([ORIGIN, EXPOSED])
    return response


def json_answer(
    value: Mapping[str, Any], *, status: int = 200, mimetype: str = "application/json"
) -> Response:
    """Return `value` as JSON; an error is never kept by a cache."""
    body = json.dumps(value, ensure_ascii=False) + "\n"
    response = Response(body, status=status, content_type=f"{mimetype}; charset=utf-8")
    if status != 200:  # noqa: PLR2004 - HTTP's own number
        response.headers["Cache-Control"] = "no-store"
    return response


def _open(blueprint: Blueprint, before: Callable[[], Response | None]) -> Blueprint:
    blueprint.before_request(before)
    blueprint.record_once(_keep_cookies_out)
    return blueprint


def _say_public() -> None:
    g.is_public = True


def _say_public_data() -> Response | None:
    g.is_public = True
    if request.method != "OPTIONS":
        return None
    answer = current_app.make_default_options_response()
    answer.headers.extend(ASKED_FIRST)
    return answer


def _keep_cookies_out(state: BlueprintSetupState) -> None:
    app = state.app
    if isinstance(app, Flask):
        app.session_interface = _SessionsOfTheDesk()
