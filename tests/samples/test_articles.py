"""The articles that ship with the package."""

import difflib
import re
from pathlib import Path

import pytest

from claimtrack.intake import bytes_to_text, checked_address, read_document
from claimtrack.samples import SampleArticle, sample_articles

STORY = Path(__file__).parents[2].parent / "shared" / "articles" / "kim-putin.sl.txt"


def slovenian() -> SampleArticle:
    return next(article for article in sample_articles() if article.language == "sl")


def test_there_is_one_article_a_language() -> None:
    assert [article.language for article in sample_articles()] == ["sl", "en"]
    assert len({article.name for article in sample_articles()}) == 2


@pytest.mark.parametrize("article", sample_articles(), ids=lambda article: article.name)
def test_each_is_complete_and_of_an_article_s_length(article: SampleArticle) -> None:
    assert article.title == article.text.split("\n")[0]
    assert read_document(article.text.encode(), name=f"{article.name}.txt").title == article.title
    assert 220 <= len(article.text.split()) <= 320
    assert article.publisher
    assert article.url is not None
    assert checked_address(article.url).startswith("https://example.org/")
    assert article.published_on.isoformat() < "2026"


@pytest.mark.parametrize("article", sample_articles(), ids=lambda article: article.name)
def test_each_is_text_by_the_house_rule_already(article: SampleArticle) -> None:
    assert bytes_to_text(article.text.encode()) == article.text


@pytest.mark.parametrize(
    "fact", ["prvič po štirih letih", "od aprila 2019 že drugič", "trajali dve uri", "v torek"]
)
def test_the_slovenian_one_tells_of_the_visit(fact: str) -> None:
    assert fact in slovenian().text


def test_the_quotes_hold_a_hope_and_an_opinion() -> None:
    quotes = re.findall("»([^«]+)«", slovenian().text)
    assert [quote.split()[0] for quote in quotes] == ["Upam,", "Po", "Prepričana"]
    english = sample_articles()[1].text
    assert '"I think' in english
    assert '"I hope' in english
    assert "promised" in english


@pytest.mark.skipif(not STORY.is_file(), reason="the agency's story is not here")
def test_no_passage_is_that_of_the_agency() -> None:
    ours, theirs = slovenian().text.split(), STORY.read_text(encoding="utf-8").split()
    longest = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    assert longest.size < 6, " ".join(ours[longest.a : longest.a + longest.size])
