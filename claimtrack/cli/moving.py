"""``claimtrack desk``: take the whole desk elsewhere."""

from pathlib import Path

import click

from claimtrack.cli.backup import say_what_was_made
from claimtrack.cli.desk import settings_of
from claimtrack.cli.progress import Progress
from claimtrack.clock import utc_now
from claimtrack.storage.desk_export import export_desk
from claimtrack.storage.desk_import import import_desk

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def desk() -> None:
    """Move the whole desk to another machine or database."""


@desk.command("export")
@click.argument("file", type=_FILE)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.pass_context
def export_file(context: click.Context, *, file: Path, force: bool) -> None:
    """Write the whole desk to FILE, in a form that either database takes in."""
    progress = Progress()
    made = export_desk(settings_of(context), file, now=utc_now(), replace=force, tell=progress)
    progress.end()
    say_what_was_made(made)


@desk.command("import")
@click.argument("file", type=_FILE)
@click.pass_context
def import_file(context: click.Context, *, file: Path) -> None:
    """Fill an empty desk from FILE, which claimtrack desk export wrote."""
    settings = settings_of(context)
    progress = Progress()
    imported = import_desk(settings, file, now=utc_now(), tell=progress)
    progress.end()
    click.echo(f"The desk in {settings.instance} has its {imported.rows} rows")
    click.echo("Everybody logs in anew. Next: claimtrack audit verify, then claimtrack serve")
    if imported.kept:
        click.echo(f"What was replaced is kept in {imported.kept}")
