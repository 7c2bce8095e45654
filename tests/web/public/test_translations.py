"""A verdict in a second language on the public site: its page, its markup, feeds, search and sitemap."""

import json
import re
from typing import Any

import feedparser
import pytest

from claimtrack.models import CorrectionKind
from claimtrack.services.publishing.published import find_publication
from tests.desk import TrialDesk
from tests.translated_desk import WORDS, TranslationDesk
from tests.visitor import Visitor


@pytest.fixture
def slugs(desk: TrialDesk) -> tuple[str, str]:
    """The slugs of a public verdict and of its Slovenian translation."""
    claim_id = desk.publish().claim_id
    translated = TranslationDesk(desk, claim_id).publish().slug or ""
    with desk.database.reading() as session:
        original = find_publication(session, claim_id=claim_id)
        assert original is not None
        return original.slug or "", translated


def page_of(visitor: Visitor, slug: str) -> str:
    answer = visitor.get(f"/verdicts/{slug}")
    assert answer.status_code == 200
    return answer.text


def markup_in(page: str) -> dict[str, Any]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(found) == 1
    value: dict[str, Any] = json.loads(found[0])
    return value


def correct(desk: TrialDesk, kind: CorrectionKind = CorrectionKind.CORRECTION) -> None:
    desk.correct(1, kind=kind, note="We were wrong.", summary="Mended words.")


def test_each_language_has_a_page_that_leads_to_the_other(visitor: Visitor, slugs: tuple[str, str]) -> None:
    english, slovenian = slugs
    for slug, language in zip(slugs, ("en", "sl"), strict=True):
        page = page_of(visitor, slug)
        assert f'<html lang="{language}">' in page
        for code, other in (("en", english), ("sl", slovenian), ("x-default", english)):
            link = rf'hreflang="{code}"\s+href="https://desk.example/verdicts/{other}"'
            assert re.search(link, page), (slug, code)
        assert f'rel="canonical" href="https://desk.example/verdicts/{slug}"' in page


def test_the_translation_says_what_it_is(visitor: Visitor, slugs: tuple[str, str]) -> None:
    page = page_of(visitor, slugs[1])
    assert WORDS.summary in page
    assert "Račun <strong>pove</strong> dvanajst." in page
    assert f'href="/verdicts/{slugs[0]}"' in page


def test_its_markup_is_in_its_language_and_names_the_original(
    visitor: Visitor, slugs: tuple[str, str]
) -> None:
    markup = markup_in(page_of(visitor, slugs[1]))
    assert markup["@type"] == "ClaimReview"
    assert markup["inLanguage"] == "sl"
    assert markup["claimReviewed"] == WORDS.short_wording
    assert markup["reviewRating"]["alternateName"] == "Ovrženo"
    assert markup["translationOfWork"]["url"] == f"https://desk.example/verdicts/{slugs[0]}"
    assert "translationOfWork" not in markup_in(page_of(visitor, slugs[0]))


def test_feeds_hold_it_in_its_language(visitor: Visitor, slugs: tuple[str, str]) -> None:
    everything = feedparser.parse(visitor.get("/feeds/verdicts.atom").data)
    slovenian = feedparser.parse(visitor.get("/feeds/verdicts.atom?language=sl").data)
    assert [each.link.rsplit("/", 1)[1] for each in everything.entries] == [slugs[0]]
    assert [each.link.rsplit("/", 1)[1] for each in slovenian.entries] == [slugs[1]]
    assert slovenian.entries[0].title == WORDS.headline


def test_sitemap_search_and_card_know_it(visitor: Visitor, slugs: tuple[str, str]) -> None:
    assert f"/verdicts/{slugs[1]}<" in visitor.get("/sitemap.xml").text
    found = visitor.get("/v1alpha1/claims:search?query=milijon&languageCode=sl").json or {}
    assert [each["claimReview"][0]["languageCode"] for each in found["claims"]] == ["sl"]
    assert WORDS.headline in visitor.get(f"/embed/{slugs[1]}").text


def test_lists_hold_the_verdict_once(visitor: Visitor, slugs: tuple[str, str]) -> None:
    assert WORDS.headline not in visitor.get("/").text
    assert WORDS.headline not in visitor.get("/archive/2026").text
    assert WORDS.headline in visitor.get("/?language=sl").text
    assert slugs[0] not in visitor.get("/?language=sl").text


def test_an_outdated_translation_says_so_first(
    desk: TrialDesk, visitor: Visitor, slugs: tuple[str, str]
) -> None:
    before = visitor.get(f"/verdicts/{slugs[1]}").headers["ETag"]
    feed = visitor.get("/feeds/claimreview.json?language=sl").json
    assert feed
    assert len(feed["dataFeedElement"][0]["item"]) == 1
    correct(desk)
    answer = visitor.get(f"/verdicts/{slugs[1]}", headers={"If-None-Match": before})
    assert answer.status_code == 200
    assert "Prevod različice 1; različica 2 je novejša" in answer.text or "version 2 is newer" in answer.text
    assert "We were wrong." in answer.text
    assert "application/ld+json" not in answer.text
    feed = visitor.get("/feeds/claimreview.json?language=sl").json
    assert feed
    assert feed["dataFeedElement"][0]["item"] == []
    assert "dateDeleted" not in feed["dataFeedElement"][0]
    assert visitor.get("/v1alpha1/claims:search?languageCode=sl").json == {}


def test_a_retracted_verdict_has_no_finding_in_any_language(
    desk: TrialDesk, visitor: Visitor, slugs: tuple[str, str]
) -> None:
    correct(desk, CorrectionKind.RETRACTION)
    page = page_of(visitor, slugs[1])
    assert WORDS.summary not in page
    assert "We were wrong." in page


def test_the_page_is_told_anew_when_a_language_comes(desk: TrialDesk, visitor: Visitor) -> None:
    proposal = desk.publish()
    with desk.database.reading() as session:
        original = find_publication(session, claim_id=proposal.claim_id)
        assert original is not None
    address = f"/verdicts/{original.slug}"
    tag = visitor.get(address).headers["ETag"]
    assert visitor.get(address, headers={"If-None-Match": tag}).status_code == 304
    TranslationDesk(desk, proposal.claim_id).publish()
    assert visitor.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_networks_get_the_english_words_too(
    desk: TrialDesk, visitor: Visitor, slugs: tuple[str, str]
) -> None:
    records = (visitor.get("/export/verdicts.json").json or {})["verdicts"]
    by_language = {each["language"]: each for each in records}
    assert by_language["sl"]["translationOf"] == by_language["en"]["url"]
    assert by_language["sl"]["native"]["headline"] == WORDS.headline


def test_each_language_names_the_event_that_made_it_public(visitor: Visitor, slugs: tuple[str, str]) -> None:
    found = [re.findall(r"(?:Event|Dogodek)\D*(\d+)", page_of(visitor, slug)) for slug in slugs]
    assert all(len(each) == 1 for each in found)
    assert int(found[1][0]) > int(found[0][0])
