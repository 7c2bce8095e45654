"""``claimtrack worker``."""

import click

from claimtrack.cli.desk import require_desk, settings_of
from claimtrack.jobs.worker import run_worker
from claimtrack.logs import configure_logs
from claimtrack.storage.locks import using_desk


@click.command()
@click.option("--parent", type=int, hidden=True, help="Process to end with.")
@click.pass_context
def worker(context: click.Context, *, parent: int | None) -> None:
    """Run the desk's jobs, without a web server."""
    settings = settings_of(context)
    configure_logs(settings.log_format)
    require_desk(settings)
    with using_desk(settings.instance):
        run_worker(settings, parent=parent)
