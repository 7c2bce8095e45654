"""``claimtrack article reread``."""

from collections.abc import Sequence

import click

from claimtrack.cli.desk import open_desk, settings_of
from claimtrack.clock import utc_now
from claimtrack.db import Database
from claimtrack.extract import ExtractionOptions
from claimtrack.jobs.runner import run_job
from claimtrack.models import Job, JobState
from claimtrack.services.articles.articles import find_article
from claimtrack.services.articles.extraction_options import extraction_options
from claimtrack.services.articles.reading_events import ReadingChanges, last_reading
from claimtrack.services.articles.readings import article_keys, queue_reading

# The greatest key that PostgreSQL's integers have room for.
_GREATEST = 2**31 - 1


@click.command()
@click.argument("ids", metavar="[ID...]", type=click.IntRange(1, _GREATEST), nargs=-1)
@click.option("--all", "every", is_flag=True, help="Read every article of the desk.")
@click.pass_context
def reread(context: click.Context, *, ids: tuple[int, ...], every: bool) -> None:
    """Read articles again, by their numbers: after an update, or with another scorer.

    Claims that somebody worked on are only scored again.
    """
    if bool(ids) is every:
        raise click.UsageError("Name the articles by their numbers, or give --all.")
    options = extraction_options(settings_of(context))
    with open_desk(context) as database:
        wanted = _wanted(database, ids)
        failed = [
            number
            for place, number in enumerate(wanted, start=1)
            if not _reread(database, number, options, label=f"[{place}/{len(wanted)}] Article {number}")
        ]
    if failed:
        raise click.ClickException(f"Not read: {', '.join(map(str, failed))}.")


def _wanted(database: Database, ids: Sequence[int]) -> list[int]:
    """Return the keys of the articles to read, none for all; an unknown one is refused before any is read."""
    with database.reading() as session:
        for number in ids:
            find_article(session, article_id=number)
        return list(dict.fromkeys(ids)) or article_keys(session)


def _reread(database: Database, article_id: int, options: ExtractionOptions, *, label: str) -> bool:
    """Read one article again, unless a running worker was quicker; return whether it went well."""
    with database.writing() as session:
        job_id = queue_reading(session, article_id=article_id, asked_by=None, now=utc_now()).id
    read = run_job(database, job_id, clock=utc_now, options=options)
    with database.reading() as session:
        job = session.get_one(Job, job_id)
        last = last_reading(session, version=find_article(session, article_id=article_id))
    if read and last is not None:
        click.echo(f"{label}: {_changes(last.changes, claims=last.claims)}")
        return True
    waits = job.state in {JobState.RUNNING, JobState.DONE}
    click.echo(f"{label}: {'a worker reads it' if waits else job.last_error}")
    return waits


def _changes(changes: ReadingChanges | None, *, claims: int) -> str:
    if changes is None:
        return f"{claims} claims in the queue"
    return (
        f"{changes.matched} claims found again, {changes.rescored} of them only scored again, "
        f"{changes.added} new, {changes.removed} gone"
    )
