"""The queue between web and worker: huey on a SQLite file in the instance folder."""

import sqlite3
from collections.abc import Callable

import structlog
from huey import SqliteHuey, crontab

from claimtrack.settings import Settings

_log = structlog.get_logger(__name__)
_TASK = "run_job"


class JobQueue:
    """Sends jobs by their id; a worker registers what happens to them."""

    def __init__(self, settings: Settings) -> None:
        settings.instance.mkdir(parents=True, exist_ok=True)
        self.huey = SqliteHuey("claimtrack", filename=str(settings.instance / "queue.db"), results=False)
        self._run: Callable[[int], None] | None = None
        self._task = self.huey.task(name=_TASK)(self._call)

    def send(self, job_id: int) -> None:
        """Tell the worker to look at a job. When the queue does not answer, the sweep sends it again."""
        try:
            self._task(job_id)
        except sqlite3.Error as error:
            _log.warning("job not sent, the sweep will", job=job_id, error=str(error))

    def on_job(self, run: Callable[[int], None]) -> None:
        """Have `run` called with the id of each job that arrives."""
        self._run = run

    def every_minute(self, name: str, work: Callable[[], object]) -> None:
        """Have `work` called once a minute by the worker; each has a `name` of its own."""
        self.huey.periodic_task(crontab(minute="*"), name=name)(work)

    def _call(self, job_id: int) -> None:
        if self._run is not None:
            self._run(job_id)
