"""``claimtrack import``: earlier verdicts of others, and the desk's own from before it used ClaimTrack."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO
from zoneinfo import ZoneInfo

import click

from claimtrack.audit import Actor
from claimtrack.cli.desk import open_desk, settings_of
from claimtrack.clock import utc_now
from claimtrack.db import Database, DeskSession
from claimtrack.importing import Form, Reading, read_verdicts
from claimtrack.importing.own import OwnRules, own_reading
from claimtrack.importing.tally import Sort, Tally
from claimtrack.security.identity import Identity
from claimtrack.services.people.users import find_user
from claimtrack.services.verdicts.earlier_verdicts import Imported, add_earlier_verdicts
from claimtrack.services.verdicts.own_checks import Adoption, adopt_checks, rating_names

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
@click.option(
    "--own",
    is_flag=True,
    help="They are the desk's own checks: they are published here with their dates and addresses.",
)
@click.option("--by", metavar="NAME", help="With --own: the editor of the desk who answers for them.")
@click.option("--language", metavar="CODE", help="With --own: the language of those that name none.")
@click.option(
    "--rating",
    "names",
    metavar="NAME=SLUG",
    multiple=True,
    help="With --own: what one of their ratings is called on this desk; as often as needed.",
)
@click.pass_context
def import_files(
    context: click.Context,
    *,
    files: tuple[str, ...],
    form: str,
    own: bool,
    by: str | None,
    language: str | None,
    names: tuple[str, ...],
) -> None:
    """Read in earlier verdicts of others, or your own with --own: pages, JSON-LD, feeds, Google, CSV.

    A verdict comes in once, however often its file is read. What was odd is reported; a record that cannot
    be used keeps no other out, and the exit code is then 1.
    """
    refused = False
    with open_desk(context) as database:
        store = _own_store(context, database, by=by, language=language, names=names) if own else _OTHERS
        if not own and (by or language or names):
            raise click.UsageError("--by, --language and --rating belong to --own.")
        for name in files:
            tally = Tally()
            with _opened(name) as file, _progress(file, name) as advance:
                readings = read_verdicts(file, form=Form(form))
                imported = _import(database, readings, store, name=name, tally=tally, advance=advance)
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
    with click.progressbar(
        length=size, label=click.format_filename(name), file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as shown:
        yield lambda: shown.update(file.tell() - shown.pos)


@dataclass(frozen=True, slots=True)
class _Store:
    """What is done with a record before it counts, and how a batch of those that do is stored."""

    fit: Callable[[Reading], Reading]
    keep: Callable[[DeskSession, list[Reading], str], Imported]


def _keep_others(session: DeskSession, readings: list[Reading], name: str) -> Imported:
    verdicts = [reading.verdict for reading in readings if reading.verdict is not None]
    return add_earlier_verdicts(
        session, verdicts=verdicts, file_name=name, actor=Actor.command("import"), now=utc_now()
    )


_OTHERS = _Store(fit=lambda reading: reading, keep=_keep_others)


def _own_store(
    context: click.Context,
    database: Database,
    *,
    by: str | None,
    language: str | None,
    names: tuple[str, ...],
) -> _Store:
    """Return how the desk's own checks are kept. Raises click.UsageError for what does not fit the desk."""
    zone = ZoneInfo(settings_of(context).time_zone)
    given = [(name.strip(), slug.strip()) for name, _mark, slug in (each.rpartition("=") for each in names)]
    with database.reading() as session:
        person = find_user(session, name=by) if by else None
        if person is None or not person.active:
            raise click.UsageError("--own wants --by NAME, somebody of the desk.")
        try:
            ratings = rating_names(session, given)
        except ValueError as error:
            raise click.UsageError(f"--rating names no rating of the desk. {error}") from error
        identity = Identity.of(person)
    rules = OwnRules(ratings, language, utc_now().astimezone(zone).date())
    adoption = Adoption(identity, Actor.command("import --own"), rules, zone)

    def keep(session: DeskSession, readings: list[Reading], _name: str) -> Imported:
        return Imported(*adopt_checks(session, readings=readings, adoption=adoption, now=utc_now()))

    return _Store(fit=lambda reading: own_reading(reading, rules), keep=keep)


def _import(
    database: Database,
    readings: Iterator[Reading],
    store: _Store,
    *,
    name: str,
    tally: Tally,
    advance: Callable[[], None],
) -> Imported:
    new = known = 0
    while batch := tuple(islice(readings, _BATCH)):
        with database.writing() as session:
            stored = store.keep(session, _noted(map(store.fit, batch), tally), Path(name).name)
        new, known = new + stored.new, known + stored.known
        advance()
    return Imported(new, known)


def _noted(readings: Iterable[Reading], tally: Tally) -> list[Reading]:
    """Count every record, and return those that come in."""
    found = list(readings)
    for reading in found:
        tally.note(reading)
    return [reading for reading in found if reading.verdict is not None]


def _report(name: str, tally: Tally, imported: Imported) -> None:
    """Print what came in, and what was odd about it."""
    shown = click.format_filename(name)
    click.echo(
        f"{shown}: {tally.read} records read, {imported.new} new, {imported.known} known already, "
        f"{tally.refused} refused"
    )
    for heading, refusals in (("refused, because it", True), ("read in, though it", False)):
        for oddity, sort in tally.sorts(refusals=refusals):
            click.echo(f"  {sort.count} {heading} {oddity.value}: {_examples(sort)}")


def _examples(sort: Sort) -> str:
    shown = [f"{place} (“{value}”)" if value else place for place, value in sort.examples]
    return ", ".join(shown) + (", …" if sort.count > len(shown) else "")
