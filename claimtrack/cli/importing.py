"""``claimtrack import``: earlier verdicts of others."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

import click

from claimtrack.audit import Actor
from claimtrack.cli.desk import open_desk
from claimtrack.clock import utc_now
from claimtrack.db import Database
from claimtrack.importing import Form, OtherVerdict, Reading, read_verdicts
from claimtrack.importing.tally import Sort, Tally
from claimtrack.services.earlier_verdicts import Imported, add_earlier_verdicts

STANDARD_INPUT = "-"
# Verdicts that are stored at once: between two batches others write.
_BATCH = 500


@click.command("import")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, readable=True, allow_dash=True),
)
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.AUTO.value,
    show_default=True,
    help="What the files are; auto finds out by how each begins.",
)
@click.pass_context
def import_files(context: click.Context, *, files: tuple[str, ...], form: str) -> None:
    """Read in what other fact-checkers found before: pages, JSON-LD, feeds, Google's answers, CSV.

    A verdict comes in once, however often its file is read. What was odd is reported; a record that cannot
    be used keeps no other out, and the exit code is then 1.
    """
    refused = False
    with open_desk(context) as database:
        for name in files:
            tally = Tally()
            with _opened(name) as file, _progress(file, name) as advance:
                readings = read_verdicts(file, form=Form(form))
                imported = _import(database, readings, name=Path(name).name, tally=tally, advance=advance)
            _report(name, tally, imported)
            refused = refused or tally.refused > 0
    if refused:
        raise click.exceptions.Exit(1)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    """Give the file; standard input, which cannot be read twice over, from a copy."""
    if name != STANDARD_INPUT:
        with Path(name).open("rb") as file:
            yield file
        return
    with TemporaryFile() as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
        copy.seek(0)
        yield copy


@contextmanager
def _progress(file: BinaryIO, name: str) -> Iterator[Callable[[], None]]:
    """Show how much of `file` has been read, for people who watch; the function given tells it anew."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    with click.progressbar(length=size, label=name, file=sys.stderr, hidden=not sys.stderr.isatty()) as shown:
        yield lambda: shown.update(file.tell() - shown.pos)


def _import(
    database: Database, readings: Iterator[Reading], *, name: str, tally: Tally, advance: Callable[[], None]
) -> Imported:
    new = known = 0
    while batch := tuple(islice(readings, _BATCH)):
        stored = _store(database, _noted(batch, tally), name)
        new, known = new + stored.new, known + stored.known
        advance()
    return Imported(new, known)


def _noted(readings: tuple[Reading, ...], tally: Tally) -> list[OtherVerdict]:
    for reading in readings:
        tally.note(reading)
    return [reading.verdict for reading in readings if reading.verdict is not None]


def _store(database: Database, verdicts: list[OtherVerdict], name: str) -> Imported:
    with database.writing() as session:
        return add_earlier_verdicts(
            session, verdicts=verdicts, file_name=name, actor=Actor.command("import"), now=utc_now()
        )


def _report(name: str, tally: Tally, imported: Imported) -> None:
    """Print what came in, and what was odd about it."""
    click.echo(
        f"{name}: {tally.read} records read, {imported.new} new, {imported.known} known already, "
        f"{tally.refused} refused"
    )
    for heading, refusals in (("refused, because it", True), ("read in, though it", False)):
        for oddity, sort in tally.sorts(refusals=refusals):
            click.echo(f"  {sort.count} {heading} {oddity.value}: {_examples(sort)}")


def _examples(sort: Sort) -> str:
    shown = [f"{place} (“{value}”)" if value else place for place, value in sort.examples]
    return ", ".join(shown) + (", …" if sort.count > len(shown) else "")
