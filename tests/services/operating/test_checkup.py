"""Each look of ``claimtrack doctor``: made wrong on purpose, it is found, with what to do."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from claimtrack.clock import utc_now
from claimtrack.models import JobState
from claimtrack.outbox import enqueue_job
from claimtrack.security.secret_files import SECRET_KEY, WEBHOOK_KEY, ensure_secret
from claimtrack.services.database import open_database
from claimtrack.services.operating.checkup import examine
from claimtrack.services.operating.checkup_database import check_clock, check_mode
from claimtrack.services.operating.checkup_files import (
    check_addresses,
    check_disk,
    check_folders,
    check_secrets,
)
from claimtrack.services.operating.checkup_findings import Finding, Health
from claimtrack.services.operating.checkup_work import check_jobs, check_pipelines, check_worker
from claimtrack.services.operating.heartbeat import FILE
from claimtrack.settings import Settings
from tests.desk import TrialDesk
from tests.web.desk.policies import change_policy


@pytest.fixture
def private(settings: Settings) -> Settings:
    """The settings of a desk whose folder is as it should be."""
    settings.instance.chmod(0o700)
    for name in (SECRET_KEY, WEBHOOK_KEY):
        ensure_secret(settings.secrets_folder, name)
    return settings


def worst(findings: list[Finding]) -> Finding:
    order = [Health.PROBLEM, Health.WARNING, Health.OK]
    return min(findings, key=lambda finding: order.index(finding.health))


def test_a_desk_in_order_has_no_problem(desk: TrialDesk, private: Settings) -> None:
    findings = list(examine(private, desk.database, now=desk.now))
    assert [finding for finding in findings if finding.health is Health.PROBLEM] == []
    assert {finding.subject for finding in findings} == {
        *("instance", "secrets", "disk", "address", "database", "migrations", "clock", "mode"),
        *("worker", "jobs", "pipeline", "mail"),
    }


def test_whatever_is_wrong_says_what_to_do(desk: TrialDesk, tmp_path: Path, settings: Settings) -> None:
    gone = settings.model_copy(update={"instance": tmp_path / "gone", "public_url": ""})
    missing = open_database(settings.model_copy(update={"database_url": f"sqlite:///{tmp_path}/a/b.db"}))
    findings = list(examine(gone, missing, now=desk.now))
    wrong = [finding for finding in findings if finding.health is not Health.OK]
    assert {finding.subject for finding in wrong} >= {"instance", "secrets", "disk", "database", "address"}
    assert all(finding.advice for finding in wrong)


@pytest.mark.parametrize(
    ("spoil", "health", "said"),
    [
        (lambda folder: folder.chmod(0o777), Health.PROBLEM, "other accounts may write it"),
        (lambda folder: folder.chmod(0o755), Health.WARNING, "other accounts may read it"),
    ],
)
def test_a_folder_that_is_open_to_others(
    private: Settings, spoil: Callable[[Path], None], health: Health, said: str
) -> None:
    spoil(private.instance)
    found = worst(list(check_folders(private)))
    assert (found.health, found.said) == (health, said)


@pytest.mark.parametrize("name", [".", SECRET_KEY, WEBHOOK_KEY])
def test_a_secret_that_others_may_read(private: Settings, name: str) -> None:
    (private.secrets_folder / name).chmod(0o744)
    found = worst(list(check_secrets(private)))
    assert (found.health, "other accounts may use" in found.said) == (Health.PROBLEM, True)


def test_a_secret_that_is_missing(private: Settings) -> None:
    (private.secrets_folder / WEBHOOK_KEY).unlink()
    assert worst(list(check_secrets(private))).said == "missing: webhook_key"


def test_a_password_in_a_settings_file_that_others_may_read(private: Settings) -> None:
    (private.instance / "claimtrack.toml").touch(0o644)
    named = private.model_copy(update={"metrics_token": "x" * 20})
    assert worst(list(check_secrets(named))).health is Health.WARNING
    (private.instance / "claimtrack.toml").chmod(0o600)
    assert worst(list(check_secrets(named))).health is Health.OK


@pytest.mark.parametrize(
    ("free", "health"), [(10, Health.PROBLEM), (500 << 20, Health.WARNING), (1 << 40, Health.OK)]
)
def test_room_on_the_disk(
    private: Settings, monkeypatch: pytest.MonkeyPatch, free: int, health: Health
) -> None:
    monkeypatch.setattr("claimtrack.services.operating.checkup_files.free_bytes", lambda _: free)
    assert check_disk(private).health is health


def test_a_clock_that_was_set_back(desk: TrialDesk) -> None:
    desk.add_article()
    assert check_clock(desk.database, now=desk.now).health is Health.OK
    found = check_clock(desk.database, now=desk.now - timedelta(hours=1))
    assert (found.health, "the last event was at 2026-03-02" in found.said) == (Health.PROBLEM, True)


def test_a_database_on_an_older_schema(desk: TrialDesk, private: Settings) -> None:
    with desk.database.writing_engine.begin() as connection:
        present = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        connection.execute(text("UPDATE alembic_version SET version_num = '0007'"))
    found = [each for each in examine(private, desk.database, now=desk.now) if each.subject == "migrations"]
    assert [(each.health, each.said[:7]) for each in found] == [(Health.PROBLEM, "at 0007")]
    with desk.database.writing_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": present})


def test_a_read_only_desk_is_told(desk: TrialDesk) -> None:
    change_policy(desk, read_only=True)
    found = check_mode(desk.database)
    assert (found.health, found.said.endswith("An election.")) == (Health.WARNING, True)


def test_a_worker_that_lives_and_one_that_does_not(desk: TrialDesk, private: Settings) -> None:
    now = utc_now()
    assert check_worker(private, desk.database, now=now).health is Health.WARNING
    (private.instance / FILE).write_text(f"{now.isoformat()} 1\n", encoding="ascii")
    assert check_worker(private, desk.database, now=now + timedelta(seconds=20)).health is Health.OK
    desk.add_article()
    found = check_worker(private, desk.database, now=now + timedelta(hours=1))
    assert (found.health, "claimtrack serve" in found.advice) == (Health.PROBLEM, True)
    (private.instance / FILE).write_text("nonsense", encoding="ascii")
    assert "none ever ran" in check_worker(private, desk.database, now=now).said


@pytest.mark.parametrize(
    ("state", "health"),
    [
        (JobState.PENDING, Health.PROBLEM),
        (JobState.RUNNING, Health.PROBLEM),
        (JobState.FAILED, Health.WARNING),
    ],
)
def test_jobs_that_are_stuck(desk: TrialDesk, state: JobState, health: Health) -> None:
    with desk.writing() as session:
        job = enqueue_job(session, kind="x", arguments={}, dedupe_key="x", now=desk.now)
        job.state, job.started_at = state, desk.now
    assert check_jobs(desk.database, now=desk.now).health is (
        Health.WARNING if state is JobState.FAILED else Health.OK
    )
    assert check_jobs(desk.database, now=desk.now + timedelta(hours=1)).health is health


def test_jobs_of_a_read_only_desk_may_wait(desk: TrialDesk) -> None:
    desk.add_article()
    change_policy(desk, read_only=True)
    assert check_jobs(desk.database, now=desk.now + timedelta(days=3)).health is Health.OK


def test_each_language_is_loaded_and_one_that_does_not_is_told(settings: Settings) -> None:
    wrong = settings.model_copy(update={"pipelines": (("hr", "no_such_package"),)})
    found = list(check_pipelines(wrong))
    assert [each.health for each in found] == [Health.OK, Health.OK, Health.PROBLEM]
    assert found[2].said.startswith("hr does not load: ")


@pytest.mark.parametrize(
    ("url", "health"),
    [("", Health.WARNING), ("http://desk.example", Health.WARNING), ("https://desk.example", Health.OK)],
)
def test_the_address_that_readers_get(settings: Settings, url: str, health: Health) -> None:
    (found,) = check_addresses(settings.model_copy(update={"public_url": url}))
    assert found.health is health


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(private: Settings) -> None:
    private.instance.chmod(0o500)
    assert worst(list(check_folders(private))).health is Health.PROBLEM
    private.instance.chmod(0o700)


def test_the_time_is_in_utc() -> None:
    assert utc_now().tzinfo is UTC
    assert isinstance(utc_now(), datetime)
