"""The desk's own old checks: what a record has to say besides, so that it can stand as the desk's verdict."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from claimtrack.clock import DatePrecision
from claimtrack.importing.values import Oddity, OtherVerdict, Reading, Remark, refused


@dataclass(frozen=True, slots=True)
class OwnRules:
    """What own checks are read by: the slugs of the desk's ratings by every name they have, in small letters;
    the language of those that name none; and the present day.
    """

    ratings: Mapping[str, str]
    language: str | None
    today: date


def own_reading(reading: Reading, rules: OwnRules) -> Reading:
    """Return `reading` as it stands for a check of the desk's own, or why it cannot be one.

    Nothing is guessed: a rating that is none of the desk's keeps a record out, however near it may be.
    """
    verdict = reading.verdict
    if verdict is None:
        return reading
    found = replace(verdict, language=verdict.language or rules.language)
    unfit = _unfit(found, rules)
    if unfit is not None:
        return refused(reading.place, unfit.oddity, unfit.value, before=reading.remarks)
    rough = found.reviewed_on is not None and found.reviewed_on.precision is not DatePrecision.DAY
    remarks = (Remark(Oddity.ROUGH_DATE, str(found.reviewed_on)),) if rough else ()
    return replace(reading, verdict=found, remarks=(*reading.remarks, *remarks))


def rating_key(label: str | None) -> str:
    """Return the form in which names of ratings are compared."""
    return " ".join((label or "").casefold().split())


def _unfit(verdict: OtherVerdict, rules: OwnRules) -> Remark | None:
    if verdict.url.startswith("/"):
        return Remark(Oddity.NO_HOST, verdict.url)
    if verdict.reviewed_on is None:
        return Remark(Oddity.NO_DAY)
    if verdict.reviewed_on.value > rules.today:
        return Remark(Oddity.FUTURE_DAY, verdict.reviewed_on.isoformat())
    if not verdict.language:
        return Remark(Oddity.NO_LANGUAGE)
    if rating_key(verdict.rating) not in rules.ratings:
        return Remark(Oddity.OTHER_RATING, verdict.rating or "")
    return None
