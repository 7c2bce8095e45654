"""``claimtrack audit``: check the audit, take it away, sign where it stands."""

import json
import shutil
from pathlib import Path
from typing import IO

import click

from claimtrack.audit import Actor
from claimtrack.audit.export import VERIFIER, export_checkpoints, export_lines
from claimtrack.audit.verify import Head, verify_audit
from claimtrack.cli.audit_progress import shown_progress
from claimtrack.cli.desk import open_desk, settings_of
from claimtrack.clock import utc_now
from claimtrack.security.signing import forget_key
from claimtrack.services.file_store import file_stores
from claimtrack.services.records.checkpoints import rotate_key, take_checkpoint
from claimtrack.services.records.exports import record_export

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def audit() -> None:
    """Check the audit, take it away, or sign where it stands."""


@audit.command()
@click.option(
    "--head",
    "head_file",
    type=_FILE,
    help="File with an earlier head: checked if it exists, then rewritten with the present one.",
)
@click.option("--without-files", is_flag=True, help="Leave out the files that events vouch for.")
@click.pass_context
def verify(context: click.Context, *, head_file: Path | None, without_files: bool) -> None:
    """Recompute the whole chain and what it vouches for; exit 1 at the first break."""
    known = _read_head(head_file) if head_file and head_file.exists() else None
    stores = None if without_files else file_stores(settings_of(context))
    with (
        open_desk(context) as database,
        database.reading() as session,
        shown_progress(session) as progress,
    ):
        head = verify_audit(session, known_head=known, stores=stores, progress=progress)
    if head_file:
        head_file.write_text(json.dumps({"seq": head.seq, "hash": head.hash}) + "\n", encoding="utf8")
    click.echo(f"The audit holds: {head.seq} events, head {head.hash}")


@audit.command()
@click.argument("file", type=click.File("w", encoding="utf8", atomic=True))
@click.option("--verifier", type=_FILE, help="Also write the program that checks the export, to this file.")
@click.pass_context
def export(context: click.Context, *, file: IO[str], verifier: Path | None) -> None:
    """Write all events and checkpoints as JSON Lines to FILE (- is standard output)."""
    with open_desk(context) as database:
        with database.writing() as session:
            record_export(session, kind="audit", actor=Actor.command("audit export"), now=utc_now())
        with database.reading() as session:
            file.writelines(export_lines(session))
            file.writelines(export_checkpoints(session))
    if verifier:
        shutil.copyfile(VERIFIER, verifier)


@audit.command()
@click.pass_context
def checkpoint(context: click.Context) -> None:
    """Sign the newest event, for /audit/head and whoever keeps it."""
    secrets = settings_of(context).secrets_folder
    with open_desk(context) as database, database.writing() as session:
        taken = take_checkpoint(session, secrets=secrets, now=utc_now())
    if taken is None:
        raise click.ClickException("There is no event yet.")
    click.echo(f"Checkpoint {taken.number}: event {taken.seq}, {taken.hash}")


@audit.group()
def key() -> None:
    """The key that signs checkpoints."""


@key.command()
@click.pass_context
def rotate(context: click.Context) -> None:
    """Make a new key, signed by the one before, which is removed."""
    secrets = settings_of(context).secrets_folder
    with open_desk(context) as database, database.writing() as session:
        new, old = rotate_key(
            session, secrets=secrets, actor=Actor.command("audit key rotate"), now=utc_now()
        )
    if old is not None:
        forget_key(secrets, old)
    click.echo(f"Checkpoints are signed by the key {new} from now on.")


def _read_head(path: Path) -> Head:
    """Return the head in a file: one that ``verify`` wrote, or what the desk showed at /audit/head."""
    try:
        stored = json.loads(path.read_text(encoding="utf8"))
        stored = stored.get("checkpoint", stored)
        return Head(int(stored["seq"]), str(stored["hash"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise click.BadParameter(f"{path} does not hold an audit's head", param_hint="--head") from error
