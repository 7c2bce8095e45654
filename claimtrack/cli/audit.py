"""``claimtrack audit``: check the audit, take it away."""

import json
from pathlib import Path
from typing import IO

import click

from claimtrack.audit.export import export_lines
from claimtrack.audit.verify import Head, verify_audit
from claimtrack.cli.desk import open_desk


@click.group()
def audit() -> None:
    """Check the audit, or take it away."""


@audit.command()
@click.option(
    "--head",
    "head_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File with an earlier head: checked if it exists, then rewritten with the present one.",
)
@click.pass_context
def verify(context: click.Context, *, head_file: Path | None) -> None:
    """Recompute the whole chain and the rows it vouches for; exit 1 at the first break."""
    known = _read_head(head_file) if head_file and head_file.exists() else None
    with open_desk(context) as database, database.reading() as session:
        head = verify_audit(session, known_head=known)
    if head_file:
        head_file.write_text(json.dumps({"seq": head.seq, "hash": head.hash}) + "\n", encoding="utf8")
    click.echo(f"The audit holds: {head.seq} events, head {head.hash}")


@audit.command()
@click.argument("file", type=click.File("w", encoding="utf8", atomic=True))
@click.pass_context
def export(context: click.Context, *, file: IO[str]) -> None:
    """Write all events as JSON Lines to FILE (- is standard output)."""
    with open_desk(context) as database, database.reading() as session:
        for line in export_lines(session):
            file.write(line)


def _read_head(path: Path) -> Head:
    try:
        stored = json.loads(path.read_text(encoding="utf8"))
        return Head(int(stored["seq"]), str(stored["hash"]))
    except (ValueError, KeyError, TypeError) as error:
        raise click.BadParameter(f"{path} does not hold an audit's head", param_hint="--head") from error
