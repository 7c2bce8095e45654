"""``/metrics``: what it tells, to whom, and at what cost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families

from claimtrack.db import Database
from claimtrack.services.operating.figures import desk_figures
from claimtrack.settings import Settings
from claimtrack.web.context import EXTENSION, Desk
from claimtrack.web.metrics import RequestMetrics
from tests.desk import TrialDesk
from tests.visitor import Visitor
from tests.web.queries import counted_queries

TOKEN = "a-token-for-figures"
Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


@pytest.fixture(autouse=True)
def _fresh_metrics(app: Flask) -> None:
    """The application is one for the whole run."""
    app.extensions["claimtrack.metrics"]._figures = None


def samples(page: str) -> Samples:
    """Return the values of the page by name and labels; the parser refuses what is no metrics page."""
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


def test_the_desk_in_figures(visitor: Visitor, desk: TrialDesk) -> None:
    desk.publish()
    desk.add_claim("It is long", article_id=desk.add_article("It is long.", title="Long"))
    found = samples(visitor.get("/metrics").text)
    assert found["claimtrack_claims", (("state", "queued"),)] == 1
    assert found["claimtrack_claims", (("state", "in_review"),)] == 0
    assert found["claimtrack_jobs", (("state", "pending"),)] >= 2
    assert found["claimtrack_jobs", (("state", "failed"),)] == 0
    assert found["claimtrack_time_to_verdict_seconds", (("quantile", "0.5"),)] > 60
    assert found["claimtrack_oldest_claim_seconds", (("state", "queued"),)] > 0
    assert found["claimtrack_oldest_job_seconds", ()] > 0
    assert found["claimtrack_read_only", ()] == 0


def test_requests_by_the_pattern_of_their_address(visitor: Visitor, app: Flask) -> None:
    labels = (("method", "GET"), ("route", "/verdicts/<slug:slug>"), ("status", "404"))
    before = samples(visitor.get("/metrics").text).get(("claimtrack_requests_total", labels), 0)
    for number in range(3):
        visitor.get(f"/verdicts/no-such-{number}")
        visitor.get(f"/no-such-{number}")
    found = samples(visitor.get("/metrics").text)
    assert found["claimtrack_requests_total", labels] == before + 3
    assert found["claimtrack_request_seconds_count", (("route", "(none)"),)] >= 3
    assert not [labels for _, labels in found if any("no-such" in value for _, value in labels)]


def test_made_up_methods_make_no_series() -> None:
    metrics = RequestMetrics()
    for number in range(50):
        metrics.observe(method=f"X{number}", route="/", status=405, seconds=0.1)
    assert metrics.registry.get_sample_value(
        "claimtrack_requests_total", {"method": "other", "route": "/", "status": "405"}
    ) == pytest.approx(50)


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7", "10.0.0.1"])
def test_other_machines_are_refused(visitor: Visitor, address: str) -> None:
    answer = visitor.get("/metrics", environ_base={"REMOTE_ADDR": address})
    assert (answer.status_code, "claimtrack_claims" in answer.text) == (403, False)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_a_proxy_on_this_machine_lets_nobody_in(visitor: Visitor, header: str) -> None:
    assert visitor.get("/metrics", headers={header: "192.0.2.7"}).status_code == 403


@pytest.mark.parametrize("address", ["127.0.0.1", "192.0.2.7"])
def test_a_token_is_asked_for_everywhere_when_there_is_one(
    visitor: Visitor, app: Flask, settings: Settings, database: Database, address: str
) -> None:
    app.extensions[EXTENSION] = Desk(settings.model_copy(update={"metrics_token": TOKEN}), database)
    place = {"REMOTE_ADDR": address}
    for wrong in ({}, {"Authorization": "Bearer another-token-here"}, {"Authorization": "Bearer "}):
        assert visitor.get("/metrics", environ_base=place, headers=wrong).status_code == 403
    right = {"Authorization": f"Bearer {TOKEN}"}
    assert visitor.get("/metrics", environ_base=place, headers=right).status_code == 200


def test_the_figures_are_kept_for_some_seconds(app: Flask, desk: TrialDesk) -> None:
    metrics = RequestMetrics()
    first = metrics.figures(desk.database, now=desk.now)
    assert metrics.figures(desk.database, now=desk.now + timedelta(seconds=9)) is first
    assert metrics.figures(desk.database, now=desk.now + timedelta(seconds=11)) is not first
    # A clock that was set back does not keep them for ever.
    assert metrics.figures(desk.database, now=desk.now - timedelta(hours=1)) is not first


def test_the_figures_cost_the_same_on_a_full_desk(desk: TrialDesk) -> None:
    with desk.database.reading() as session, counted_queries(desk.database) as empty:
        desk_figures(session, now=desk.now)
    for _ in range(2):
        desk.publish(
            desk.propose(desk.add_claim(article_id=desk.add_article(f"It cost 18 million crowns {_}")))
        )
    with desk.database.reading() as session, counted_queries(desk.database) as full:
        desk_figures(session, now=desk.now)
    assert len(full) == len(empty) <= 16


def test_ages_are_never_negative(desk: TrialDesk) -> None:
    desk.add_claim()
    with desk.database.reading() as session:
        figures = desk_figures(session, now=desk.now - timedelta(hours=1))
    assert min(value for _, _, values in figures.families.values() for value in values.values()) >= 0
    assert replace(figures, families={}).families == {}
