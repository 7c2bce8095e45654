"""Check-worthiness as a sum of weights of marks, each of which a reviewer can read."""

import math
from collections import Counter
from collections.abc import Sequence

from claimtrack.extract.scoring.evidence import Evidence, Judgement, Mark
from claimtrack.extract.scoring.kinds import HARD, count_codes, kind_of

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
    "needs context": -0.2,
    "wording": 0.0,
    "off topic": -2.0,
    "no fact": -1.2,
}
REPEATABLE: dict[str, tuple[float, int]] = {"number": (0.4, 2), "name": (0.15, 2), "date": (0.2, 1)}
_BASE = -0.9
_FIGURE_SHARE = 0.3


class RuleScorer:
    """A sum of weights through the logistic function; every weight that counted is a reason."""

    version = "rules 1"

    def __call__(self, evidence: Sequence[Evidence]) -> list[Judgement]:
        """Return the judgements; the same evidence always gives the same ones."""
        return [_judge(one) for one in evidence]


def _judge(evidence: Evidence) -> Judgement:
    marks = complete_marks(evidence)
    counted = count_codes(marks)
    total = _BASE + sum(_weight(code, times) * _share(code, counted) for code, times in counted.items())
    reasons = sorted(dict.fromkeys(marks), key=lambda mark: -abs(WEIGHTS[mark[0]]))
    return Judgement(round(1 / (1 + math.exp(-total)), 4), tuple(reasons), kind_of(counted))


def complete_marks(evidence: Evidence) -> list[Mark]:
    """Return the marks, "no fact" among them where nothing can be looked up."""
    codes = {code for code, _ in evidence.marks}
    lacking = not codes & {*HARD, "name"}
    return [*evidence.marks, ("no fact", "")] if lacking else list(evidence.marks)


def _weight(code: str, times: int) -> float:
    more, most = REPEATABLE.get(code, (0.0, 0))
    return WEIGHTS[code] + more * min(times - 1, most)


def _share(code: str, counted: Counter[str]) -> float:
    """A figure that somebody states about his own doings is to be checked, direct speech or not."""
    figure = (counted["number"] or counted["date"]) and not (counted["opinion"] or counted["hope"])
    return _FIGURE_SHARE if figure and code in {"quoted", "first person"} else 1.0
