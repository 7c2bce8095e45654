"""Looks at the work: the pipelines that read articles, the worker, and the jobs."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.db import Database
from claimtrack.extract.pipelines import load_pipeline, model_of
from claimtrack.models import Job, JobState
from claimtrack.services.articles.extraction_options import extraction_options
from claimtrack.services.operating.checkup_findings import Finding, Health
from claimtrack.services.operating.heartbeat import LONGEST_SILENCE, last_beat
from claimtrack.services.operating.jobs import LONGEST_RUN, due_jobs
from claimtrack.services.policy.modes import Mode, current_mode
from claimtrack.settings import Settings

# How long a job may wait before something is wrong: the sweep sends it again each minute.
LONGEST_WAIT = timedelta(minutes=10)
_ENOUGH = 1000


def check_pipelines(settings: Settings) -> Iterator[Finding]:
    """Load what reads the articles of each language of the desk, and tell which model it is."""
    options = extraction_options(settings)
    for language in dict.fromkeys((*settings.languages, *(code for code, _ in settings.pipelines))):
        try:
            model = model_of(load_pipeline(language, options))
        except Exception as error:  # noqa: BLE001 - whatever a package of somebody else does, it is told
            advice = "Install the package again, or name another one in the setting pipelines."
            said = f"{language} does not load: {type(error).__name__}: {error}".splitlines()[0]
            yield Finding(Health.PROBLEM, "pipeline", said, advice)
        else:
            yield Finding(Health.OK, "pipeline", f"{language}: {model}")


def check_worker(settings: Settings, database: Database, *, now: datetime) -> Finding:
    """Tell whether a worker gave a sign of life; without one it is a problem when work waits."""
    beat = last_beat(settings)
    if beat is not None and abs(now - beat) <= LONGEST_SILENCE:
        return Finding(Health.OK, "worker", f"alive {max(0, round((now - beat).total_seconds()))} s ago")
    said = "none ever ran here" if beat is None else f"the last one was alive at {beat:%Y-%m-%d %H:%M} UTC"
    with database.reading() as session:
        waits = bool(due_jobs(session, now=now, most=1))
    health = Health.PROBLEM if waits else Health.WARNING
    return Finding(health, "worker", said, "claimtrack serve starts one, claimtrack worker is one alone.")


def check_jobs(database: Database, *, now: datetime) -> Finding:
    """Tell of jobs that wait for too long, run for too long, or were given up."""
    with database.reading() as session:
        read_only = current_mode(session).mode is Mode.READ_ONLY
        late = 0 if read_only else _count(session, JobState.PENDING, Job.run_after < now - LONGEST_WAIT)
        stuck = _count(session, JobState.RUNNING, Job.started_at < now - LONGEST_RUN)
        failed = _count(session, JobState.FAILED)
    counts = f"{late} wait for too long, {stuck} run for too long, {failed} were given up"
    if late or stuck:
        advice = "Start the worker anew: it takes up what was left. Its log says what it does."
        return Finding(Health.PROBLEM, "jobs", counts, advice)
    if failed:
        advice = "/admin lists them with their last error, and tries them again."
        return Finding(Health.WARNING, "jobs", counts, advice)
    return Finding(Health.OK, "jobs", counts)


def _count(session: Session, state: JobState, *wanted: object) -> int:
    some = select(Job.id).where(Job.state == state, *wanted).limit(_ENOUGH).subquery()  # type: ignore[arg-type]
    return session.scalar(select(func.count()).select_from(some)) or 0
