"""``claimtrack serve``."""

import click

from claimtrack.cli.desk import require_desk, settings_of
from claimtrack.cli.server import run_server
from claimtrack.logs import configure_logs


@click.command()
@click.option("--host", help="Address to listen on (default: the setting HOST).")
@click.option("--port", type=int, help="Port to listen on (default: the setting PORT).")
@click.pass_context
def serve(context: click.Context, *, host: str | None, port: int | None) -> None:
    """Serve the desk and the public site, with a worker beside the web server."""
    settings = settings_of(context, host=host, port=port)
    configure_logs(settings.log_format)
    require_desk(settings)
    run_server(settings)
