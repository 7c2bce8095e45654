"""``claimtrack site``: the public site as files."""

from pathlib import Path

import click

from claimtrack.cli.desk import open_desk, settings_of
from claimtrack.web.app import make_app
from claimtrack.web.static_site.build import SiteBuild


@click.group()
def site() -> None:
    """Write the public site as files, for any host that serves files."""


@site.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_context
def build(context: click.Context, *, folder: Path) -> None:
    """Write the public site and its feeds into FOLDER; run again, it writes only what changed."""
    with open_desk(context) as database:
        report = SiteBuild(make_app(settings_of(context), database), folder).run()
    click.echo(
        f"{report.written} files written, {report.unchanged} unchanged, {report.removed} removed: {folder}"
    )
