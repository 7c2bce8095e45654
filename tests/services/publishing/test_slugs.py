import re

import pytest
from hypothesis import given, strategies

from claimtrack.services.publishing.slugs import LONGEST, make_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The bridge cost 18 million.", "the-bridge-cost-18-million-abc123"),
        ("Čez šest žic skoči Đuro", "cez-sest-zic-skoci-duro-abc123"),
        ("Straße, Łódź & Ærø", "strasse-lodz-aero-abc123"),
        ("  🚢  ", "abc123"),
        ("Москва", "abc123"),
        ("", "abc123"),
        ("x" * 200, "abc123"),
        ("word " * 40, "-".join(["word"] * 16) + "-abc123"),
    ],
)
def test_a_slug_is_made_of_plain_words(text: str, slug: str) -> None:
    assert make_slug(text, suffix="abc123") == slug


@given(strategies.text())
def test_any_text_makes_a_slug_that_an_address_can_hold(text: str) -> None:
    slug = make_slug(text, suffix="abc123")
    assert re.fullmatch(r"([a-z0-9]+-)*abc123", slug)
    assert len(slug) <= LONGEST + len("-abc123")
