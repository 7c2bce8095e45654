"""``claimtrack mode``."""

from datetime import datetime
from zoneinfo import ZoneInfo

import click

from claimtrack.audit import Actor
from claimtrack.cli.desk import open_desk, settings_of
from claimtrack.clock import utc_now
from claimtrack.services.policy.modes import Mode, ModeNow, current_mode, set_mode


@click.command()
@click.argument(
    "wanted", metavar="[read-only|open]", required=False, type=click.Choice([mode.value for mode in Mode])
)
@click.option("--reason", default="", help="Why: everybody on the desk is told, and the audit keeps it.")
@click.pass_context
def mode(context: click.Context, *, wanted: str | None, reason: str) -> None:
    """Show whether the desk is open, make it read-only, or open it again."""
    with open_desk(context) as database:
        if wanted is None:
            with database.reading() as session:
                present = current_mode(session)
        else:
            actor = Actor.command(f"mode {wanted}")
            with database.writing() as session:
                present = set_mode(session, mode=Mode(wanted), reason=reason, actor=actor, now=utc_now())
    click.echo(_say(present, settings_of(context).zone))


def _say(present: ModeNow, zone: ZoneInfo) -> str:
    if present.since is None:
        return "open"
    return f"read-only since {_local(present.since, zone)}: {present.reason}"


def _local(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")
