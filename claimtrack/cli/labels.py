"""``claimtrack labels``: the desk's decisions as data to learn from."""

import json
from contextlib import ExitStack
from typing import IO

import click

from claimtrack.audit import Actor
from claimtrack.cli.desk import open_desk
from claimtrack.clock import utc_now
from claimtrack.services.labels import read_labels
from claimtrack.services.records.exports import record_export


@click.group()
def labels() -> None:
    """Take the desk's decisions away, to train and to measure extraction with."""


@labels.command()
@click.argument("file", type=click.File("w", encoding="utf8", atomic=True))
@click.pass_context
def export(context: click.Context, *, file: IO[str]) -> None:
    """Write what people marked, checked or dismissed to FILE (JSON Lines; - is standard output)."""
    number = 0
    file.write("")  # opened now: a file that cannot be written is refused also when there are no labels
    with open_desk(context) as database, ExitStack() as stack:
        with database.writing() as session:
            record_export(session, kind="labels", actor=Actor.command("labels export"), now=utc_now())
        session = stack.enter_context(database.reading())
        for record in read_labels(session):
            number += len(record.get("sentences", (record,)))
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    click.echo(f"Wrote {number} labels.", err=True)
