"""``claimtrack hold``: legal holds from the shell."""

import click

from claimtrack.audit import Actor
from claimtrack.cli.desk import open_desk
from claimtrack.clock import utc_now
from claimtrack.models import HoldKind
from claimtrack.services.records.legal_holds import lift_hold, list_holds, place_hold


@click.group()
def hold() -> None:
    """Place legal holds, which keep things from being removed, and lift them."""


@hold.command()
@click.argument("kind", type=click.Choice([kind.value for kind in HoldKind]))
@click.argument("number", type=int, default=0)
@click.option("--reason", required=True, help="Shown to whoever tries to remove something.")
@click.pass_context
def place(context: click.Context, *, kind: str, number: int, reason: str) -> None:
    """Let nothing of the desk, of an article or of a claim (by its NUMBER) be removed."""
    with open_desk(context) as database, database.writing() as session:
        placed = place_hold(
            session,
            kind=HoldKind(kind),
            object_id=number,
            reason=reason,
            actor=Actor.command("hold place"),
            now=utc_now(),
        )
        key = placed.id
    click.echo(f"Hold {key} is in force.")


@hold.command()
@click.argument("number", type=int)
@click.pass_context
def lift(context: click.Context, *, number: int) -> None:
    """End the hold of this NUMBER."""
    with open_desk(context) as database, database.writing() as session:
        lift_hold(session, hold_id=number, actor=Actor.command("hold lift"), now=utc_now())
    click.echo(f"Hold {number} is lifted.")


@hold.command("list")
@click.pass_context
def list_all(context: click.Context) -> None:
    """Print the holds in force: number, what it is on, since when, why."""
    with open_desk(context) as database, database.reading() as session:
        for each in list_holds(session):
            on = " ".join(filter(None, (each.object_kind.value, str(each.object_id or ""))))
            click.echo(f"{each.id}\t{on}\t{each.placed_at:%Y-%m-%d}\t{each.reason}")
