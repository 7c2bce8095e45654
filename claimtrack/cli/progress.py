"""How far long work has come, on standard error."""

import sys
import time

import click

from claimtrack.storage.steps import Step

_SECONDS = 0.2


class Progress:
    """Hears of steps; people who watch see a line that counts, others a line a step."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._step: Step | None = None
        self._shown = 0.0

    def __call__(self, step: Step, done: int, of: int) -> None:
        new = step is not self._step
        if new:
            self.end()
            self._step = step
        if not self._watched:
            if new:
                click.echo(f"{step} …", err=True)
        elif new or time.monotonic() - self._shown > _SECONDS:
            self._shown = time.monotonic()
            click.echo(f"\r\x1b[K{step} … {_share(done, of)}", err=True, nl=False)

    def end(self) -> None:
        """Leave the line that counts."""
        if self._watched and self._step is not None:
            click.echo(err=True)
        self._step = None


def _share(done: int, of: int) -> str:
    return f"{100 * done // of} %" if of else (str(done) if done else "")
