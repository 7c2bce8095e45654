"""What ``claimtrack doctor`` looks at: each finding says what is so, and what to do when it should not be."""

from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from claimtrack.db import Database
from claimtrack.errors import ClaimTrackError
from claimtrack.services.operating.checkup_database import (
    check_clock,
    check_database,
    check_mode,
    check_schema,
)
from claimtrack.services.operating.checkup_files import (
    check_addresses,
    check_disk,
    check_folders,
    check_secrets,
)
from claimtrack.services.operating.checkup_findings import Finding, Health
from claimtrack.services.operating.checkup_work import check_jobs, check_pipelines, check_worker
from claimtrack.settings import Settings

__all__ = ["Finding", "Health", "examine"]
NO_MAIL = "none is set up, and this version sends none"


def examine(settings: Settings, database: Database, *, now: datetime) -> Iterator[Finding]:
    """Give what is found, one look after the other; those that need the database only when it answers."""
    yield from check_folders(settings)
    yield from check_secrets(settings)
    yield check_disk(settings)
    yield from check_addresses(settings)
    answer = check_database(database)
    yield answer
    if answer.health is Health.OK:
        yield from _with_database(settings, database, now=now)
    yield from check_pipelines(settings)
    yield Finding(Health.OK, "mail", NO_MAIL)


def _with_database(settings: Settings, database: Database, *, now: datetime) -> Iterator[Finding]:
    schema = check_schema(database)
    yield schema
    if schema.health is not Health.OK:
        return
    looks: tuple[Callable[[], Finding], ...] = (
        lambda: check_clock(database, now=now),
        lambda: check_mode(database),
        lambda: check_worker(settings, database, now=now),
        lambda: check_jobs(database, now=now),
    )
    for look in looks:
        try:
            yield look()
        except (SQLAlchemyError, ClaimTrackError) as error:
            said = str(error).splitlines()[0]
            yield Finding(Health.PROBLEM, "database", f"a look at it failed: {said}", "claimtrack init")
