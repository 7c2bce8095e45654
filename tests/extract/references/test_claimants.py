import pytest

from tests.extract.references.cases import Said, read_cases
from tests.extract.references.reading import who_said

CASES = [(language, case) for language in ("sl", "en") for case in read_cases(f"names.{language}")]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_claimants_are_named_in_full(language: str, case: Said) -> None:
    text, words, claimant = case
    assert (who_said(text, words, language) or "").casefold() == (claimant or "").casefold()


def test_the_town_of_a_dateline_says_nothing() -> None:
    text = "LISBON \N{EN DASH} A court ruled on Tuesday that 30 houses must be pulled down."
    assert who_said(text, "30 houses", "en") != "LISBON"
