"""The languages that are known, by their two-letter code."""

from functools import cache
from importlib.util import find_spec

from claimtrack.errors import UnknownLanguageError
from claimtrack.extract.language.english.rules import ENGLISH
from claimtrack.extract.language.generic import make_rules
from claimtrack.extract.language.rules import LanguageRules
from claimtrack.extract.language.slovenian.rules import SLOVENIAN

RULES: dict[str, LanguageRules] = {rules.code: rules for rules in (SLOVENIAN, ENGLISH)}
LANGUAGES: tuple[str, ...] = tuple(RULES)
_LETTERS = (2, 3)
_NO_LANGUAGE = frozenset({"xx", "mul"})


def is_known(language: str) -> bool:
    """Return whether ClaimTrack has rules of its own for a language."""
    return language in RULES


@cache
def rules_for(language: str | None) -> LanguageRules:
    """Return the rules of a language, generic ones where there are none of its own.

    Raises UnknownLanguageError, which names the languages known, for a code that spaCy cannot read either.
    """
    code = language or ""
    if code in RULES:
        return RULES[code]
    if not _is_readable(code):
        raise UnknownLanguageError(language=language, known=", ".join(LANGUAGES))
    return make_rules(code)


def _is_readable(code: str) -> bool:
    plain = code.isascii() and code.isalpha() and code.islower() and len(code) in _LETTERS
    return plain and code not in _NO_LANGUAGE and find_spec(f"spacy.lang.{code}") is not None


__all__ = ["LANGUAGES", "LanguageRules", "is_known", "rules_for"]
