"""Adding articles: whatever alice sends, the answer is clear and what she typed is there."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from claimtrack.models import Article, ArticleVersion, Event, Job
from tests.desk import TEXT, TrialDesk
from tests.visitor import Visitor

HTML = """<!doctype html><html lang="sl"><head><title>Most odprt</title></head><body><article>
<h1>Most odprt</h1>
<p>Pristaniški most v Quillmouthu so po dveh letih znova odprli za promet, je sporočila občina.</p>
<p>Popravilo je stalo 18,4 milijona kron, kar je tri milijone več, kot je občina načrtovala.</p>
<p>Most je dolg 410 metrov in je bil zgrajen leta 1961, ko so ga odprli ob obletnici mesta.</p>
</article></body></html>"""
# Where the database has no say.
on_one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
TYPED = {"title": "My <title>", "publisher": "The Gazette", "published_on": "2026-04", "language": "en"}


def send(
    visitor: Visitor, fields: Mapping[str, str], *, data: bytes | None = None, name: str = "story.txt"
) -> TestResponse:
    """Return the answer to alice's form, with `data` as its file."""
    visitor.log_in("alice")
    files = {} if data is None else {"file": FileStorage(BytesIO(data), name)}
    # Encoded here: the client would leave a large body behind in an open temporary file.
    boundary, body = encode_multipart({**fields, **files, "csrf_token": visitor.csrf_token()})
    content_type = f"multipart/form-data; boundary={boundary}"
    return visitor.client.post("/articles/new", data=body, content_type=content_type)


def stored(desk: TrialDesk) -> tuple[Article, ArticleVersion]:
    with desk.database.reading() as session:
        article, version = session.execute(select(Article, ArticleVersion).join(Article.versions)).one()
        return article, version


def test_pasted_text_is_stored_and_waits_to_be_read(visitor: Visitor, desk: TrialDesk) -> None:
    answer = send(visitor, {**TYPED, "text": TEXT, "address": "https://example.org/bridge"})
    article, version = stored(desk)
    assert (answer.status_code, answer.location) == (303, f"/articles/{article.id}")
    assert (article.title, article.publisher, article.language) == ("My <title>", "The Gazette", "en")
    assert version.published_on is not None
    assert version.published_on.isoformat() == "2026-04"
    with desk.database.reading() as session:
        assert session.scalars(select(Job.kind)).all() == ["extract_article"]
        event = session.scalars(select(Event.body).order_by(Event.seq.desc())).first()
        assert event is not None
        assert f'"actor":{{"kind":"user","name":"{desk.person("alice").user_id}"}}' in event
    page = visitor.get(f"/articles/{article.id}").text
    assert "Stored. Its claims are being read" in page
    assert "https://example.org/bridge" in page


def test_what_is_left_empty_is_found_out(visitor: Visitor, desk: TrialDesk) -> None:
    send(visitor, {"text": "Predsednik je prispel v torek.\n\nPogovori so trajali dve uri."})
    article, _ = stored(desk)
    assert (article.title, article.language, article.publisher) == (
        "Predsednik je prispel v torek.",
        "sl",
        None,
    )


@on_one_database
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_a_text_file_is_read_in_its_encoding(visitor: Visitor, desk: TrialDesk, encoding: str) -> None:
    text = "Občina je plačala več. Šola in žičnica sta zaprti, so povedali v četrtek."
    answer = send(visitor, {"language": "sl"}, data=text.encode(encoding))
    assert answer.status_code == 303
    assert text in visitor.get(answer.location).text


def test_an_html_page_tells_its_title_and_language(visitor: Visitor, desk: TrialDesk) -> None:
    send(visitor, {}, data=HTML.encode(), name="page.html")
    article, _ = stored(desk)
    assert (article.title, article.language) == ("Most odprt", "sl")


@on_one_database
@pytest.mark.parametrize(
    ("data", "name", "status", "message"),
    [
        (b"", "story.txt", 422, "There is no text in it."),
        (b" \n\t ", "story.txt", 422, "There is no text in it."),
        (b"%PDF-1.7\n" + bytes(range(256)) * 4, "story.pdf", 422, "This is not text or HTML"),
        (b"a word " * 800_000, "story.txt", 413, "This is larger than an article may be (5 MB)."),
        (
            b"<!doctype html><html><body><nav>Menu</nav></body></html>",
            "page.html",
            422,
            "No article was found",
        ),
        (HTML.replace('"sl"', '"de"').encode(), "page.html", 422, "The language “de” is not known."),
    ],
    ids=["empty", "blank", "binary", "large", "html without an article", "unknown language"],
)
def test_a_file_that_is_no_article(
    visitor: Visitor, data: bytes, name: str, status: int, message: str
) -> None:
    answer = send(visitor, {**TYPED, "language": ""}, data=data, name=name)
    assert answer.status_code == status
    assert message in answer.text
    for value in ("My &lt;title&gt;", "The Gazette", "2026-04"):
        assert f'value="{value}"' in answer.text


@on_one_database
def test_a_file_far_too_large_loses_nothing_else(visitor: Visitor) -> None:
    answer = send(visitor, TYPED, data=b"a word " * 3_000_000)
    assert answer.status_code == 413
    assert "This is larger than an article may be (5 MB)." in answer.text
    for value in ("My &lt;title&gt;", "The Gazette", "2026-04"):
        assert f'value="{value}"' in answer.text


@on_one_database
def test_a_text_far_too_large_is_still_in_the_browser(visitor: Visitor) -> None:
    answer = send(visitor, {**TYPED, "text": "a word " * 1_000_000})
    assert answer.status_code == 413
    assert "Go back: your browser still holds what you typed." in answer.text
    assert "Back to the page before" not in answer.text


@on_one_database
@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "There is no text in it."),
        ({"text": " \n "}, "There is no text in it."),
        ({"address": "http://127.0.0.1/a"}, "it does not lead to a public place on the internet."),
        ({"text": " https://localhost/a\n"}, "it does not lead to a public place on the internet."),
        ({"text": "ftp://example.org/a"}, "only http and https addresses are."),
        ({"address": "example.org"}, "is not fetched: only http and https addresses are."),
        ({"text": TEXT, "address": "javascript:alert(1)"}, "is not a web address."),
        ({"text": TEXT, "address": "example.org"}, "is not a web address."),
        ({"text": TEXT, "language": "xx"}, "The language “xx” is not known."),
        ({"text": TEXT, "published_on": "yesterday"}, "Write the date as"),
        ({"text": TEXT, "title": "long" * 200}, "Field cannot be longer than 500 characters."),
    ],
)
def test_a_form_that_cannot_be_stored(
    visitor: Visitor, desk: TrialDesk, fields: dict[str, str], message: str
) -> None:
    answer = send(visitor, fields)
    assert answer.status_code == 422
    assert message in answer.text
    for value in fields.values():
        assert value.strip()[:40].replace('"', "&#34;") in answer.text
    with desk.database.reading() as session:
        assert session.scalars(select(Article.id)).all() == []


def test_a_text_and_a_file_at_once_are_refused(visitor: Visitor) -> None:
    answer = send(visitor, {"text": TEXT}, data=b"Another text")
    assert answer.status_code == 422
    assert "Paste the text or choose a file, not both." in answer.text
    assert "18 million crowns" in answer.text


def test_the_same_article_twice_leads_to_the_stored_one(visitor: Visitor, desk: TrialDesk) -> None:
    article_id = desk.add_article(title="Bridge reopens")
    answer = send(visitor, {"text": TEXT, "title": "Again"})
    assert answer.status_code == 409
    assert "This article is stored already, as “Bridge reopens”." in answer.text
    assert f'<a href="/articles/{article_id}">' in answer.text
    assert 'value="Again"' in answer.text


def test_a_form_sent_twice_stores_once(visitor: Visitor, desk: TrialDesk) -> None:
    assert send(visitor, {"text": TEXT}).status_code == 303
    assert send(visitor, {"text": TEXT}).status_code == 409
    stored(desk)


def test_it_wants_the_permission_and_the_token(visitor: Visitor, desk: TrialDesk) -> None:
    visitor.log_in("vera")
    assert visitor.get("/articles/new").status_code == 403
    assert visitor.post("/articles/new", {"text": TEXT}).status_code == 403
    visitor.log_in("alice")
    assert visitor.client.post("/articles/new", data={"text": TEXT}).status_code == 400


def test_the_example_of_the_issue_is_read(visitor: Visitor, desk: TrialDesk) -> None:
    story = Path(__file__).parents[3].parent / "shared" / "articles" / "kim-putin.sl.txt"
    if not story.exists():
        pytest.skip("the example is not part of the project")
    send(visitor, {}, data=story.read_bytes(), name=story.name)
    assert stored(desk)[0].language == "sl"
