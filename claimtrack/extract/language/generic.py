"""What holds in most languages, for those that ClaimTrack has no rules for: figures, capitals, end marks."""

from dataclasses import fields
from typing import Any

from claimtrack.extract.language.rules import LanguageRules
from claimtrack.extract.language.saying import Saying
from claimtrack.extract.language.words import words

_VERSION = "1"
_EMPTY: dict[Any, Any] = {
    frozenset[str]: frozenset(),
    frozenset[tuple[str, str]]: frozenset(),
    tuple[str, ...]: (),
    bool: False,
    str: "",
}


def make_rules(code: str) -> LanguageRules:
    """Return rules that know no words of the language but those that many share."""
    blank: dict[str, Any] = {field.name: _EMPTY.get(field.type) for field in fields(LanguageRules)}
    shared: dict[str, Any] = {
        "code": code,
        "version": _VERSION,
        "abbreviations": words("dr prof mr mag ing st sv nr no art max min tel"),
        "measures": words("% ‰ € $ £ km kg eur usd euro"),
        "superlative": _never,
        "comparative": _never,
        "verb_form": _no_form,
        "lemma_exceptions": {},
        "saying": Saying(),
        "lemma_marks": {},
        "phrase_marks": {},
    }
    return LanguageRules(**(blank | shared))


def _never(_word: str) -> bool:
    return False


def _no_form(_word: str, _lemma: str) -> str | None:
    return None
