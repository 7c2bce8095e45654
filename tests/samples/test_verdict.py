"""The finding that ships with the package."""

from claimtrack.intake import checked_address
from claimtrack.publish import markdown_to_html
from claimtrack.samples import demo_verdict, sample_articles


def test_the_passage_stands_in_its_article_once() -> None:
    verdict = demo_verdict()
    article = next(article for article in sample_articles() if article.name == verdict.article)
    assert article.language == "en"
    assert article.text.count(verdict.passage) == 1


def test_the_short_wording_is_short_and_without_a_rating() -> None:
    wording = demo_verdict().short_wording
    assert len(wording) < 75
    ratings = ("verified", "true", "misleading", "disputed", "unverifiable")
    assert not any(rating in wording.lower() for rating in ratings)


def test_the_rating_is_one_of_the_scale() -> None:
    assert demo_verdict().rating in {
        "verified",
        "mostly-true",
        "half-true",
        "misleading",
        "disputed",
        "unverifiable",
    }


def test_the_sources_are_complete() -> None:
    sources = demo_verdict().sources
    assert [source.stance for source in sources] == ["refutes", "context"]
    for source in sources:
        assert checked_address(source.url).startswith("https://example.org/")
        assert all((source.title, source.publisher, source.quote, source.locator))
        assert source.primary is True


def test_the_explanation_is_markdown_with_a_table() -> None:
    html = markdown_to_html(demo_verdict().explanation)
    assert "<table>" in html
    assert "<strong>fell by half</strong>" in html
    assert "|" not in html


def test_the_figures_agree_with_one_another() -> None:
    verdict = demo_verdict()
    before, after = 124, 96
    assert str(before) in verdict.sources[0].quote
    assert str(after) in verdict.sources[0].quote
    assert f"{round(100 * (before - after) / before)} percent" in verdict.summary
