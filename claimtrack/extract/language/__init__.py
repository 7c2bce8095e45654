"""The languages that are known, by their two-letter code."""

from claimtrack.errors import UnknownLanguageError
from claimtrack.extract.language.en import ENGLISH
from claimtrack.extract.language.rules import LanguageRules
from claimtrack.extract.language.sl import SLOVENIAN

RULES: dict[str, LanguageRules] = {rules.code: rules for rules in (SLOVENIAN, ENGLISH)}
LANGUAGES: tuple[str, ...] = tuple(RULES)


def rules_for(language: str | None) -> LanguageRules:
    """Return the rules of a language; UnknownLanguageError names those that are known."""
    rules = RULES.get(language or "")
    if rules is None:
        raise UnknownLanguageError(language=language, known=", ".join(LANGUAGES))
    return rules


__all__ = ["LANGUAGES", "LanguageRules", "rules_for"]
