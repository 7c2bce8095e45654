"""``claimtrack demo``."""

import click

from claimtrack.cli.desk import open_desk, settings_of
from claimtrack.cli.server import require_free_port, run_server
from claimtrack.clock import utc_now
from claimtrack.jobs.demo import DEMO_PEOPLE, fill_demo_desk, open_demo_desk
from claimtrack.logs import configure_logs
from claimtrack.services.articles.extraction_options import extraction_options
from claimtrack.storage.setup import set_up_desk


@click.command()
@click.option("--host", help="Address to listen on (default: the setting HOST).")
@click.option("--port", type=int, help="Port to listen on (default: the setting PORT).")
@click.pass_context
def demo(context: click.Context, *, host: str | None, port: int | None) -> None:
    """Set up a desk with sample articles, if it is empty, and serve it."""
    settings = settings_of(context, host=host, port=port)
    configure_logs(settings.log_format)
    require_free_port(settings)
    set_up_desk(settings, now=utc_now())
    with open_desk(context) as database:
        passwords = open_demo_desk(database, clock=utc_now)
        _show_people(passwords)
        options = extraction_options(settings)
        for line in fill_demo_desk(database, clock=utc_now, options=options):
            click.echo(line)
    run_server(settings)


def _show_people(passwords: dict[str, str]) -> None:
    if not passwords:
        click.echo("The desk has its people. A new password: claimtrack user password NAME")
        return
    click.echo("People of the demo desk; the passwords are shown only now:")
    for name, password in passwords.items():
        click.echo(f"  {name:<10} {DEMO_PEOPLE[name].value:<9} {password}")
    click.echo("A new password: claimtrack user password NAME")
