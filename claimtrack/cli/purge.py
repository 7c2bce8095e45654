"""``claimtrack purge``: texts and copies that have to be removed by law."""

import click

from claimtrack.audit import Actor
from claimtrack.cli.desk import open_desk, settings_of
from claimtrack.clock import utc_now
from claimtrack.services.file_store import snapshot_store
from claimtrack.services.records.purging import purge_article, purge_source, remove_files

_reason = click.option("--reason", required=True, help="Why; the desk's pages show it in place of the words.")


@click.group()
def purge() -> None:
    """Remove the text of an article, or the copies of a source, for good; their hashes stay."""


@purge.command()
@click.argument("number", type=int)
@_reason
@click.pass_context
def article(context: click.Context, *, number: int, reason: str) -> None:
    """Remove the text of the article of this NUMBER; its claims keep their words."""
    with open_desk(context) as database, database.writing() as session:
        purge_article(
            session, article_id=number, reason=reason, actor=Actor.command("purge article"), now=utc_now()
        )
    click.echo(f"The text of article {number} is gone.")


@purge.command()
@click.argument("number", type=int)
@_reason
@click.pass_context
def source(context: click.Context, *, number: int, reason: str) -> None:
    """Remove the archived copies of the source of this NUMBER."""
    store = snapshot_store(settings_of(context))
    with open_desk(context) as database:
        with database.writing() as session:
            digests = purge_source(
                session, source_id=number, reason=reason, actor=Actor.command("purge source"), now=utc_now()
            )
        remove_files(database, digests=digests, store=store)
    click.echo(f"The copies of source {number} are gone.")
