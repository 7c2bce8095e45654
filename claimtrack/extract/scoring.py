"""Check-worthiness: what a scorer is, and the one that adds up marks."""

import math
from collections import Counter
from dataclasses import dataclass
from typing import Protocol

from claimtrack.extract.values import Kind


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one candidate: (code, words) of each mark in order; its length in words."""

    marks: tuple[tuple[str, str], ...]
    length: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """`score` in [0, 1], the reasons that made it (by weight), and the kind."""

    score: float
    reasons: tuple[tuple[str, str], ...]
    kind: Kind


class Scorer(Protocol):
    """Anything that turns evidence into a judgement: rules today, a trained model tomorrow."""

    version: str

    def __call__(self, evidence: Evidence) -> Judgement: ...


WEIGHTS: dict[str, float] = {
    "number": 1.3,
    "date": 1.0,
    "time": 0.2,
    "ordinal": 1.3,
    "superlative": 1.3,
    "comparison": 0.9,
    "change": 0.6,
    "absolute": 0.5,
    "cause": 0.8,
    "rule": 0.6,
    "event": 0.6,
    "name": 0.3,
    "source": 0.4,
    "attributed": -0.3,
    "quoted": -0.9,
    "opinion": -1.6,
    "hope": -1.8,
    "promise": -1.0,
    "forecast": -0.9,
    "possibility": -1.1,
    "condition": -0.8,
    "appeal": -1.2,
    "question": -2.2,
    "first person": -0.6,
    "vague": -0.3,
    "headline": -1.2,
    "repeated": -1.0,
    "fragment": -1.5,
    "no fact": -1.2,
}
REPEATABLE: dict[str, tuple[float, int]] = {"number": (0.4, 2), "name": (0.15, 2), "date": (0.2, 1)}
_BASE = -0.9
_FIGURE_SHARE = 0.3
_HARD = ("number", "date", "ordinal", "superlative", "comparison", "change", "cause", "rule", "event")
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("superlative", Kind.COMPARISON),
    ("ordinal", Kind.COMPARISON),
    ("comparison", Kind.COMPARISON),
    ("rule", Kind.RULE),
    ("number", Kind.QUANTITY),
    ("cause", Kind.CAUSAL),
    ("change", Kind.QUANTITY),
)
_STRONGER_THAN_RULE = ("superlative", "ordinal", "comparison", "forecast", "opinion", "hope")


class RuleScorer:
    """A sum of weights through the logistic function; every weight that counted is a reason."""

    version = "1"

    def __call__(self, evidence: Evidence) -> Judgement:
        """Return the judgement; the same evidence always gives the same one."""
        marks = [*evidence.marks, *_missing(evidence)]
        counted = Counter(code for code, _ in marks)
        total = _BASE + sum(_weight(code, times) * _share(code, counted) for code, times in counted.items())
        reasons = sorted(dict.fromkeys(marks), key=lambda mark: -abs(WEIGHTS[mark[0]]))
        return Judgement(round(1 / (1 + math.exp(-total)), 4), tuple(reasons), kind_of(counted))


def _weight(code: str, times: int) -> float:
    more, most = REPEATABLE.get(code, (0.0, 0))
    return WEIGHTS[code] + more * min(times - 1, most)


def _share(code: str, counted: Counter[str]) -> float:
    """A figure that somebody states about his own doings is to be checked, direct speech or not."""
    figure = (counted["number"] or counted["date"]) and not (counted["opinion"] or counted["hope"])
    return _FIGURE_SHARE if figure and code in {"quoted", "first person"} else 1.0


def _missing(evidence: Evidence) -> list[tuple[str, str]]:
    codes = {code for code, _ in evidence.marks}
    return [("no fact", "")] if not codes & {*_HARD, "name"} else []


def kind_of(counted: Counter[str]) -> Kind:
    """Return the kind by the strongest mark; what has no fact to it is opinion, forecast or quotation."""
    if counted["rule"] and not any(counted[code] for code in _STRONGER_THAN_RULE):
        return Kind.RULE
    solid = any(counted[code] for code in ("number", "date", "ordinal", "superlative"))
    if (counted["opinion"] or counted["hope"] or counted["appeal"]) and not solid:
        return Kind.OPINION
    if counted["forecast"] or counted["promise"]:
        return Kind.FORECAST
    if (counted["quoted"] or counted["attributed"]) and not (solid or counted["change"] or counted["cause"]):
        return Kind.QUOTATION
    return next((kind for code, kind in _KINDS if counted[code]), Kind.EVENT)
