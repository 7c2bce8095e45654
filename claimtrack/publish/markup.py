"""What a verdict's markup would get wrong, said in words before it is published."""

import re
from collections.abc import Iterator
from typing import Final

from claimtrack.errors import N_
from claimtrack.publish.claim_review import has_sound_numbers
from claimtrack.publish.feed_item import FeedItem, FeedRating
from claimtrack.publish.web_address import web_address

# Google's advice, so that the wording does not wrap in a list of results.
_BEST_LENGTH: Final = 75


def markup_problems(item: FeedItem) -> tuple[str, ...]:
    """Return what is wrong with the ClaimReview of `item`, in English sentences to translate."""
    return (*_wording_problems(item), *_rating_problems(item.rating), *_other_problems(item))


def markup_advice(item: FeedItem) -> tuple[str, ...]:
    """Return what could be better in the ClaimReview of `item`, to translate too; it stops nobody."""
    return tuple(_advice(item))


def _advice(item: FeedItem) -> Iterator[str]:
    if len(item.claim_reviewed) >= _BEST_LENGTH:
        yield N_("The short wording has 75 characters or more, so search results will cut it.")
    if item.said_on is None:
        yield N_("Nothing says when the claim was made.")
    if not any(web_address(place.url) for place in item.appearances):
        yield N_("No place where the claim was made has a web address, so nobody can look it up.")
    if not any(source.title for source in item.sources):
        yield N_("No source is named, so nobody can repeat the check.")


def _wording_problems(item: FeedItem) -> Iterator[str]:
    if not item.claim_reviewed.strip():
        yield N_("The short wording of the claim is empty.")
    if _holds_rating(item.claim_reviewed, item.rating.label):
        yield N_("The short wording holds the rating. Say there what was claimed, and nothing else.")


def _holds_rating(wording: str, label: str) -> bool:
    """Return whether `wording` opens with ``label:`` or ends on it; elsewhere it is a word like others."""
    word = re.escape(label.strip())
    if not word:
        return False
    pattern = rf"\W*{word}\W*|\W*{word}\s*[:\u2013\u2014-].*|.*[(\[:\u2013\u2014-]\s*{word}\W*"
    return re.fullmatch(pattern, wording, re.IGNORECASE | re.DOTALL) is not None


def _rating_problems(rating: FeedRating) -> Iterator[str]:
    if not rating.label.strip():
        yield N_("The rating has no label.")
    without_numbers = rating.value is rating.best is rating.worst is None
    if not without_numbers and not has_sound_numbers(rating):
        yield N_("The rating's numbers are not in order: 1 <= worst <= value <= best, and worst below best.")


def _other_problems(item: FeedItem) -> Iterator[str]:
    if item.retracted:
        yield N_("The verdict is retracted, so it has no markup.")
    if web_address(item.url) is None:
        yield N_("The page of the verdict has no web address.")
    if item.claimant is not None and not item.claimant.name.strip():
        yield N_("The claimant has no name.")
    if item.updated < item.published:
        yield N_("The verdict was changed before it was published.")
    if any(address is not None and web_address(address) is None for address in _addresses(item)):
        yield N_("An address of a source or an appearance is not a web address.")


def _addresses(item: FeedItem) -> Iterator[str | None]:
    for appearance in item.appearances:
        yield from (appearance.url, appearance.archived_url)
    for source in item.sources:
        yield from (source.url, source.archived_url)
