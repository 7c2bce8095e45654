"""``claimtrack doctor``."""

import json
from dataclasses import asdict

import click

from claimtrack.cli.desk import require_desk, settings_of
from claimtrack.clock import utc_now
from claimtrack.services.database import open_database
from claimtrack.services.operating.checkup import Finding, Health, examine


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print it."
)
@click.pass_context
def doctor(context: click.Context, *, form: str) -> None:
    """Look at all that the desk needs, and say what to do; exit 1 when something is wrong."""
    settings = settings_of(context)
    require_desk(settings)
    database = open_database(settings)
    health = Health.OK
    try:
        for finding in examine(settings, database, now=utc_now()):
            _show(finding, form)
            health = Health.PROBLEM if finding.health is Health.PROBLEM else health
    finally:
        database.close()
    context.exit(1 if health is Health.PROBLEM else 0)


def _show(finding: Finding, form: str) -> None:
    if form == "json":
        click.echo(json.dumps(asdict(finding), ensure_ascii=False))
        return
    click.echo(f"{finding.health.value:<8} {finding.subject:<11} {finding.said}")
    if finding.advice:
        click.echo(f"{'':<21}To do: {finding.advice}")
