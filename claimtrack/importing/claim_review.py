"""ClaimReviews and the claims of Google's search, read into earlier verdicts."""

from collections.abc import Iterator
from typing import Final

from claimtrack.importing.addresses import address_of, addresses_in
from claimtrack.importing.dates import date_of
from claimtrack.importing.fields import (
    LONGEST_CLAIM,
    LONGEST_NAME,
    LONGEST_SUMMARY,
    Json,
    language_of,
    numbers_of,
    object_of,
    text_of,
)
from claimtrack.importing.values import Oddity, OtherVerdict, Reading, Remarks
from claimtrack.intake.address import site_of

_PERSON: Final = "Person"
_CLAIM: Final = "Claim"


def review_reading(review: Json, *, place: str, bases: tuple[object, ...], language: str | None) -> Reading:
    """Return what a ClaimReview says; `bases` and `language` are those of its page, where it has one."""
    remarks = Remarks()
    item = object_of(review.get("itemReviewed"), remarks)
    if item and _CLAIM not in types_of(item):
        remarks.add(Oddity.NOT_A_CLAIM, item.get("@type"))
    publisher = object_of(review.get("publisher"), remarks)
    author = object_of(review.get("author"), remarks)
    rating = object_of(review.get("reviewRating"), remarks, named="alternateName")
    page = object_of(review.get("mainEntityOfPage"), Remarks(), named="@id")
    own = (*addresses_in(page), *bases, *addresses_in(publisher), *addresses_in(author))
    url = address_of(
        review.get("url") or page.get("@id") or next(filter(None, bases), None), remarks, bases=own
    )
    value, best, worst = numbers_of(rating, remarks) or (None, None, None)
    claim = _claim(review, item, remarks)
    if claim is None or url is None:
        return finished(place, None, remarks)
    said_by = object_of(item.get("author"), remarks)
    verdict = OtherVerdict(
        claim=claim,
        url=url,
        rating=_rating(rating, remarks),
        rating_value=value,
        rating_best=best,
        rating_worst=worst,
        claimant=_claimant(said_by.get("name"), remarks),
        said_on=date_of(item.get("datePublished"), remarks),
        publisher=_publisher(publisher, author, url, remarks),
        site=site_name(url),
        title=_first(review, ("headline", "name", "title"), remarks),
        reviewed_on=date_of(review.get("datePublished") or review.get("dateCreated"), remarks),
        language=language_of(review.get("inLanguage"), remarks) or language,
    )
    summary = review.get("reviewBody") or review.get("description")
    return finished(place, verdict, remarks, summary=summary)


def google_readings(claim: Json, *, place: str) -> Iterator[Reading]:
    """Give what each review of a claim of Google's claims:search says."""
    reviews = claim.get("claimReview")
    for review in reviews if isinstance(reviews, list) else [reviews]:
        yield _google_reading(claim, object_of(review, Remarks()), place)


def finished(place: str, verdict: OtherVerdict | None, remarks: Remarks, *, summary: object = "") -> Reading:
    """Return the reading of a record with all that was odd about it."""
    found = text_of(summary, Remarks(), limit=LONGEST_SUMMARY) or ""
    return Reading(place, verdict, tuple(remarks.found.values()), found)


def types_of(thing: Json) -> tuple[str, ...]:
    """Return the names of the types of `thing`, without the address of their vocabulary."""
    written = thing.get("@type")
    names = written if isinstance(written, list) else [written]
    return tuple(name.rpartition("/")[2] for name in names if isinstance(name, str))


def site_name(url: str) -> str | None:
    """Return the name of the site at `url`, None for a path."""
    return None if url.startswith("/") else site_of(url)[:LONGEST_NAME] or None


def _google_reading(claim: Json, review: Json, place: str) -> Reading:
    remarks = Remarks()
    url = address_of(review.get("url"), remarks)
    text = text_of(claim.get("text"), remarks, limit=LONGEST_CLAIM)
    if text is None:
        remarks.add(Oddity.NO_CLAIM)
    if text is None or url is None:
        return finished(place, None, remarks)
    publisher = object_of(review.get("publisher"), remarks)
    site = text_of(publisher.get("site"), remarks, limit=LONGEST_NAME) or site_name(url)
    verdict = OtherVerdict(
        claim=text,
        url=url,
        rating=_rating({"alternateName": review.get("textualRating")}, remarks),
        claimant=_claimant(claim.get("claimant"), remarks),
        said_on=date_of(claim.get("claimDate"), remarks),
        publisher=text_of(publisher.get("name"), remarks, limit=LONGEST_NAME) or site,
        site=site,
        title=text_of(review.get("title"), remarks),
        reviewed_on=date_of(review.get("reviewDate"), remarks),
        language=language_of(review.get("languageCode"), remarks),
    )
    return finished(place, verdict, remarks)


def _claim(review: Json, item: Json, remarks: Remarks) -> str | None:
    claim = text_of(review.get("claimReviewed"), remarks, limit=LONGEST_CLAIM)
    if claim is not None:
        return claim
    for name in ("text", "name", "headline", "description"):
        claim = text_of(item.get(name), remarks, limit=LONGEST_CLAIM)
        if claim is not None:
            remarks.add(Oddity.CLAIM_FROM_ITEM, name)
            return claim
    remarks.add(Oddity.NO_CLAIM)
    return None


def _rating(rating: Json, remarks: Remarks) -> str | None:
    name = _first(rating, ("alternateName", "name"), remarks)
    if name is None:
        remarks.add(Oddity.NO_RATING)
    return name


def _claimant(written: object, remarks: Remarks) -> str | None:
    name = text_of(written, remarks, limit=LONGEST_NAME)
    if name is None:
        remarks.add(Oddity.NO_CLAIMANT)
    return name


def _publisher(publisher: Json, author: Json, url: str, remarks: Remarks) -> str | None:
    """Return who published the check; a journalist's name stands only where nothing else does."""
    named = text_of(publisher.get("name"), remarks, limit=LONGEST_NAME)
    writer = text_of(author.get("name"), remarks, limit=LONGEST_NAME)
    if named is None and _PERSON not in types_of(author):
        named = writer
    if named is None:
        remarks.add(Oddity.NO_PUBLISHER)
    return named or site_name(url) or writer


def _first(thing: Json, names: tuple[str, ...], remarks: Remarks) -> str | None:
    return next(filter(None, (text_of(thing.get(name), remarks) for name in names)), None)
