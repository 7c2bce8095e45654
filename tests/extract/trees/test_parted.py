"""Which claims the trained pipelines make of a sentence: one construction a line, told in parted.txt."""

from pathlib import Path

import pytest

from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.options import DEFAULT_OPTIONS
from claimtrack.extract.pipelines import load_pipeline
from claimtrack.extract.trained.bases import find_base

LANGUAGES = [language for language in ("en", "sl") if find_base(language, DEFAULT_OPTIONS) is not None]
pytestmark = pytest.mark.skipif(len(LANGUAGES) < 2, reason="not all trained pipelines are installed")


def _read() -> list[tuple[str, str, list[str]]]:
    lines = (Path(__file__).parent / "parted.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return [(row[0], row[1], row[2].split(" + ") if len(row) > 2 else [row[1].rstrip(".")]) for row in rows]


@pytest.mark.parametrize(("language", "text", "claims"), _read())
def test_a_sentence_is_parted_into_its_claims(language: str, text: str, claims: list[str]) -> None:
    doc = load_pipeline(language)(text)
    assert [claim.text for claim in doc.spans[CLAIMS]] == claims
