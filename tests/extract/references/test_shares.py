"""How many of the cases written beforehand come out right; trained weights differ, so no single one must."""

import pytest

from tests.extract.references.cases import read_cases
from tests.extract.references.reading import claim_with, who_said

_LEAST = 0.85


@pytest.mark.parametrize("language", ["sl", "en"])
def test_who_said_it(language: str) -> None:
    cases = read_cases(f"said.{language}")
    for half in (cases[: len(cases) // 2], cases[len(cases) // 2 :]):
        wrong = [text for text, words, claimant in half if who_said(text, words, language) != claimant]
        assert len(half) - len(wrong) >= _LEAST * len(half), wrong


@pytest.mark.parametrize("language", ["sl", "en"])
def test_who_said_it_by_construction(language: str) -> None:
    cases = read_cases(f"attributed.{language}")
    wrong = [text for text, words, claimant in cases if not _same(who_said(text, words, language), claimant)]
    assert len(cases) - len(wrong) >= _LEAST * len(cases), wrong


def _same(found: str | None, wanted: str | None) -> bool:
    return (found or "").casefold() == (wanted or "").casefold()


@pytest.mark.parametrize("language", ["sl", "en"])
def test_who_is_meant(language: str) -> None:
    cases = read_cases(f"meant.{language}")
    for half in (cases[: len(cases) // 2], cases[len(cases) // 2 :]):
        wrong = [text for text, words, want in half if not _reads(text, words, want or "", language)]
        assert len(half) - len(wrong) >= _LEAST * len(half), wrong


def _reads(text: str, words: str, want: str, language: str) -> bool:
    claim = claim_with(text, words, language)
    written = claim._.standalone or claim.text
    if want == "?":
        return bool(claim._.needs_context)
    return want in written if want != "=" else written == claim.text and not claim._.needs_context
