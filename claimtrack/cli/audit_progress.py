"""How far verifying has come, on standard error, while somebody is looking."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.models import Event

# Fewer are done before anybody could read it.
_MANY = 20_000


@contextmanager
def shown_progress(session: Session) -> Iterator[Callable[[int], None] | None]:
    """Give what is told the number of the event that verifying has come to; None when nobody looks."""
    total = session.scalar(select(func.max(Event.seq))) or 0
    if total < _MANY or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=total, label="Events", file=sys.stderr, show_pos=True) as bar:
        yield lambda seq: bar.update(seq - bar.pos)
