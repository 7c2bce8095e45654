"""Each request gets a number, a line in the log, and a place in the metrics."""

import re
import time
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request

from claimtrack.web.metrics import RequestMetrics
from claimtrack.web.template_filters import static_site

_log = structlog.get_logger("claimtrack.access")
HEADER = "X-Request-ID"
# What a proxy may have given: nothing that could forge a line or a header.
_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
# Parts of addresses that only their owner should know.
_PRIVATE_PARTS = frozenset({"reference"})


def install_request_log(app: Flask) -> None:
    """Number, time and log the requests of `app`; before everything else that looks at them."""
    metrics = app.extensions["claimtrack.metrics"] = RequestMetrics()

    @app.before_request
    def _begin() -> None:
        g.request_begun = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=request_number())

    @app.teardown_request
    def _forget(_error: BaseException | None) -> None:
        structlog.contextvars.clear_contextvars()

    @app.after_request
    def _end(response: Response) -> Response:
        response.headers[HEADER] = request_number()
        seconds = time.perf_counter() - g.get("request_begun", time.perf_counter())
        if static_site():
            # A page that becomes a file is nobody's request.
            return response
        metrics.observe(method=request.method, route=route(), status=response.status_code, seconds=seconds)
        _log.info(
            "request",
            actor=_actor(),
            method=request.method,
            path=_shown_path(),
            status=response.status_code,
            ms=round(seconds * 1000, 1),
        )
        return response


def request_number() -> str:
    """Return the number of this request: the proxy's if it gave a decent one, else one of our own."""
    if "request_number" not in g:
        given = request.headers.get(HEADER, "")
        g.request_number = given if _GIVEN.fullmatch(given) else uuid4().hex
    number: str = g.request_number
    return number


def route() -> str:
    """Return the pattern of the address, one for all articles; the same for all that do not exist."""
    return request.url_rule.rule if request.url_rule is not None else "(none)"


def _shown_path() -> str:
    """The path without its query: filters hold what people look for, and pages their tokens."""
    private = _PRIVATE_PARTS & set(request.view_args or ())
    return route() if private else request.path


def _actor() -> str:
    """Who asked, as far as the request found out; the log asks the database nothing."""
    user_id = getattr(g.get("_login_user"), "user_id", None)
    return f"user:{user_id}" if user_id is not None else "-"
