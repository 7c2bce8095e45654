"""English news in many styles: trailing clauses, documents, bodies by one word, transcripts, interviews."""

import pytest

from tests.extract.references import news
from tests.extract.references.cases import read_cases
from tests.extract.references.reading import who_said

QUESTIONS = [(text, words, claimant) for text, asked in news.ARTICLES for words, claimant in asked]


@pytest.mark.parametrize(("text", "words", "claimant"), read_cases("newspapers.en"))
def test_english_sentences_say_who_said_it(text: str, words: str, claimant: str | None) -> None:
    assert who_said(text, words, "en") == claimant


@pytest.mark.parametrize(("text", "words", "claimant"), QUESTIONS)
def test_english_articles_say_who_said_it(text: str, words: str, claimant: str | None) -> None:
    assert who_said(text, words, "en") == claimant


def test_the_report_is_whose_report_was_told_of() -> None:
    text = (
        "Four in ten beds are empty, the county auditor said in a report on Monday. "
        "The 90-page document found that 11 wards had closed."
    )
    assert who_said(text, "11 wards", "en") == "county auditor"


def test_a_report_takes_in_every_clause_with_that() -> None:
    text = "Anna Holm recalled that the reserves had grown, the first rise ever, and that debt fell."
    assert who_said(text, "debt fell", "en") == "Anna Holm"


def test_of_two_ministers_the_one_named_before_is_the_minister() -> None:
    text = (
        "Health Minister Anna Holm closed 14 wards. The minister said that 300 beds were empty. "
        "Finance Minister Paul Reed was away."
    )
    assert who_said(text, "300 beds", "en") == "Anna Holm"


def test_what_is_said_at_the_end_of_a_sentence_holds_for_all_of_it() -> None:
    text = "London is the dearest city, but rents there rose by just 1 percent, according to Rentwatch."
    assert [who_said(text, words, "en") for words in ("dearest city", "1 percent")] == ["Rentwatch"] * 2
