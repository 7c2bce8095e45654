"""The ``claimtrack`` command: one group, each command in a file of its own."""

from pathlib import Path
from typing import Any

import click

from claimtrack.cli.lazy import LazyCommand, LazyGroup
from claimtrack.errors import ClaimTrackError
from claimtrack.version import __version__


class _Commands(LazyGroup):
    """Commands whose refusals are one line on standard error and exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ClaimTrackError as error:
            raise click.ClickException(str(error)) from error
        except Exception as error:
            # Loaded only now: it knows the database's errors, and loading those takes a while.
            from claimtrack.cli.failures import explain_failure  # noqa: PLC0415

            message = explain_failure(error)
            if message is None:
                raise
            raise click.ClickException(message) from error


@click.group(
    cls=_Commands,
    lazy_commands={
        "article": LazyCommand("claimtrack.cli.article:article", "Add articles, and read them again."),
        "audit": LazyCommand(
            "claimtrack.cli.audit:audit", "Check the audit, take it away, or sign where it stands."
        ),
        "backup": LazyCommand(
            "claimtrack.cli.backup:backup",
            "Put the whole desk away as one FILE, while it runs, and check it by restoring it.",
        ),
        "demo": LazyCommand(
            "claimtrack.cli.demo:demo", "Set up a desk with sample articles, if it is empty, and serve it."
        ),
        "desk": LazyCommand(
            "claimtrack.cli.moving:desk", "Move the whole desk to another machine or database."
        ),
        "doctor": LazyCommand(
            "claimtrack.cli.doctor:doctor",
            "Look at all that the desk needs, and say what to do; exit 1 when something is wrong.",
        ),
        "evaluate": LazyCommand(
            "claimtrack.cli.evaluate:evaluate", "Measure how good the desk's models are on labelled texts."
        ),
        "extract": LazyCommand(
            "claimtrack.cli.extract:extract",
            "Print the claims of text or HTML files, the most check-worthy first; - is standard input.",
        ),
        "hold": LazyCommand(
            "claimtrack.cli.hold:hold",
            "Place legal holds, which keep things from being removed, and lift them.",
        ),
        "import": LazyCommand(
            "claimtrack.cli.importing:import_files",
            "Read in earlier verdicts of others, or your own with --own: pages, JSON-LD, feeds, Google, CSV.",
        ),
        "init": LazyCommand(
            "claimtrack.cli.init:init",
            "Make the desk's database and secrets, or migrate them (with a backup first).",
        ),
        "labels": LazyCommand(
            "claimtrack.cli.labels:labels",
            "Take the desk's decisions away, to train and to measure extraction with.",
        ),
        "mode": LazyCommand(
            "claimtrack.cli.mode:mode", "Show whether the desk is open, make it read-only, or open it again."
        ),
        "purge": LazyCommand(
            "claimtrack.cli.purge:purge",
            "Remove the text of an article, or the copies of a source, for good; their hashes stay.",
        ),
        "restore": LazyCommand(
            "claimtrack.cli.backup:restore",
            "Put the backup FILE in the desk's place; what it replaces is kept.",
        ),
        "serve": LazyCommand(
            "claimtrack.cli.serve:serve",
            "Serve the desk and the public site, with a worker beside the web server.",
        ),
        "site": LazyCommand(
            "claimtrack.cli.site:site", "Write the public site as files, for any host that serves files."
        ),
        "user": LazyCommand(
            "claimtrack.cli.user:user", "Add people, change what they may do, and remove them."
        ),
        "worker": LazyCommand("claimtrack.cli.worker:worker", "Run the desk's jobs, without a web server."),
    },
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__)
@click.option(
    "--instance",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the desk's data (default: $CLAIMTRACK_INSTANCE, else ./instance).",
)
@click.pass_context
def group(context: click.Context, instance: Path | None) -> None:
    """Run a fact-check desk: claims from articles in, verdict feed out."""
    context.obj = instance


def main() -> None:
    """Run the command line."""
    group()
