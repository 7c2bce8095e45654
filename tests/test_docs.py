"""The documentation is complete: every setting, command, dependency and public address stands in it."""

import re
import tomllib
from pathlib import Path

import click
import pytest
from flask import Flask

from claimtrack.cli import group
from claimtrack.settings import PREFIX, Settings
from claimtrack.web.access import Access, declared_access
from claimtrack.web.desk.key_list import known_keys

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"


def _dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))
    groups = project["dependency-groups"]
    optional = project["project"]["optional-dependencies"]
    every = [
        *project["project"]["dependencies"],
        *groups["dev"],
        *groups["build"],
        *optional["postgres"],
    ]
    return [re.split(r"[\[><=]", line)[0] for line in every]


def _commands(command: click.Command, words: tuple[str, ...] = ()) -> list[str]:
    if not isinstance(command, click.Group):
        return [" ".join(words)]
    context = click.Context(command)
    found = [(name, command.get_command(context, name)) for name in command.list_commands(context)]
    return [line for name, child in found if child for line in _commands(child, (*words, name))]


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented(name: str) -> None:
    assert PREFIX + name.upper() in (REFERENCE / "settings.md").read_text(encoding="utf8")


@pytest.mark.parametrize("command", _commands(group))
def test_every_command_is_documented(command: str) -> None:
    assert f"| `{command}" in (REFERENCE / "commands.md").read_text(encoding="utf8")


@pytest.mark.parametrize("name", [name for name in _dependencies() if not name.startswith("types-")])
def test_every_dependency_has_its_sentence(name: str) -> None:
    documented = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf8")
    assert re.search(rf"\b{re.escape(name)}\b", documented, re.IGNORECASE)


def test_every_public_address_is_documented(app: Flask) -> None:
    documented = (REFERENCE / "public-addresses.md").read_text(encoding="utf8")
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    public = [rule for rule in rules if declared_access(app.view_functions[rule.endpoint]) is Access.PUBLIC]
    beginnings = {re.split(r"[<]", rule.rule)[0] for rule in public}
    assert beginnings
    assert [beginning for beginning in sorted(beginnings) if beginning not in documented] == []


@pytest.mark.parametrize(
    "page", [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"], ids=lambda page: page.name
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_key_is_documented() -> None:
    documented = (REFERENCE / "keys.md").read_text(encoding="utf8")
    # "0 to 5" leaves out those between.
    shown = {part for key in known_keys() for part in key.split()} - set("1234")
    assert [key for key in sorted(shown) if f"<kbd>{key}</kbd>" not in documented] == []
