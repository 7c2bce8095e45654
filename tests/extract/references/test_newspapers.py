"""Slovenian attributions in the ways that newspapers put them."""

import pytest

from tests.extract.references.cases import read_cases
from tests.extract.references.reading import who_said


@pytest.mark.parametrize(("text", "words", "claimant"), read_cases("newspapers.sl"))
def test_who_said_it_as_newspapers_put_it(text: str, words: str, claimant: str | None) -> None:
    assert who_said(text, words, "sl") == claimant
