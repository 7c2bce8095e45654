"""A desk's folder, and the command line on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimtrack.cli import group

Run = Callable[..., Result]


@pytest.fixture
def instance(sqlite_url: str, tmp_path: Path) -> Path:
    """The folder of a desk on SQLite with the people of the tests."""
    return tmp_path / "instance"


@pytest.fixture
def run(instance: Path) -> Run:
    """Run a command on the desk; `input` is what comes in on standard input."""

    def call(*arguments: str, input: str | bytes | None = None, on: Path | None = None) -> Result:  # noqa: A002
        return CliRunner().invoke(group, ["--instance", str(on or instance), *arguments], input=input)

    return call
