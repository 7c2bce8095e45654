"""What is said about markup before it is published."""

from typing import Any

import pytest

from claimtrack.publish import FeedClaimant, FeedRating, markup_advice, markup_problems

from .examples import ITEM, NUMBERLESS, PUBLISHED, RATING, REPORT, RETRACTED, STORY, an_item


def test_a_sound_verdict_has_no_problems() -> None:
    assert markup_problems(ITEM) == ()
    assert markup_problems(an_item(rating=NUMBERLESS, claimant=None, appearances=(), sources=())) == ()
    assert markup_advice(ITEM) == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"claim_reviewed": " \n"}, "wording of the claim is empty"),
        ({"claim_reviewed": "Misleading: the bridge carries 40 tonnes"}, "holds the rating"),
        ({"claim_reviewed": "The bridge carries 40 tonnes (misleading)"}, "holds the rating"),
        ({"claim_reviewed": "The bridge carries 40 tonnes - MISLEADING!"}, "holds the rating"),
        ({"claim_reviewed": "Misleading"}, "holds the rating"),
        ({"rating": FeedRating(" ", 1, 5, 1, "", "x")}, "no label"),
        ({"rating": FeedRating("Odd", -1, -1, -1, "", "x")}, "not in order"),
        ({"rating": FeedRating("Odd", 3, None, 1, "", "x")}, "not in order"),
        ({"url": "/verdicts/the-bridge"}, "no web address"),
        ({"claimant": FeedClaimant(" ", "person", None)}, "claimant has no name"),
        ({"updated": PUBLISHED.replace(year=2025)}, "before it was published"),
        ({"sources": (REPORT.__class__("T", "ftp://x", None, "", "context", None),)}, "not a web address"),
        ({"appearances": (STORY.__class__("x", None, None, None, None),)}, "not a web address"),
    ],
)
def test_each_problem_is_named(changes: dict[str, Any], words: str) -> None:
    problems = markup_problems(an_item(**changes))
    assert len(problems) == 1
    assert words in problems[0]


def test_a_retracted_verdict_has_one() -> None:
    assert len(markup_problems(RETRACTED)) == 1


def test_a_word_of_the_claim_may_be_that_of_a_rating() -> None:
    rating = FeedRating("Verified", 5, 5, 1, "", "verified")
    item = an_item(claim_reviewed="The office verified 12 bridges last year.", rating=rating)
    assert markup_problems(item) == ()


def test_long_wording_is_advised_against_and_no_more() -> None:
    item = an_item(claim_reviewed="x" * 75, rating=RATING)
    assert markup_problems(item) == ()
    assert len(markup_advice(item)) == 1
    assert markup_advice(an_item(claim_reviewed="x" * 74)) == ()
