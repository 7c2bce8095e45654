"""``claimtrack article``: articles from the shell."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from claimtrack.audit import Actor
from claimtrack.cli.desk import open_desk, settings_of
from claimtrack.cli.reread import reread
from claimtrack.clock import PartialDate, utc_now
from claimtrack.db import Database
from claimtrack.errors import ArticleExistsError
from claimtrack.intake import Document, read_document
from claimtrack.intake.web_document import fetch_document
from claimtrack.jobs.runner import run_job
from claimtrack.services.articles.articles import EXTRACT, NewArticle, add_article
from claimtrack.services.articles.extraction_options import extraction_options, known_languages
from claimtrack.services.claims.queue import count_claims
from claimtrack.services.claims.queue_filter import QueueFilter
from claimtrack.services.evidence.fetching import make_fetcher
from claimtrack.services.operating.jobs import find_job

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@click.group()
def article() -> None:
    """Add articles, and read them again."""


article.add_command(reread)


@article.command()
@click.argument("file", metavar="FILE-or-URL")
@click.option("--url", help="Address the article was published at.")
@click.option("--title", help="Title, when the file does not tell it.")
@click.option("--publisher", help="Who published it.")
@click.option("--language", help="Two-letter code, when it should not be detected.")
@click.option("--published", metavar="DATE", help="When it was published: 2026-04-25, 2026-04 or 2026.")
@click.pass_context
def add(
    context: click.Context,
    *,
    file: str,
    url: str | None,
    title: str | None,
    publisher: str | None,
    language: str | None,
    published: str | None,
) -> None:
    """Store an article from a text or HTML file (- is standard input) or a web page and queue its claims."""
    document = _read_document(context, file)
    new = NewArticle(
        text=document.text,
        original_hash=document.sha256,
        title=title or document.title,
        language=language or document.language,
        publisher=publisher or document.publisher,
        address=url or document.address,
        published_on=_date(published) or document.published_on,
    )
    settings = settings_of(context)
    with open_desk(context) as database:
        try:
            article_id, job_id = _store(database, new, known_languages(settings))
        except ArticleExistsError as error:
            click.echo(f"{error} Nothing was added.")
            return
        # Read here and now, unless a running worker was quicker.
        read = run_job(database, job_id, clock=utc_now, options=extraction_options(settings))
        with database.reading() as session:
            count = count_claims(session, wanted=QueueFilter(article_id=article_id))
    outcome = f"{count} claims in the queue" if read else "its claims come when the worker has read it"
    click.echo(f"Stored as article {article_id}; {outcome}.")


def _read_document(context: click.Context, file: str) -> Document:
    if _ADDRESS.match(file):
        return fetch_document(make_fetcher(settings_of(context), now=utc_now), file)
    return read_document(_read(file), name=file)


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise click.FileError(file, hint=error.strerror) from error


def _date(written: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(written) if written else None
    except ValueError as error:
        raise click.BadParameter(
            "write it as 2026-04-25, 2026-04 or 2026", param_hint="--published"
        ) from error


def _store(database: Database, new: NewArticle, languages: Sequence[str]) -> tuple[int, int]:
    with database.writing() as session:
        version = add_article(
            session, article=new, actor=Actor.command("article add"), languages=languages, now=utc_now()
        )
        job = find_job(session, dedupe_key=f"{EXTRACT}:{version.id}")
        return version.article_id, job.id
