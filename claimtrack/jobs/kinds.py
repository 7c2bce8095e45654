"""The kinds of job and what each does; every one is safe to run twice."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from claimtrack.audit import Actor
from claimtrack.db import Database
from claimtrack.extract import ExtractionOptions
from claimtrack.services.articles.articles import EXTRACT
from claimtrack.services.articles.extraction import extract_article
from claimtrack.services.verdicts.schedules import PUBLISH_SCHEDULED, publish_due

Work = Callable[[Database, dict[str, Any], datetime, ExtractionOptions], None]


def _extract(
    database: Database, arguments: dict[str, Any], now: datetime, options: ExtractionOptions
) -> None:
    # Jobs from before articles could be read again name the version alone.
    since = arguments.get("since")
    extract_article(
        database,
        version_id=arguments["version_id"],
        since=datetime.fromisoformat(since) if since else None,
        asked_by=arguments.get("asked_by"),
        options=options,
        actor=Actor.job(EXTRACT),
        now=now,
    )


def _publish_scheduled(
    database: Database, arguments: dict[str, Any], now: datetime, _options: ExtractionOptions
) -> None:
    with database.writing() as session:
        publish_due(session, claim_id=arguments["claim_id"], now=now)


KINDS: dict[str, Work] = {EXTRACT: _extract, PUBLISH_SCHEDULED: _publish_scheduled}
