"""Figures for operators in the text form of Prometheus: this process's requests, and the desk's work."""

import hmac
from datetime import datetime
from ipaddress import ip_address
from threading import Lock

from flask import Blueprint, Response, abort, current_app, request
from flask.typing import ResponseReturnValue
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily

from claimtrack.db import Database
from claimtrack.services.operating.figures import DeskFigures, desk_figures
from claimtrack.web.access import Access, requires
from claimtrack.web.context import desk, request_time

blueprint = Blueprint("metrics", __name__)
# Seconds for which the desk is not counted again.
KEPT_SECONDS = 10.0
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 30.0)
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
# Who has been passed on by a proxy did not ask from this machine, whatever the connection says.
_PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")
_TYPE = "text/plain; version=0.0.4; charset=utf-8"


# When a series began is of no use to anybody here, and doubles the page.
disable_created_metrics()  # type: ignore[no-untyped-call]


class RequestMetrics:
    """What this process answered, and how long it took; and the desk's figures, kept for some seconds."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "claimtrack_requests",
            "Requests that this process answered.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "claimtrack_request_seconds",
            "Seconds from a request to its answer, in this process.",
            ("route",),
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self._lock = Lock()
        self._figures: DeskFigures | None = None

    def observe(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request. Methods that nobody knows share a name: anybody can make some up."""
        known = method if method in _METHODS else "other"
        self._requests.labels(known, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def figures(self, database: Database, *, now: datetime) -> DeskFigures:
        """Return the desk's figures, at most `KEPT_SECONDS` old."""
        with self._lock:
            kept = self._figures
            if kept is None or abs((now - kept.at).total_seconds()) > KEPT_SECONDS:
                with database.reading() as session:
                    kept = self._figures = desk_figures(session, now=now)
            return kept


@blueprint.get("/metrics")
@requires(Access.PUBLIC)
def metrics() -> ResponseReturnValue:
    """Answer in the text form of Prometheus, to whoever may read it."""
    _check_reader()
    requests: RequestMetrics = current_app.extensions["claimtrack.metrics"]
    figures = requests.figures(desk().database, now=request_time())
    registry = CollectorRegistry()
    registry.register(_Desk(figures))
    body = generate_latest(requests.registry) + generate_latest(registry)
    return Response(body, headers={"Content-Type": _TYPE, "Cache-Control": "no-store"})


class _Desk:
    """The desk's figures as a collector."""

    def __init__(self, figures: DeskFigures) -> None:
        self._figures = figures

    def collect(self) -> list[GaugeMetricFamily]:
        """Return one family for each kind of figure."""
        return [_family(name, figure) for name, figure in self._figures.families.items()]


def _family(name: str, figure: tuple[str, str, dict[str, float]]) -> GaugeMetricFamily:
    help_text, label, values = figure
    family = GaugeMetricFamily(f"claimtrack_{name}", help_text, labels=[label] if label else [])
    for key, value in values.items():
        family.add_metric([key] if label else [], value)
    return family


def _check_reader() -> None:
    """Without a token in the settings, only who asks from this machine, past any proxy, may read."""
    wanted = desk().settings.metrics_token
    if wanted:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given.encode(), wanted.encode()):
            abort(403)
    elif any(header in request.headers for header in _PASSED_ON) or not _is_here(request.remote_addr):
        abort(403)


def _is_here(address: str | None) -> bool:
    try:
        return ip_address(address or "").is_loopback
    except ValueError:
        return False
