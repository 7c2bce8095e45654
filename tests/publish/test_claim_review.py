"""ClaimReview, one test a rule."""

from typing import Any

import pytest
from hypothesis import given, settings

from claimtrack.clock import PartialDate
from claimtrack.publish import FeedAppearance, FeedClaimant, FeedRating, FeedSource, claim_review
from claimtrack.publish.characters import writable

from .examples import CORRECTION, NUMBERLESS, PUBLISHER, RETRACTED, STORY, an_item
from .odd_text import TEXTS


def markup(**changes: Any) -> dict[str, Any]:
    return claim_review(an_item(**changes), PUBLISHER)


def test_what_is_required_is_there() -> None:
    review = markup()
    assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
    assert review["claimReviewed"] == "The new bridge carries lorries of 40 tonnes."
    assert review["url"] == "https://desk.example.org/verdicts/the-bridge"
    assert review["inLanguage"] == "en"
    assert review["author"] == {
        "@type": "Organization",
        "name": "Fact Desk",
        "url": "https://desk.example.org",
        "logo": "https://desk.example.org/logo.png",
    }


def test_the_rating_has_its_label_first_and_then_numbers_that_are_numbers() -> None:
    rating = markup()["reviewRating"]
    assert list(rating) == [
        "@type", "alternateName", "ratingValue", "bestRating", "worstRating", "ratingExplanation"
    ]  # fmt: skip
    assert (rating["alternateName"], rating["ratingExplanation"][:4]) == ("Misleading", "True")
    assert (rating["ratingValue"], rating["bestRating"], rating["worstRating"]) == (2, 5, 1)
    assert all(type(rating[name]) is int for name in ("ratingValue", "bestRating", "worstRating"))


def test_a_rating_without_a_number_has_no_numbers_at_all() -> None:
    assert markup(rating=NUMBERLESS)["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Unverifiable",
        "ratingExplanation": "Nothing decides it.",
    }


@pytest.mark.parametrize(
    ("value", "best", "worst"),
    [(-1, -1, -1), (0, 5, 0), (6, 5, 1), (1, 5, 2), (1, 1, 1), (3, None, 1), (3, 5, None), (None, 5, 1)],
)
def test_numbers_out_of_order_are_left_out_together(
    value: int | None, best: int | None, worst: int | None
) -> None:
    rating = FeedRating("Odd", value, best, worst, "", "odd")
    assert markup(rating=rating)["reviewRating"] == {"@type": "Rating", "alternateName": "Odd"}


def test_a_person_said_it() -> None:
    claim = markup()["itemReviewed"]
    assert claim["author"] == {"@type": "Person", "name": "Ana Brook", "jobTitle": "mayor"}
    assert (claim["@type"], claim["datePublished"]) == ("Claim", "2026-02-28")


def test_an_organisation_said_it() -> None:
    claimant = FeedClaimant("Road Office", "organisation", None)
    assert markup(claimant=claimant)["itemReviewed"]["author"] == {
        "@type": "Organization",
        "name": "Road Office",
    }


def test_nobody_said_it_so_there_is_no_author() -> None:
    claim = markup(claimant=None, said_on=None)["itemReviewed"]
    assert "author" not in claim
    assert "datePublished" not in claim


def test_a_date_is_as_precise_as_it_is_known() -> None:
    assert markup(said_on=PartialDate.parse("2019-04"))["itemReviewed"]["datePublished"] == "2019-04"


def test_appearances_repeat() -> None:
    bare = FeedAppearance("https://post.example.org/7", None, None, None, None)
    spoken = FeedAppearance(None, "Radio", "Morning talk", None, None)
    unknown = FeedAppearance(None, None, None, None, None)
    places = markup(appearances=(STORY, bare, spoken, unknown))["itemReviewed"]["appearance"]
    assert places == [
        {
            "@type": "CreativeWork",
            "url": "https://paper.example.org/bridge",
            "name": "A bridge opens",
            "publisher": {"@type": "Organization", "name": "The Valley Paper"},
            "datePublished": "2026-02",
            "archivedAt": "https://archive.example.org/1",
        },
        {"@type": "CreativeWork", "url": "https://post.example.org/7"},
        {
            "@type": "CreativeWork",
            "name": "Morning talk",
            "publisher": {"@type": "Organization", "name": "Radio"},
        },
    ]


def test_sources_are_citations_with_their_archived_copies() -> None:
    assert markup()["citation"] == [
        {
            "@type": "CreativeWork",
            "url": "https://office.example.org/report?a=1&b=2",
            "name": "Inspection report",
            "publisher": {"@type": "Organization", "name": "Road Office"},
            "archivedAt": "https://archive.example.org/2",
        }
    ]


def test_an_address_that_is_not_of_the_web_is_left_out() -> None:
    source = FeedSource("Bad", "javascript:alert(1)", None, "", "context", "file:///etc")
    assert markup(sources=(source,))["citation"] == [{"@type": "CreativeWork", "name": "Bad"}]


def test_times_are_those_of_the_publication() -> None:
    review = markup()
    assert review["datePublished"] == "2026-03-04T08:30:15Z"
    assert review["dateModified"] == "2026-05-06T17:00:01Z"


def test_a_correction_is_a_comment_with_its_time() -> None:
    assert "correction" not in markup()
    assert markup(corrections=(CORRECTION,))["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "The weight was given in the wrong unit.",
            "datePublished": "2026-05-06T17:00:01Z",
        }
    ]


def test_the_rating_never_gets_into_the_claim() -> None:
    assert "Misleading" not in markup()["claimReviewed"]


def test_a_retracted_verdict_has_no_markup() -> None:
    with pytest.raises(ValueError, match="retracted"):
        claim_review(RETRACTED, PUBLISHER)


@settings(deadline=None)
@given(text=TEXTS)
def test_any_claim_comes_back(text: str) -> None:
    assert markup(claim_reviewed=text).get("claimReviewed", "") == writable(text)
