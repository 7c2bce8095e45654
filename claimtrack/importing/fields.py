"""Single fields of records, as publishers really write them: texts, numbers, languages."""

import html
import math
import re
from collections.abc import Mapping
from typing import Any, Final

from claimtrack.importing.values import Oddity, Remarks

LONGEST_CLAIM: Final = 10_000
LONGEST_NAME: Final = 200
LONGEST_SUMMARY: Final = 5_000
LONGEST_TEXT: Final = 500
Json = Mapping[str, Any]
# No text holds these, and a database refuses some: controls and halves of surrogate pairs.
_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LANGUAGE: Final = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[-+]?\d{1,9}(?:[.,]\d{1,9})?")


def text_of(value: object, remarks: Remarks, *, limit: int = LONGEST_TEXT) -> str | None:
    """Return `value` as one line of text of at most `limit` characters; None when it says nothing."""
    value = single(value, remarks)
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@value")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = " ".join(_UNWRITABLE.sub(" ", html.unescape(str(value))).split())
    if len(text) > limit:
        remarks.add(Oddity.TEXT_CUT, text)
        text = text[: limit - 1].rstrip() + "…"
    return text or None


def single(value: object, remarks: Remarks) -> object:
    """Return the first of several values, or `value` itself."""
    while isinstance(value, list):
        told = [each for each in value if each not in (None, "", [], {})]
        if len(told) > 1:
            remarks.add(Oddity.SEVERAL_VALUES, told[1])
        value = told[0] if told else None
    return value


def object_of(value: object, remarks: Remarks, *, named: str = "name") -> Json:
    """Return `value` as an object; a text stands for an object with that text under `named`."""
    value = single(value, remarks)
    if isinstance(value, Mapping):
        return value
    if value in (None, ""):
        return {}
    remarks.add(Oddity.OTHER_TYPE, value)
    return {named: value}


def numbers_of(
    rating: Json,
    remarks: Remarks,
    *,
    names: tuple[str, str, str] = ("ratingValue", "bestRating", "worstRating"),
) -> tuple[float, float, float] | None:
    """Return value, best and worst of `rating` when they say something together, or None.

    Without a worst it is 1, as schema.org has it; without a best the value says nothing.
    """
    written = [single(rating.get(name), remarks) for name in names]
    if any(isinstance(each, str) and each.strip() for each in written):
        remarks.add(Oddity.NUMBER_AS_TEXT, next(each for each in written if isinstance(each, str)))
    value, best, worst = (_number(each) for each in written)
    if value is None and best in (None, -1) and worst in (None, -1):
        return None
    worst = 1.0 if worst is None else worst
    if value is None:
        return None
    if best is None or min(value, best, worst) < 0 or not worst <= value <= best or worst == best:
        remarks.add(Oddity.BAD_NUMBERS, ", ".join(str(each) for each in written))
        return None
    return value, best, worst


def _number(value: object) -> float | None:
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return float(value.strip().replace(",", "."))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) < 1e9 and math.isfinite(value) else None  # noqa: PLR2004 - no rating


def language_of(value: object, remarks: Remarks) -> str | None:
    """Return the two or three letters of a language's code, or None."""
    value = single(value, remarks)
    if isinstance(value, Mapping):
        value = value.get("alternateName") or value.get("name")
    if value in (None, ""):
        return None
    found = _LANGUAGE.fullmatch(str(value).strip())
    if found is None:
        remarks.add(Oddity.BAD_LANGUAGE, value)
        return None
    return found.group(1).lower()
