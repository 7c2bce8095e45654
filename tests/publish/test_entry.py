"""What a reader sees of a verdict in a feed."""

from claimtrack.publish.entry import entry_categories, entry_html, entry_summary, entry_title

from .examples import CORRECTION, LABELS, NUMBERLESS, REPORT, RETRACTED, UPDATED, an_item

EN, SL = LABELS["en"], LABELS["sl"]

CLAIM = (
    "<p><strong>Claim:</strong> The new bridge carries lorries of 40 tonnes."
    "<br>Said by: Ana Brook, mayor, 2026-02-28</p>"
)
SOURCE = (
    '<li><a href="https://office.example.org/report?a=1&amp;b=2">Inspection report</a>, Road Office: '
    "<q>The bridge carries 12 tonnes.</q> "
    '(<a href="https://archive.example.org/2">archived copy</a>)</li>'
)


def test_the_whole_entry_in_its_order() -> None:
    assert entry_html(an_item(corrections=(CORRECTION,)), EN).split("\n") == [
        CLAIM,
        "<p><strong>Rating:</strong> Misleading (2/5); as of 2026-03-01</p>",
        "<p>It carries 12 tonnes.</p>",
        "<p>The report <em>says</em> so.</p>",
        "<p><strong>Sources:</strong></p>",
        "<ul>",
        SOURCE,
        "</ul>",
        "<p><strong>Correction (2026-05-06):</strong> The weight was given in the wrong unit.</p>",
    ]


def test_the_words_are_those_of_the_language() -> None:
    html = entry_html(an_item(language="sl"), SL)
    assert "Trditev" in html
    assert "Ocena" in html
    assert "Claim" not in html


def test_what_is_not_known_leaves_no_trace() -> None:
    item = an_item(claimant=None, said_on=None, as_of=None, sources=(), rating=NUMBERLESS)
    html = entry_html(item, EN)
    assert "Said by" not in html
    assert "Sources" not in html
    assert "<p><strong>Rating:</strong> Unverifiable</p>" in html
    assert "None" not in html


def test_a_retracted_verdict_says_so_and_why_and_no_longer_what_it_found() -> None:
    html = entry_html(RETRACTED, EN)
    assert html.startswith("<p><strong>Retracted:</strong> We read the wrong report.</p>")
    assert "Misleading" not in html
    assert "12 tonnes" not in html
    assert entry_title(RETRACTED, SL) == "Umaknjeno: The new bridge carries less than the mayor said"
    assert entry_summary(RETRACTED) == "We read the wrong report."


def test_categories_are_the_rating_and_the_topics() -> None:
    assert entry_categories(an_item(), EN) == (
        ("misleading", "Misleading"),
        ("roads", "roads"),
        ("Občine", "Občine"),
    )
    assert entry_categories(RETRACTED, SL)[0] == ("retracted", "Umaknjeno")


def test_text_is_escaped_and_addresses_are_for_the_web_only() -> None:
    source = REPORT.__class__("<b>", "javascript:alert(1)", None, "a & b", "supports", "data:text/html,x")
    html = entry_html(an_item(sources=(source,), headline="<i>"), EN)
    assert "<li>&lt;b&gt;: <q>a &amp; b</q></li>" in html
    assert "javascript" not in html


def test_an_unknown_kind_of_correction_is_shown_as_it_is() -> None:
    change = CORRECTION.__class__("clarification", "Now clearer.", UPDATED)
    assert "<strong>clarification (2026-05-06):</strong> Now clearer." in entry_html(
        an_item(corrections=(change,)), EN
    )
