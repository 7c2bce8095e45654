"""The first real input: an agency story that is looked up beside the repository and never shipped."""

from pathlib import Path

import pytest

from claimtrack.extract import Extraction, Kind, extract_claims
from tests.extract.reading import rank_of

ARTICLE = Path(__file__).parents[2].parent / "shared" / "articles" / "kim-putin.sl.txt"
EIGHT = 8

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the agency story is not here")


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return extract_claims(ARTICLE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "piece",
    [
        "prva pot v tujino po štirih letih",
        "drugi obisk v Rusiji",
        "dve uri",
        "Z oklepnim vlakom je v Rusijo prispel v torek",
    ],
)
def test_the_facts_are_among_the_first_eight(extraction: Extraction, piece: str) -> None:
    assert rank_of(piece, extraction.claims) <= EIGHT


@pytest.mark.parametrize("piece", ["Upam, da", "Globoko sem prepričan", "In obstajajo možnosti"])
def test_hopes_and_opinions_are_not(extraction: Extraction, piece: str) -> None:
    assert rank_of(piece, extraction.claims) > EIGHT


def test_two_facts_of_one_sentence_are_two_claims(extraction: Extraction) -> None:
    texts = [claim.text for claim in extraction.claims]
    assert "Za Kima je sicer to prva pot v tujino po štirih letih" in texts
    second = next(claim for claim in extraction.claims if "drugi obisk" in claim.text)
    assert second.standalone.startswith("[Za Kima je sicer to] drugi obisk v Rusiji")
    assert second.kind is Kind.COMPARISON


def test_the_speakers_are_found(extraction: Extraction) -> None:
    by_text = {claim.text: claim.claimant for claim in extraction.claims}
    assert by_text['In obstajajo možnosti," je dejal'] == "Vladimir Putin"
    assert next(who for text, who in by_text.items() if "Upam" in text) == "Kim Jong-un"
