"""Numbers, dates and ordinals among the words of a text."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimtrack.extract.language import LanguageRules
from claimtrack.extract.signs import CURRENCIES, HYPHENS

Mark = tuple[int, int, str]
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DAY = re.compile(r"\d{1,2}\.?(?:st|nd|rd|th)?")
_DATE = re.compile(r"\b\d{1,2}\. ?\d{1,2}\. ?\d{4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{4}\b")
_JOINERS = HYPHENS | CURRENCIES | {"%"}
_UNITS = frozenset({"X", "NOUN", "ADJ"})
_LONGEST_NUMBER = 8


def number_marks(doc: Doc, words: list[str], rules: LanguageRules) -> Iterator[Mark]:
    """Yield (start, end, code) of dates, ordinals and numbers; a number inside a date is no number again."""
    dates = [*_numeric_dates(doc), *_named_dates(doc, words, rules)]
    taken = {i for start, end, _ in dates for i in range(start, end)}
    yield from dates
    place = 0
    while place < len(words):
        end = place + 1
        if place not in taken and (mark := _number_at(doc, words, place, rules)):
            yield mark
            end = mark[1]
        place = end


def _numeric_dates(doc: Doc) -> Iterator[Mark]:
    for match in _DATE.finditer(doc.text):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if span is not None:
            yield span.start, span.end, "date"


def _named_dates(doc: Doc, words: list[str], rules: LanguageRules) -> Iterator[Mark]:
    dated = 0
    for place, word in enumerate(words):
        if place < dated:
            continue
        if word in rules.months and _written_as_month(doc, words, place, rules):
            start, dated = _date_around(words, place)
            yield start, dated, "date"
        elif word in rules.weekdays or _is_year(words, place, rules):
            yield place, place + 1, "date"


def _is_year(words: list[str], place: int, rules: LanguageRules) -> bool:
    """True for 1500 to 2099, unless a measure follows or a currency stands before."""
    if _YEAR.fullmatch(words[place]) is None:
        return False
    following = words[place + 1] if place + 1 < len(words) else ""
    return following not in rules.measures | _JOINERS and (not place or words[place - 1] not in CURRENCIES)


def _written_as_month(doc: Doc, words: list[str], place: int, rules: LanguageRules) -> bool:
    """English months have a capital and may be verbs (may, march); Slovenian ones have none."""
    capital = doc[place].text[0].isupper()
    if capital != rules.capital_months and not doc[place].is_sent_start:
        return False
    if not rules.capital_months:
        return True
    near = [*words[max(0, place - 1) : place], *words[place + 1 : place + 2]]
    return any(
        word in rules.prepositions or _DAY.fullmatch(word) or _YEAR.fullmatch(word) for word in near
    ) or (words[place] not in {"may", "march", "mar", "dec", "sep", "jan"} and not doc[place].is_sent_start)


def _date_around(words: list[str], place: int) -> tuple[int, int]:
    start, end = place, place + 1
    if start and words[start - 1] == "." and start > 1 and _DAY.fullmatch(words[start - 2]):
        start -= 2
    elif start and _DAY.fullmatch(words[start - 1]):
        start -= 1
    if end < len(words) and _DAY.fullmatch(words[end]):
        end += 1
    if end + 1 < len(words) and words[end] == "," and _YEAR.fullmatch(words[end + 1]):
        end += 1
    if end < len(words) and _YEAR.fullmatch(words[end]):
        end += 1
    return start, end


def _number_at(doc: Doc, words: list[str], place: int, rules: LanguageRules) -> Mark | None:
    token = doc[place]
    kind = _kind_of_number(words[place], token, rules)
    if kind and _is_reference(doc, words, place, rules):
        return None
    if kind == ["Ord"]:
        return _ordinal_at(doc, words, place, rules)
    if kind != ["Card"]:
        return None
    end = _number_end(doc, words, place, rules)
    loose = all(word in rules.loose_number_words for word in words[place:end])
    if loose and not (end < len(words) and words[end] in rules.measures | rules.time_measures):
        return None
    if end < len(words) and doc[end].pos_ in _UNITS and not doc[end].is_sent_start:
        end += 1
    return place, end, "number"


def _kind_of_number(word: str, token: Token, rules: LanguageRules) -> list[str]:
    """["Card"], ["Ord"] or nothing: by the features, or where a tagger gave none by the word."""
    kind: list[str] = token.morph.get("NumType", [])
    if kind or token.pos_ not in _UNITS:
        return kind
    return ["Ord"] if word in rules.ordinal_words or word in rules.loose_ordinals else []


def _is_reference(doc: Doc, words: list[str], place: int, rules: LanguageRules) -> bool:
    """True for the number of a part of a law, which counts and ranks nothing: 12. člen, Article 12."""
    if place and doc[place - 1].lemma_ in rules.divisions:
        return True
    if _kind_of_number(words[place], doc[place], rules) != ["Ord"]:
        return False
    for following in doc[place + 1 : place + 1 + _LONGEST_NUMBER]:
        listed = following.text in {".", ","} or following.pos_ == "CCONJ"
        if not listed and _kind_of_number(words[following.i], following, rules) != ["Ord"]:
            return following.lemma_ in rules.divisions
    return False


def _number_end(doc: Doc, words: list[str], place: int, rules: LanguageRules) -> int:
    end = place + 1
    while (
        end < min(len(words), place + _LONGEST_NUMBER)
        and not doc[end].is_sent_start
        and (doc[end].pos_ == "NUM" or words[end] in _JOINERS or words[end] in rules.number_words)
    ):
        end += 1
    while end > place + 1 and words[end - 1] == "-":
        end -= 1
    return end


def _ordinal_at(doc: Doc, words: list[str], place: int, rules: LanguageRules) -> Mark | None:
    """A word that also means "other" or "a moment" counts only before a noun."""
    following = doc[place + 1] if place + 1 < len(words) else None
    if words[place] in rules.loose_ordinals and (
        following is None or not following.is_alpha or following.pos_ in {"AUX", "VERB", "ADP", "CCONJ"}
    ):
        return None
    dotted = following is not None and following.text == "." and not doc[place].whitespace_
    return place, place + 2 if dotted else place + 1, "ordinal"
