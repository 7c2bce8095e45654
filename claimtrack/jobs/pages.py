"""The kinds of job that fetch pages, or remove them: they need a way to the web and a place for files."""

from datetime import datetime
from typing import Any

from claimtrack.db import Database
from claimtrack.extract import ExtractionOptions
from claimtrack.intake.fetch import Fetcher
from claimtrack.jobs.kinds import Work
from claimtrack.services.evidence.archiving import archive_copy
from claimtrack.services.evidence.copies import ARCHIVE
from claimtrack.services.evidence.page_checks import CHECK, check_page
from claimtrack.services.file_store import FileStore
from claimtrack.services.records.purging import REMOVE_FILES, remove_files


def page_kinds(fetcher: Fetcher, store: FileStore) -> dict[str, Work]:
    """Return the kinds of job that fetch with `fetcher`, and keep and remove what is in `store`."""

    def archive(
        database: Database, arguments: dict[str, Any], now: datetime, _options: ExtractionOptions
    ) -> None:
        archive_copy(database, copy_id=arguments["copy_id"], fetcher=fetcher, store=store, now=now)

    def check(
        database: Database, arguments: dict[str, Any], now: datetime, _options: ExtractionOptions
    ) -> None:
        check_page(database, copy_id=arguments["copy_id"], fetcher=fetcher, now=now)

    def remove(
        database: Database, arguments: dict[str, Any], _now: datetime, _options: ExtractionOptions
    ) -> None:
        remove_files(database, digests=arguments["digests"], store=store)

    return {ARCHIVE: archive, CHECK: check, REMOVE_FILES: remove}
