import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from claimtrack import __version__
from claimtrack.cli import group
from tests.cli.conftest import Run

COMMANDS = ["article", "audit", "demo", "extract", "init", "serve", "user", "worker"]
_LOADED = """
import sys
from claimtrack.cli import group
try:
    group(sys.argv[1:])
except SystemExit as end:
    assert end.code == 0
slow = {"spacy", "trafilatura", "sqlalchemy", "flask", "huey", "alembic"} & sys.modules.keys()
print("loaded:", *sorted(slow))
"""


def test_help_lists_every_command() -> None:
    output = CliRunner().invoke(group, ["--help"]).output
    for name in COMMANDS:
        assert f"  {name} " in output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(group, [name, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output


def loaded_by(*words: str) -> set[str]:
    """Return which of the slow libraries a fresh process has after this help."""
    result = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _LOADED, *words], capture_output=True, text=True, check=True
    )
    return set(result.stdout.splitlines()[-1].split())


def test_help_loads_no_database_no_web_and_no_language() -> None:
    assert loaded_by("--help") == {"loaded:"}


def test_the_help_of_a_command_does_not_wait_for_spacy_or_the_html_parser() -> None:
    assert not loaded_by("article", "add", "--help") & {"spacy", "trafilatura"}


def test_the_list_says_of_each_command_what_the_command_says_of_itself() -> None:
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        assert found.get_short_help_str(limit=200).rstrip(".") in " ".join(group.get_help(context).split())


def test_the_version_is_the_packages() -> None:
    assert __version__ in CliRunner().invoke(group, ["--version"]).output


def test_a_command_that_does_not_exist_is_a_usage_error() -> None:
    result = CliRunner().invoke(group, ["publish-everything"])
    assert result.exit_code == 2
    assert "No such command" in result.output


def test_a_setting_that_is_wrong_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMTRACK_TIME_ZONE", "Middle/Earth")
    result = run("audit", "verify")
    assert result.exit_code == 1
    assert "time_zone" in result.output
