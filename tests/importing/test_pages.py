"""Claim reviews in pages."""

import json

from tests.importing.conftest import Read
from tests.importing.test_json import REVIEW, oddities

PAGE = """<!doctype html><html lang="sl-SI"><head><meta charset="utf-8">
<link rel="canonical" href="https://checks.example/preverjeno/most">
<script type="application/ld+json">{"@type": "WebSite", "name": "Checks"}</script>
%s</head><body><p>Most.</p></body></html>"""


def script(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


def test_a_page_gives_address_and_language_where_the_markup_does_not(read: Read) -> None:
    markup = {**REVIEW, "url": "/preverjeno/most"}
    [reading] = read(PAGE % script(json.dumps(markup)))
    assert reading.verdict is not None
    assert reading.verdict.url == "https://checks.example/preverjeno/most"
    assert reading.verdict.language == "sl"
    assert oddities(reading) == ["PATH_ADDRESS"]


def test_a_broken_script_keeps_no_other_out(read: Read) -> None:
    good = script("<!-- " + json.dumps(REVIEW) + " -->")
    broken, sound = read(PAGE % (script('{"@type": "ClaimReview",,}') + good))
    assert oddities(broken) == ["NOT_JSON"]
    assert sound.verdict is not None


def test_a_page_without_markup_says_so(read: Read) -> None:
    [reading] = read(PAGE % "")
    assert oddities(reading) == ["NO_RECORD"]


def test_a_page_in_an_old_encoding_is_read_in_it(read: Read) -> None:
    page = PAGE.replace("utf-8", "windows-1250") % script(
        json.dumps({**REVIEW, "claimReviewed": "Čez žabjo lužo šviga"}, ensure_ascii=False)
    )
    [reading] = read(page.encode("windows-1250"))
    assert reading.verdict is not None
    assert reading.verdict.claim == "Čez žabjo lužo šviga"
