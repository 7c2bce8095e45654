"""Questions to a document that several components ask, answered in constant time after one pass."""

from itertools import accumulate

from spacy.tokens import Doc, Token

from claimtrack.extract.components.marks import MARKS
from claimtrack.extract.language import LanguageRules

HARD = frozenset({"number", "date", "ordinal", "superlative", "comparison"})
OPEN = frozenset({"possibility", "forecast", "promise", "hope", "opinion", "rule"})


def has_form(token: Token, form: str) -> bool:
    """True when the token is a verb of this VerbForm."""
    return token.morph.get("VerbForm", []) == [form]


def is_past(token: Token) -> bool:
    """True for a past form, the Slovenian participle included."""
    features = token.morph
    return features.get("Tense", []) == ["Past"] or (
        features.get("VerbForm", []) == ["Part"] and features.get("Tense", []) != ["Pres"]
    )


class Counts:
    """How many tokens or marks of a sort start within a range of tokens."""

    def __init__(self, doc: Doc, rules: LanguageRules) -> None:
        size = len(doc)
        flags = {
            name: [0] * size
            for name in ("hard", "open", "name", "finite", "verb", "past", "condition", "not")
        }
        for mark in doc.spans[MARKS]:
            for name, codes in (("hard", HARD), ("open", OPEN), ("name", frozenset({"name"}))):
                flags[name][mark.start] |= mark.label_ in codes
        for token in doc:
            _flag_verb(flags, token)
            flags["condition"][token.i] = token.lower_ in rules.conditionals
            flags["not"][token.i] = token.lower_ in rules.negations
        self.sums = {name: [0, *accumulate(values)] for name, values in flags.items()}

    def __call__(self, name: str, start: int, end: int) -> int:
        sums = self.sums[name]
        return sums[end] - sums[start] if end > start else 0


def _flag_verb(flags: dict[str, list[int]], token: Token) -> None:
    form = token.morph.get("VerbForm", [])
    if form:
        flags["finite"][token.i] = form == ["Fin"]
        flags["verb"][token.i] = form != ["Inf"]
        flags["past"][token.i] = is_past(token)
