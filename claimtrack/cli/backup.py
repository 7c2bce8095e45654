"""``claimtrack backup`` and ``claimtrack restore``."""

from pathlib import Path

import click

from claimtrack.cli.desk import settings_of
from claimtrack.cli.progress import Progress
from claimtrack.clock import utc_now
from claimtrack.errors import NotRestoredError
from claimtrack.storage.backup import MadeArchive, back_up_desk
from claimtrack.storage.restore import ReadyRestore, ready_restore
from claimtrack.storage.standing import SHOWN, Standing

_FILE = click.Path(dir_okay=False, path_type=Path)
_SEVERAL_SHOWN = 3


@click.command()
@click.argument("file", type=_FILE)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.option("--no-check", is_flag=True, help="Do not restore the backup into a scratch place to check it.")
@click.pass_context
def backup(context: click.Context, *, file: Path, force: bool, no_check: bool) -> None:
    """Put the whole desk away as one FILE, while it runs, and check it by restoring it."""
    progress = Progress()
    made = back_up_desk(
        settings_of(context), file, now=utc_now(), replace=force, check=not no_check, tell=progress
    )
    progress.end()
    say_what_was_made(made)
    if made.checked is False:
        click.echo("Not checked by restoring it: the account may make no database on this server.", err=True)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--check", "check_only", is_flag=True, help="Look at FILE alone, and change nothing.")
@click.pass_context
def restore(context: click.Context, *, file: Path, yes: bool, check_only: bool) -> None:
    """Put the backup FILE in the desk's place; what it replaces is kept."""
    settings = settings_of(context)
    progress = Progress()
    with ready_restore(settings, file, tell=progress) as ready:
        progress.end()
        _say_what_is_there(ready)
        if check_only:
            return
        if not yes and not click.confirm("Restore it?", default=False):
            raise NotRestoredError
        restored = ready.carry_out(now=utc_now())
        progress.end()
    click.echo(f"The desk in {settings.instance} is restored. Everybody logs in anew.")
    if restored.kept_schema:
        click.echo(f"The old tables are kept in the schema {restored.kept_schema} of its database.")
    if restored.kept:
        click.echo(f"What was replaced is kept in {restored.kept}")
    if restored.settings_beside:
        click.echo(f"The backup's settings are not in force; they are in {restored.settings_beside}")


def say_what_was_made(made: MadeArchive) -> None:
    """Print where an archive is, how large, and what is not in it."""
    contents = made.manifest.contents
    click.echo(f"{made.path}: {made.size} bytes, SHA-256 {made.digest}")
    click.echo(f"The audit in it has {contents.head.seq} events, head {contents.head.hash}")
    _say_what_is_missing(contents.missing)
    if not made.noted:
        click.echo("The audit has no line on it: the database could not be written.", err=True)


def _say_what_is_missing(missing: tuple[str, ...]) -> None:
    if missing:
        shown = ", ".join(missing[:_SEVERAL_SHOWN]) + (", …" if len(missing) > _SEVERAL_SHOWN else "")
        click.echo(f"{len(missing)} files that the desk names are gone or damaged: {shown}", err=True)


def _say_what_is_there(ready: ReadyRestore) -> None:
    about, contents = ready.manifest.about, ready.manifest.contents
    click.echo(f"The backup holds. It was made at {about.made_at} by ClaimTrack {about.claimtrack}:")
    click.echo(f"  {_figures(Standing(contents.tables, contents.head.seq))}")
    _say_what_is_missing(contents.missing)
    if ready.present is None:
        click.echo("There is no desk in its place yet.")
    elif ready.present.readable:
        click.echo(f"It replaces the desk in {ready.settings.instance}:\n  {_figures(ready.present)}")
    else:
        click.echo(f"It replaces the desk in {ready.settings.instance}, whose database cannot be read.")


def _figures(standing: Standing) -> str:
    return ", ".join(f"{name}: {standing.tables.get(name, 0)}" for name in SHOWN)
