"""Quotations that are taken up again, and what stands at the end of a sentence, through the pipelines."""

import pytest

from claimtrack.extract.extensions import CLAIMS
from claimtrack.extract.options import DEFAULT_OPTIONS
from claimtrack.extract.pipelines import load_pipeline
from claimtrack.extract.trained.bases import find_base

LANGUAGES = [language for language in ("en", "sl") if find_base(language, DEFAULT_OPTIONS) is not None]
pytestmark = pytest.mark.skipif(len(LANGUAGES) < 2, reason="not all trained pipelines are installed")

PARTED = [
    (
        "en",
        '"The clinic lost two doctors," said Ann Moore, a nurse, "and the ward was shut in May."',
        ['The clinic lost two doctors," said Ann Moore', "the ward was shut in May"],
    ),
    (
        "sl",
        "»Cesto smo obnovili leta 2021,« je povedal župan, »most pa je star 80 let.«",
        ["Cesto smo obnovili leta 2021", "most pa je star 80 let"],
    ),
    (
        "en",
        "The harbour was sold in 2014, and the lighthouse was pulled down.",
        ["The harbour was sold in 2014", "the lighthouse was pulled down"],
    ),
    (
        "en",
        "The new theatre has cost £40 million, £12 million above the sum agreed in 2018.",
        ["The new theatre has cost £40 million", "£12 million above the sum agreed in 2018"],
    ),
    (
        "en",
        "The airline cancelled 40 flights on Monday, the third strike in a month.",
        ["The airline cancelled 40 flights on Monday", "the third strike in a month"],
    ),
    (
        "en",
        "The company maintains that it stopped the pump on 3 May and called the fire brigade within an hour.",
        ["it stopped the pump on 3 May", "called the fire brigade within an hour"],
    ),
    (
        "en",
        "The museum closed in 2019 after the owner had lost the licence.",
        ["The museum closed in 2019", "the owner had lost the licence"],
    ),
    (
        "sl",
        "Občina je kupila zbirko starih zemljevidov, o kateri so svetniki razpravljali od junija.",
        ["Občina je kupila zbirko starih zemljevidov", "o kateri so svetniki razpravljali od junija"],
    ),
]
WHOLE = [
    ("en", "The quarry was shut on the day when 12 workers died."),
    ("en", "The treasurer had repaid the loan before the inquiry began."),
    ("en", '"The ferry," he said, "sank within 20 minutes in 1994."'),
    ("en", '"Nobody believes," she said, "that the dam cost 30 million euros."'),
    ("en", "They visited a school, the second mill and a church built in 1701."),
    ("sl", "»Nihče ne verjame,« je rekla, »da je most stal 30 milijonov evrov.«"),
]


def words_of(text: str, language: str) -> list[str]:
    doc = load_pipeline(language, DEFAULT_OPTIONS)(text)
    return [span.text for span in sorted(doc.spans[CLAIMS], key=lambda span: span.start)]


def forms_of(text: str, language: str) -> list[str]:
    doc = load_pipeline(language, DEFAULT_OPTIONS)(text)
    return [span._.standalone or span.text for span in sorted(doc.spans[CLAIMS], key=lambda span: span.start)]


@pytest.mark.parametrize(("language", "text", "expected"), PARTED)
def test_what_states_something_of_its_own_is_parted(language: str, text: str, expected: list[str]) -> None:
    found = words_of(text, language)
    assert len(found) == len(expected)
    assert all(part in claim for part, claim in zip(expected, found, strict=True))
    assert expected[1] not in forms_of(text, language)[0]


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_what_belongs_together_is_not_cut(language: str, text: str) -> None:
    found = words_of(text, language)
    whole = max(found, key=len)
    assert len(whole) >= len(text) - 2


def test_a_closing_single_mark_is_no_part_of_a_claim() -> None:
    found = words_of("'The wall fell in 1989,' he said, 'and the border was opened in May.'", "en")
    assert found[-1] == "the border was opened in May"


def test_two_clauses_before_the_words_of_saying_are_two_claims() -> None:
    found = words_of(
        "Police have searched two offices, but no one has been arrested, the ministry said.", "en"
    )
    assert any("no one has been arrested" in claim and "Police" not in claim for claim in found)
    assert "Police have searched two offices" in found
