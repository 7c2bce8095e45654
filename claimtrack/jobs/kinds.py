"""The kinds of job and what each does; every one is safe to run twice."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from claimtrack.audit import Actor
from claimtrack.db import Database
from claimtrack.services.articles import EXTRACT
from claimtrack.services.extraction import extract_article
from claimtrack.services.schedules import PUBLISH_SCHEDULED, publish_due


def _extract(database: Database, arguments: dict[str, Any], now: datetime) -> None:
    extract_article(database, version_id=arguments["version_id"], actor=Actor.job(EXTRACT), now=now)


def _publish_scheduled(database: Database, arguments: dict[str, Any], now: datetime) -> None:
    with database.writing() as session:
        publish_due(session, claim_id=arguments["claim_id"], now=now)


KINDS: dict[str, Callable[[Database, dict[str, Any], datetime], None]] = {
    EXTRACT: _extract,
    PUBLISH_SCHEDULED: _publish_scheduled,
}
