"""Markdown to clean HTML."""

import re

import pytest
from hypothesis import given, settings

from claimtrack.publish import markdown_to_html

from .odd_text import TEXTS


def test_paragraphs_emphasis_and_lists() -> None:
    html = markdown_to_html("The *report* says **12**.\n\n- one\n- two\n")
    assert html == (
        "<p>The <em>report</em> says <strong>12</strong>.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
    )


def test_links_ask_not_to_be_followed() -> None:
    assert markdown_to_html("[the report](https://example.org/a?b=1&c=2)") == (
        '<p><a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener">the report</a></p>\n'
    )
    assert 'href="mailto:a@example.org"' in markdown_to_html("<mailto:a@example.org>")


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "ftp://example.org",
        "/admin",
    ],
)
def test_links_lead_to_the_web_and_to_mail_only(target: str) -> None:
    assert "href" not in markdown_to_html(f"[words](<{target}>)")


def test_html_shows_as_typed() -> None:
    html = markdown_to_html("<script>alert(1)</script> and <img src=x onerror=alert(1)>")
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html


def test_headings_stay_below_those_of_the_page() -> None:
    html = markdown_to_html("# Top\n\n###### Deep\n")
    assert html == "<h3>Top</h3>\n<h6>Deep</h6>\n"


def test_an_image_is_a_link_to_it() -> None:
    html = markdown_to_html("![the bridge](https://example.org/bridge.jpg)")
    assert "<img" not in html
    assert 'href="https://example.org/bridge.jpg"' in html


def test_tables_and_strikethrough_are_kept() -> None:
    html = markdown_to_html("| a | b |\n|---|---|\n| 1 | ~~2~~ |\n")
    assert "<table>" in html
    assert "<td><s>2</s></td>" in html


@settings(deadline=None)
@given(text=TEXTS)
def test_no_text_brings_a_tag_or_an_attribute_of_its_own(text: str) -> None:
    html = markdown_to_html(text)
    tags = set(re.findall(r"</?([a-zA-Z0-9]+)", html))
    assert not tags & {"script", "img", "iframe", "style", "object", "form", "input", "svg"}
    assert not re.search(r"<[^>]*\son\w+\s*=", html)
