"""``claimtrack init``."""

import click

from claimtrack.cli.desk import settings_of
from claimtrack.cli.progress import Progress
from claimtrack.clock import utc_now
from claimtrack.storage.setup import set_up_desk


@click.command()
@click.option("--no-backup", is_flag=True, help="Migrate without a backup, as where pg_dump is missing.")
@click.pass_context
def init(context: click.Context, *, no_backup: bool) -> None:
    """Make the desk's database and secrets, or migrate them (with a backup first)."""
    settings = settings_of(context)
    progress = Progress()
    backup = set_up_desk(settings, now=utc_now(), back_up=not no_backup, tell=progress)
    progress.end()
    if backup:
        click.echo(f"Backup of the old database: {backup}")
        click.echo(f"To go back: install the old version, then claimtrack restore {backup}")
    click.echo(f"The desk in {settings.instance} is ready.")
    click.echo("Next: claimtrack user add NAME --role admin --password-stdin, then claimtrack serve")
