"""ClaimReviews, feeds and answers of Google's as JSON, whole and broken."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.importing import Oddity, read_verdicts
from tests.importing.conftest import Read

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "claimreview"
REVIEW: dict[str, Any] = {
    "@type": "ClaimReview",
    "claimReviewed": "The bridge cost 40 million",
    "url": "https://checks.example/bridge",
    "datePublished": "2026-02-03",
    "author": {"@type": "Organization", "name": "Checks"},
    "itemReviewed": {"@type": "Claim", "author": {"name": "Wren"}, "datePublished": "2026-02"},
    "reviewRating": {"ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False"},
}
GOOGLE = {
    "text": "Fish fly",
    "claimant": "Finn",
    "claimDate": "2026-01-02T00:00:00Z",
    "claimReview": [
        {
            "publisher": {"name": "A", "site": "a.example"},
            "url": "https://a.example/1",
            "textualRating": "No",
        },
        {"publisher": {"site": "b.example"}, "url": "https://b.example/2", "languageCode": "sl-SI"},
    ],
}


def oddities(reading: Any) -> list[str]:
    return [remark.oddity.name for remark in reading.remarks]


@pytest.mark.skipif(not REAL.is_dir(), reason="the real records are not on this machine")
def test_all_real_records_come_in() -> None:
    with (REAL / "real_claimreviews.json").open("rb") as file:
        readings = list(read_verdicts(file))
    assert len(readings) == 33
    assert all(reading.verdict and reading.verdict.rating for reading in readings)


def test_a_sound_review_has_every_field_and_nothing_odd(read: Read) -> None:
    [reading] = read(json.dumps(REVIEW))
    verdict = reading.verdict
    assert verdict is not None
    assert reading.remarks == ()
    assert (verdict.claim, verdict.claimant, verdict.rating) == (REVIEW["claimReviewed"], "Wren", "False")
    assert (verdict.rating_value, verdict.rating_best, verdict.rating_worst) == (1, 5, 1)
    assert (verdict.publisher, verdict.site) == ("Checks", "checks.example")
    assert verdict.said_on is not None
    assert verdict.said_on.isoformat() == "2026-02"


@pytest.mark.parametrize(
    ("change", "oddity"),
    [
        ({"url": "checks.example/bridge"}, "BARE_ADDRESS"),
        ({"url": "/bridge"}, "PATH_ADDRESS"),
        ({"claimReviewed": ["One", "Two"]}, "SEVERAL_VALUES"),
        ({"claimReviewed": "", "itemReviewed": {"@type": "Claim", "name": "Said"}}, "CLAIM_FROM_ITEM"),
        ({"claimReviewed": "word " * 5000}, "TEXT_CUT"),
        ({"itemReviewed": {"@type": "CreativeWork"}}, "NOT_A_CLAIM"),
        ({"reviewRating": {"ratingValue": -1, "bestRating": -1, "worstRating": -1}}, "BAD_NUMBERS"),
        ({"reviewRating": {"ratingValue": "7", "bestRating": "5", "alternateName": "No"}}, "BAD_NUMBERS"),
        ({"reviewRating": "False"}, "OTHER_TYPE"),
        ({"reviewRating": None}, "NO_RATING"),
        ({"datePublished": "yesterday"}, "BAD_DATE"),
        ({"datePublished": "0001-01-01"}, "BAD_DATE"),
        ({"datePublished": "3. 2. 2026"}, "ODD_DATE"),
        ({"author": None}, "NO_PUBLISHER"),
        ({"inLanguage": "the language of Slovenia"}, "BAD_LANGUAGE"),
    ],
)
def test_what_is_odd_comes_in_and_is_told(read: Read, change: dict[str, Any], oddity: str) -> None:
    [reading] = read(json.dumps({**REVIEW, **change}))
    assert reading.verdict is not None
    assert oddity in oddities(reading)


@pytest.mark.parametrize(
    ("change", "oddity"),
    [
        ({"claimReviewed": None}, "NO_CLAIM"),
        ({"url": ""}, "NO_ADDRESS"),
        ({"url": "javascript:alert(1)"}, "BAD_ADDRESS"),
        ({"url": 'https://a.example/"><script>'}, "BAD_ADDRESS"),
    ],
)
def test_what_cannot_be_used_is_refused(read: Read, change: dict[str, Any], oddity: str) -> None:
    [reading] = read(json.dumps({**REVIEW, **change}))
    assert reading.verdict is None
    assert oddity in oddities(reading)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-02-03 06:49", "2026-02-03"),
        ("2026-02-03T23:59:00+0200", "2026-02-03"),
        ("Tue, 03 Feb 2026 10:00:00 GMT", "2026-02-03"),
        ("February 3, 2026", "2026-02-03"),
        ("02/23/2026", "2026-02-23"),
        ("23/02/2026", "2026-02-23"),
        ("2026/02/03", "2026-02-03"),
        ("2026", "2026"),
    ],
)
def test_dates_are_read_as_they_are_written(read: Read, written: str, day: str) -> None:
    [reading] = read(json.dumps({**REVIEW, "datePublished": written}))
    assert reading.verdict is not None
    assert reading.verdict.reviewed_on is not None
    assert reading.verdict.reviewed_on.isoformat() == day


@pytest.mark.parametrize("written", ["02/03/2026", "2026-02-31", "99/99/9999", 20260299, {"a": 1}, True])
def test_dates_that_may_mean_two_days_are_none(read: Read, written: object) -> None:
    [reading] = read(json.dumps({**REVIEW, "datePublished": written}))
    assert reading.verdict is not None
    assert reading.verdict.reviewed_on is None


@pytest.mark.parametrize(
    "wrapped",
    [
        {"@type": "DataFeed", "name": "Feed", "dataFeedElement": [{"item": [REVIEW]}, {"item": REVIEW}]},
        {"@context": "https://schema.org", "@graph": [REVIEW, REVIEW]},
        [REVIEW, {"source": "there", "claimreview": REVIEW}],
        {"claims": [GOOGLE], "nextPageToken": "more"},
    ],
)
def test_wrappers_of_all_kinds_are_opened(read: Read, wrapped: object) -> None:
    for text in (json.dumps(wrapped), json.dumps(wrapped, indent=2)):
        assert [reading.verdict is not None for reading in read(text)] == [True, True]


def test_lines_of_json_are_records(read: Read) -> None:
    lines = "\n".join(json.dumps({**REVIEW, "url": f"https://a.example/{n}"}) for n in range(3))
    assert len([reading for reading in read("\ufeff" + lines) if reading.verdict]) == 3


def test_pages_of_answers_may_follow_one_another(read: Read) -> None:
    page = json.dumps({"claims": [GOOGLE], "nextPageToken": "more"})
    assert len([reading for reading in read(f"{page}\n{page}\n{{}}") if reading.verdict]) == 4


def test_google_tells_publisher_and_language(read: Read) -> None:
    first, second = (reading.verdict for reading in read(json.dumps({"claims": [GOOGLE]})))
    assert first is not None
    assert second is not None
    assert (first.publisher, first.site, first.rating) == ("A", "a.example", "No")
    assert (second.publisher, second.language, second.claimant) == ("b.example", "sl", "Finn")


def test_one_broken_record_keeps_no_other_out(read: Read) -> None:
    good = json.dumps(REVIEW)
    pieces = [
        good,
        '{"@type": "ClaimReview", "claimReviewed": }',
        good,
        "[" * 100_000,
        good,
        '{"a": "b',
        good,
    ]
    for text in ("\n".join(pieces), "[" + ",\n".join(pieces) + "]"):
        readings = read(text)
        assert sum(reading.verdict is not None for reading in readings) >= 3
        assert any(Oddity.NOT_JSON.name in oddities(reading) for reading in readings)


def test_a_feed_that_was_cut_off_gives_what_is_whole(read: Read) -> None:
    whole = json.dumps({"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}] * 500})
    readings = read(whole[: len(whole) // 2])
    assert 240 <= sum(reading.verdict is not None for reading in readings) <= 250
    assert readings[-1].verdict is None


def test_an_item_that_was_taken_back_is_no_oddity(read: Read) -> None:
    assert read(json.dumps({"dataFeedElement": [{"dateDeleted": "2026-01-01", "item": []}]})) == []


@pytest.mark.parametrize("text", ["", "   ", "{", "[", "null", "[1, 2]", '{"a": 1}', "\x00\x01"])
def test_what_holds_no_record_says_so(read: Read, text: str) -> None:
    assert all(reading.verdict is None for reading in read(text))


def test_text_has_nothing_that_a_database_refuses(read: Read) -> None:
    [reading] = read(json.dumps({**REVIEW, "claimReviewed": "a\u0000b\ud800c &amp; d"}))
    assert reading.verdict is not None
    assert reading.verdict.claim == "a b c & d"
