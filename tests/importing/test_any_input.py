"""Whatever a file holds: it is never a crash, always a report, and what comes in can be stored and shown."""

import json
from datetime import date
from io import BytesIO
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.importing import Form, Reading, read_verdicts
from claimtrack.importing.own import OwnRules, own_reading
from claimtrack.importing.tally import Tally
from claimtrack.importing.values import REFUSALS

RULES = OwnRules({"true": "verified", "false": "disputed"}, "en", date(2026, 3, 2))
_FIELDS = (
    *("claimReviewed", "url", "reviewRating", "alternateName", "ratingValue", "bestRating", "worstRating"),
    *("itemReviewed", "author", "name", "datePublished", "inLanguage", "@type", "@graph", "claims"),
    *(
        "claimReview",
        "text",
        "title",
        "dataFeedElement",
        "item",
        "publisher",
        "reviewBody",
        "mainEntityOfPage",
    ),
)
_WORDS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        (
            *(
                "ClaimReview",
                "https://a.example/x?a=1&amp;b=2",
                "//a.example",
                "/path",
                "http://[::1",
                "True",
            ),
            *("2026-02-30", "3. 2. 2026", "9999", "1e999", "\ud800", "\x00\x1b[31m", "\u202eabc", "en-GB"),
        )
    ),
)
_LEAVES = st.one_of(_WORDS, st.none(), st.booleans(), st.integers(), st.floats())
VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(_FIELDS), st.text(max_size=8)), inner, max_size=6),
    ),
    max_leaves=25,
)
REVIEWS = st.dictionaries(st.sampled_from(_FIELDS), VALUES, min_size=2, max_size=10)
ROWS = st.lists(st.lists(_WORDS, max_size=6), max_size=6)


def assert_reported(data: bytes, form: Form = Form.AUTO) -> None:
    """Assert that everything in the file is told of, in words that a screen can show."""
    tally = Tally()
    for reading in read_verdicts(BytesIO(data), form=form):
        for found in (reading, own_reading(reading, RULES)):
            assert_sound(found)
        tally.note(reading)
    refusals = tally.sorts(refusals=True)
    assert bool(tally.refused) == bool(refusals)
    for _oddity, sort in (*refusals, *tally.sorts(refusals=False)):
        assert all(value.isprintable() for _place, value in sort.examples)


def assert_sound(reading: Reading) -> None:
    if reading.verdict is None:
        assert any(remark.oddity in REFUSALS for remark in reading.remarks)
        return
    assert reading.verdict.claim.strip()
    assert len(reading.verdict.claim) <= 10_000
    assert len(reading.verdict.url) <= 2_000
    for text in (reading.verdict.claim, reading.verdict.url, reading.verdict.title or "", reading.summary):
        assert "\x00" not in text
        text.encode()


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    assert_reported(data)


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(Form))
def test_any_bytes_called_anything(data: bytes, form: Form) -> None:
    assert_reported(data, form)


@settings(deadline=None)
@given(VALUES)
def test_any_json(value: Any) -> None:
    assert_reported(json.dumps(value).encode())


@settings(deadline=None)
@given(st.lists(REVIEWS, max_size=3))
def test_anything_in_the_fields_of_a_review(reviews: list[dict[str, Any]]) -> None:
    assert_reported(json.dumps([{**each, "@type": "ClaimReview"} for each in reviews]).encode())


@settings(deadline=None)
@given(ROWS, st.sampled_from(",;\t|"), st.sampled_from(("", '"')))
def test_any_table(rows: list[list[str]], delimiter: str, quote: str) -> None:
    head = delimiter.join(("claim", "url", "rating", "reviewed_on", "said_on", "language"))
    lines = [delimiter.join(f"{quote}{cell}" for cell in row) for row in rows]
    assert_reported("\n".join((head, *lines)).encode("utf8", "surrogatepass"), Form.CSV)


@settings(deadline=None)
@given(VALUES)
def test_any_page(value: Any) -> None:
    data = f'<html lang="x"><script type="application/ld+json">{json.dumps(value)}</script><p>'
    assert_reported(data.encode())
