"""``claimtrack init``."""

import click

from claimtrack.cli.desk import settings_of
from claimtrack.clock import utc_now
from claimtrack.services.setup import set_up_desk


@click.command()
@click.pass_context
def init(context: click.Context) -> None:
    """Make the desk's database and secrets, or migrate them (with a backup first)."""
    settings = settings_of(context)
    backup = set_up_desk(settings, now=utc_now())
    if backup:
        click.echo(f"Backup of the old database: {backup}")
    click.echo(f"The desk in {settings.instance} is ready.")
    click.echo("Next: claimtrack user add NAME --role admin --password-stdin, then claimtrack serve")
