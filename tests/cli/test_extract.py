"""`claimtrack extract`: the JSON of the contract, tables for readers, and every refusal in its place."""

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claimtrack.cli import group
from claimtrack.cli.extract import extract
from claimtrack.extract import Kind

TEXT = "Vlada je v torek sprejela 5 zakonov. Upam, da bo bolje.\n"
PAGE = """<!doctype html><html lang="sl"><head><title>Vlada sprejela zakone</title></head><body><article>
<h1>Vlada sprejela zakone</h1>
<p>Vlada je v torek sprejela pet zakonov o zdravstvu, šolstvu in javnem prevozu, je sporočil urad.</p>
<p>Minister je povedal, da bodo zakoni začeli veljati prihodnje leto, če jih potrdi državni zbor na seji.</p>
</article></body></html>"""
KEYS = ["file", "language", "model", "sentences", "claims"]
CLAIM_KEYS = ["text", "standalone", "start", "end", "sentence", "claimant", "score", "reasons", "kind"]


def run(*arguments: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(extract, arguments, input=data)


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout_bytes.decode("utf-8").splitlines()]


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "članek.txt"
    path.write_bytes(TEXT.encode("utf-8"))
    return str(path)


def test_json_has_exactly_the_keys_of_the_contract(article: str) -> None:
    result = run(article, "--language", "sl", "--format", "json")
    assert result.exit_code == 0
    (found,) = objects(result)
    assert list(found) == KEYS
    assert found["file"] == article
    assert "-sl " in found["model"]
    assert found["sentences"] == [[0, 36], [37, 55]]
    for claim in found["claims"]:
        assert list(claim) == CLAIM_KEYS
        assert TEXT[claim["start"] : claim["end"]] == claim["text"]
        assert claim["kind"] in set(Kind)
        assert isinstance(claim["score"], float)
        assert all(isinstance(reason, str) for reason in claim["reasons"])


def test_letters_are_written_as_they_are(article: str) -> None:
    line = run(article, "--language", "sl", "--format", "json", "--with-text").stdout_bytes
    assert "članek".encode() in line
    assert line.endswith(b"}\n")


def test_the_text_comes_along_when_asked_for(article: str) -> None:
    (found,) = objects(run(article, "--format", "json", "--with-text"))
    assert found["text"] == TEXT


def test_the_text_of_a_page_always_comes_along(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (found,) = objects(run(str(path), "--format", "json"))
    assert list(found) == [*KEYS, "text"]
    assert all(found["text"][claim["start"] : claim["end"]] == claim["text"] for claim in found["claims"])


def test_a_dash_is_standard_input() -> None:
    (found,) = objects(run("-", "--format", "json", data=TEXT.encode("utf-8")))
    assert found["file"] == "-"
    assert found["language"] == "sl"


def test_a_file_that_fails_is_reported_in_its_place_and_the_rest_go_on(article: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    missing = str(tmp_path / "missing.txt")
    result = run(str(empty), article, str(picture), missing, str(tmp_path), "--format", "json")
    assert result.exit_code == 1
    found = objects(result)
    assert [list(one) == ["file", "error"] for one in found] == [True, False, True, True, True]
    assert [one["file"] for one in found] == [str(empty), article, str(picture), missing, str(tmp_path)]
    assert "No such file" in found[3]["error"]


def test_an_unknown_language_is_an_error_of_each_file(article: str) -> None:
    result = run(article, "--language", "xx", "--format", "json")
    assert result.exit_code == 1
    assert "“xx”" in objects(result)[0]["error"]


def test_a_text_without_a_claim_is_no_error() -> None:
    result = run("-", "--format", "json", "--language", "en", data=b"1234\n")
    assert result.exit_code == 0
    assert objects(result)[0]["claims"] == []


def test_the_table_shows_score_kind_wording_and_reasons(article: str) -> None:
    result = run(article, "--language", "sl")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert re.fullmatch(rf"{re.escape(article)}: sl, \d claims? \(model .+-sl .+\)", lines[0])
    assert "quantity" in lines[1]
    assert "Vlada je v torek sprejela 5 zakonov" in lines[1]
    assert "number: 5 zakonov" in lines[2]


def test_the_table_reports_an_error_in_words(tmp_path: Path) -> None:
    result = run(str(tmp_path / "missing.txt"))
    assert result.exit_code == 1
    assert "missing.txt: The file cannot be read" in result.stdout


def test_output_is_utf8_whatever_the_terminal_says(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", terminal)
    extract.main([article, "--format", "json"], standalone_mode=False)
    written = terminal.buffer
    assert isinstance(written, io.BytesIO)
    assert "članek" in written.getvalue().decode("utf-8")


def test_no_file_is_a_usage_error() -> None:
    assert run().exit_code == 2


def test_the_scorer_and_the_date_come_from_the_options(article: str) -> None:
    result = run(article, "--scorer", "fast", "--published", "2026-04-25", "--format", "json")
    assert result.exit_code == 0
    assert objects(result)[0]["language"] == "sl"


@pytest.mark.parametrize("value", ["25. 4. 2026", "2026-04", "2026-02-30", "soon"])
def test_a_date_that_is_none_is_a_usage_error(article: str, value: str) -> None:
    result = run(article, "--published", value)
    assert result.exit_code == 2
    assert "--published" in result.output


def test_an_unknown_scorer_is_a_usage_error(article: str) -> None:
    assert run(article, "--scorer", "slow").exit_code == 2


def test_the_settings_count_where_the_options_are_silent(
    article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMTRACK_PIPELINES", "hr=no_such_package")
    refused = CliRunner().invoke(group, ["extract", article])
    assert refused.exit_code == 1
    assert "no package 'no_such_package' is installed" in refused.output
    monkeypatch.delenv("CLAIMTRACK_PIPELINES")
    (tmp_path / "claimtrack.toml").write_text('scorer = "slow"\n', encoding="utf8")
    assert CliRunner().invoke(group, ["extract", article]).exit_code == 0
    refused = CliRunner().invoke(group, ["--instance", str(tmp_path), "extract", article])
    assert "'scorer'" in refused.output
    assert list(tmp_path.glob("instance*")) == []
