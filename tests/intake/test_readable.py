"""Pages for the archive: nothing in them runs, and their words can be compared."""

from datetime import UTC, datetime

import pytest

from claimtrack.intake.fetch import FetchedPage
from claimtrack.intake.readable import page_fingerprint, readable_page

PARAGRAPH = (
    "The harbour bridge in Quillmouth was opened again on Monday, after two years of work on its pillars."
)
HTML = f"""<html><head><title>Bridge</title><style>p {{ color: red }}</style></head><body>
<h1 class="x">Bridge</h1><script>alert(1)</script><p onclick="x()">{PARAGRAPH}</p>
<p>It cost <a href="https://example.org/a" target="_top">21 million</a>, <a href="javascript:x()">no</a>.</p>
<form action="/steal"><input name="q"></form><img src="https://spy.example/1.gif"><table><tr><td>1</td></tr></table>
</body></html>"""


def page(body: bytes, kind: str = "text/html", charset: str | None = "utf-8") -> FetchedPage:
    return FetchedPage(
        requested="https://news.example/",
        address="https://news.example/",
        redirects=(),
        status=200,
        headers=(),
        content_type=kind,
        charset=charset,
        body=body,
        ip_address="93.184.215.14",
        fetched_at=datetime(2026, 3, 2, tzinfo=UTC),
    )


def test_a_page_is_kept_without_what_runs_spies_or_asks() -> None:
    readable = readable_page(page(HTML.encode()))
    assert readable is not None
    for gone in (
        "script",
        "alert",
        "onclick",
        "javascript",
        "form",
        "<input",
        "spy.example",
        "style",
        "color",
        "<h1",
    ):
        assert gone not in readable.html
    assert PARAGRAPH in readable.html
    assert "<h2>Bridge</h2>" in readable.html
    assert '<a href="https://example.org/a" rel="noopener nofollow noreferrer">' in readable.html
    assert "<td>1</td>" in readable.html


def test_the_words_are_the_article_s_and_do_not_depend_on_what_is_around_it() -> None:
    other = HTML.replace("</body>", "<aside><p>Read also: 7 more</p></aside></body>").replace("\n", "\n\n ")
    assert page_fingerprint(page(other.encode())) == page_fingerprint(page(HTML.encode()))
    changed = HTML.replace("Monday", "Tuesday")
    assert page_fingerprint(page(changed.encode())) != page_fingerprint(page(HTML.encode()))


def test_a_page_without_an_article_is_compared_by_all_its_words() -> None:
    first, second = (page(f"<p>Total &amp; sum: {n}</p>".encode()) for n in (21, 22))
    readable = readable_page(first)
    assert readable is not None
    assert readable.text == "Total & sum: 21"
    assert page_fingerprint(first) != page_fingerprint(second)


def test_plain_text_stays_as_typed_and_in_its_character_set() -> None:
    readable = readable_page(page("Župan <b> & čas".encode("cp1250"), "text/plain", "windows-1250"))
    assert readable is not None
    assert readable.html == "<pre>Župan &lt;b&gt; &amp; čas</pre>"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png"])
def test_what_is_no_text_has_no_readable_form(kind: str) -> None:
    assert readable_page(page(b"%PDF-1.7", kind)) is None
    assert page_fingerprint(page(b"%PDF-1.7", kind)) != page_fingerprint(page(b"%PDF-1.6", kind))
