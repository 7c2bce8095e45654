"""Base forms of words: what inflected languages are searched by."""

import re
from collections.abc import Iterator
from itertools import islice

import simplemma

from claimtrack.extract.language import RULES, LanguageRules

# The languages that claims are searched in; other texts are searched by their words as they stand.
LEMMATISED = ("sl", "en")
LONGEST = 64
# Words of a query that are looked at.
MOST_WORDS = 12
_WORD = re.compile(r"\w+")
# What Slovenian cases add most often; the longer ones first.
_CASE_ENDING = re.compile(r"(?<=\w{3})(?:om|em|ov|a|e|i|o|u)$")


def base_forms(text: str, *, language: str) -> set[str]:
    """Return the base forms of the words of `text`, lower case; numbers stand as they are."""
    return set().union(*(word_forms(word, language=language) for word in set(_WORD.findall(text))))


def word_forms(word: str, *, language: str) -> set[str]:
    """Return what one word is found by: its base form in lower case, up to 64 characters.

    A Slovenian word is found by its stem too: dictionaries miss names and confuse some cases.
    """
    plain = word.lower()
    if language not in LEMMATISED:
        return {word.casefold()[:LONGEST]}
    # Without its capital: names inflect like other words, and a query is seldom capitalised.
    base = simplemma.lemmatize(plain, lang=language).casefold()[:LONGEST]
    return {base, _CASE_ENDING.sub("", plain)[:LONGEST]} if language == "sl" else {base}


def query_forms(query: str, *, language: str | None = None) -> list[set[str]]:
    """Return, for each of the first 12 words of `query`, the forms it may be stored as.

    Without `language` those of every language are taken. Words such as "the" and "na" are left out, unless
    there are no others.
    """
    languages = (language,) if language else LEMMATISED
    words = list(islice(_WORD.findall(query), 10 * MOST_WORDS))
    telling = [word for word in words if not _is_function_word(word.lower(), languages)] or words
    return [_forms(word, language) for word in telling[:MOST_WORDS]]


def _forms(word: str, language: str | None) -> set[str]:
    if language:
        return word_forms(word, language=language)
    in_each = (word_forms(word, language=code) for code in LEMMATISED)
    return {word.casefold()[:LONGEST]}.union(*in_each)


def _is_function_word(word: str, languages: tuple[str, ...]) -> bool:
    return any(word in words for code in languages if code in RULES for words in _function_words(RULES[code]))


def _function_words(rules: LanguageRules) -> Iterator[frozenset[str]]:
    yield from (rules.prepositions, rules.determiners, rules.pronouns, rules.coordinators, rules.auxiliaries)
