"""The claim reviews in a JSON value, whatever is wrapped around them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from claimtrack.importing.claim_review import google_readings, review_reading, types_of
from claimtrack.importing.values import Oddity, Reading, refused

# What holds reviews: a feed's items, a graph, an answer of Google's, and a record kept beside its source.
_WRAPPERS: Final = ("@graph", "dataFeedElement", "item", "claims", "claimreview", "review", "mainEntity")
_DEEPEST: Final = 8


def readings_in(
    value: Any, *, place: str, bases: tuple[object, ...] = (), language: str | None = None
) -> Iterator[Reading]:
    """Give what each claim review in `value` says; when there is none, one refusal that says so.

    A retracted item of a feed (`dateDeleted`, no reviews) is no record at all.
    """
    found = False
    for record in _records(value, _DEEPEST):
        found = True
        if "claimReview" in record:
            yield from google_readings(record, place=place)
        else:
            yield review_reading(record, place=place, bases=bases, language=language)
    if not found and not _holds_nothing(value):
        yield refused(place, Oddity.NO_RECORD)


def _records(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for each in value:
            yield from _records(each, depth - 1)
    elif isinstance(value, Mapping):
        if _is_record(value):
            yield value
        else:
            for name in _WRAPPERS:
                yield from _records(value.get(name), depth - 1)


def _is_record(value: Mapping[str, Any]) -> bool:
    return "ClaimReview" in types_of(value) or "claimReviewed" in value or "claimReview" in value


def _holds_nothing(value: Any) -> bool:
    """Return whether there is nothing to miss: an empty list or answer, or an item that was taken back."""
    return value in ([], {}) or (isinstance(value, Mapping) and "dateDeleted" in value)
