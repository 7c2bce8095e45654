"""The feeds against the rules of their formats, checked by tools that know nothing of this program."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.contract.conftest import FOLDER, Run
from tests.contract.served_desk import ServedDesk

KINDS = ("verdicts", "corrections")
GRAMMAR = FOLDER / "atom.rnc"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    """JSON Feed's rules; formats of addresses and times are checked too."""
    schema = json.loads((FOLDER / "json_feed.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator.FORMAT_CHECKER
    assert {"uri", "date-time"} <= set(checker.checkers)
    return Draft202012Validator(schema, format_checker=checker)


def test_atom(served: ServedDesk, run: Run, tmp_path: Path) -> None:
    files: list[Path] = []
    for kind in KINDS:
        for language in ("", "?language=en", "?language=sl", "?rating=unverifiable"):
            files.append(tmp_path / f"{kind}{len(files)}.atom")
            files[-1].write_bytes(served.fetch(f"/feeds/{kind}.atom{language}"))
    assert run("jing", "-c", str(GRAMMAR), *map(str, files)) == ""


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        ("<published>", "<published>on "),
        ("<id>urn:uuid:", "<id>"),
        ("</entry>", "<surprise/></entry>"),
        ('rel="self"', 'rel=""'),
        ("<name>", "<name/><name>"),
    ],
)
def test_the_grammar_refuses_what_is_wrong(
    served: ServedDesk, run: Run, tmp_path: Path, whole: str, broken: str
) -> None:
    text = served.fetch("/feeds/verdicts.atom").decode()
    assert whole in text
    (tmp_path / "broken.atom").write_text(text.replace(whole, broken, 1))
    with pytest.raises(AssertionError, match="error"):
        run("jing", "-c", str(GRAMMAR), str(tmp_path / "broken.atom"))


@pytest.mark.parametrize("kind", KINDS)
def test_json_feed(served: ServedDesk, validator: Draft202012Validator, kind: str, language: str) -> None:
    query = f"?language={language}" if language else ""
    feed = json.loads(served.fetch(f"/feeds/{kind}.json{query}"))
    assert feed["items"]
    assert [error.message for error in validator.iter_errors(feed)] == []


@pytest.mark.parametrize(
    "change",
    [
        {"version": "1.1"},
        {"feed_url": "feeds/verdicts.json"},
        {"items": [{"id": "1"}]},
        {"items": [{"id": "1", "content_text": "", "date_published": "2026-03-02 09:30"}]},
        {"surprise": 1},
    ],
)
def test_the_schema_refuses_what_is_wrong(
    served: ServedDesk, validator: Draft202012Validator, change: dict[str, Any]
) -> None:
    feed = json.loads(served.fetch("/feeds/verdicts.json"))
    assert not validator.is_valid(feed | change)
