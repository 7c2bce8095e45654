"""The kind of a claim by its marks, and what no score may lift into the queue."""

from collections import Counter
from collections.abc import Iterable

from claimtrack.extract.scoring.evidence import Mark
from claimtrack.extract.values import Kind

SOLID = ("number", "date", "ordinal", "superlative")
HARD = (*SOLID, "comparison", "change", "cause", "rule", "event")
_COMPARING = ("superlative", "ordinal", "comparison")
_STRONGER_THAN_RULE = (*_COMPARING, "forecast", "opinion", "hope")


def count_codes(marks: Iterable[Mark]) -> Counter[str]:
    """Return how often each code stands among the marks."""
    return Counter(code for code, _ in marks)


def kind_of(counted: Counter[str]) -> Kind:
    """Return the kind by the strongest mark; what has no fact to it is opinion, forecast or quotation."""
    if counted["rule"] and not any(counted[code] for code in _STRONGER_THAN_RULE):
        return Kind.RULE
    solid = any(counted[code] for code in SOLID)
    if (counted["opinion"] or counted["hope"] or counted["appeal"]) and not solid:
        return Kind.OPINION
    if counted["forecast"] or counted["promise"]:
        return Kind.FORECAST
    return _kind_of_fact(counted)


def _kind_of_fact(counted: Counter[str]) -> Kind:
    """A figure beside a comparison is what would be looked up; a superlative compares all the same."""
    compares = any(counted[code] for code in _COMPARING)
    if counted["superlative"] or (compares and not counted["number"]):
        return Kind.COMPARISON
    if counted["cause"]:
        return Kind.CAUSAL
    if counted["number"] or counted["change"]:
        return Kind.QUANTITY
    said = counted["quoted"] or counted["attributed"]
    return (
        Kind.QUOTATION if said and not any(counted[code] for code in (*HARD, "name", "time")) else Kind.EVENT
    )
