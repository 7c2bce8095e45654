"""A trained scorer: a sentence is rated as a whole, and each of its claims by its share in that."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from claimtrack.extract.scoring.evidence import Evidence, Judgement, Mark, Passage
from claimtrack.extract.scoring.fast import FastRater
from claimtrack.extract.scoring.rules import WEIGHTS, complete_marks
from claimtrack.extract.scoring.unfit import is_fact, settle, unfit_first

_WORTHY = 0.5
# How much of what a claim lacks of the best one in its sentence counts: few words alone say little.
_OWN = 0.3
# Codes that single sentences cannot teach; their weights are those of the rules, in log-odds.
_CONTEXT = ("repeated", "fragment")


class Rater(Protocol):
    """Anything that gives passages the log-odds of being worth checking."""

    def rate(self, passages: Sequence[Passage]) -> NDArray[np.float64]: ...


class SharingScorer:
    """Scorers are trained on whole sentences, so the best claim of a sentence has the sentence's score.

    The others stand below it by a share of what `claims` rates them lower.
    """

    def __init__(
        self, version: str, *, sentences: Rater, claims: FastRater, lifts: Mapping[str, float] | None = None
    ) -> None:
        """`lifts` are log-odds by language that are added to what `sentences` says."""
        self.version, self.sentences, self.claims = version, sentences, claims
        self.lifts = lifts or {}
        self.strengths = WEIGHTS | claims.strengths()

    def __call__(self, evidence: Sequence[Evidence]) -> list[Judgement]:
        """Return the judgements, one for each and in the same order."""
        if not evidence:
            return []
        rated = _share(evidence, self._rate_sentences(evidence), self._rate_claims(evidence))
        rated += _standing(evidence)
        chances = 1 / (1 + np.exp(-np.clip(rated, -30, 30)))
        return [self._judge(one, chance) for one, chance in zip(evidence, chances.tolist(), strict=True)]

    def _rate_claims(self, evidence: Sequence[Evidence]) -> NDArray[np.float64]:
        """The rating of each candidate by itself; one alone in its sentence has none to be compared with."""
        crowded = Counter(id(one.sentence) for one in evidence)
        chosen = [place for place, one in enumerate(evidence) if crowded[id(one.sentence)] > 1]
        own = np.zeros(len(evidence))
        own[chosen] = self.claims.rate([evidence[place].passage for place in chosen])
        return own

    def _rate_sentences(self, evidence: Sequence[Evidence]) -> NDArray[np.float64]:
        """The rating of the sentence of each candidate; a sentence is rated once."""
        passages = {id(one.sentence): one.sentence for one in evidence if one.sentence is not None}
        alone = {id(one): one.passage for one in evidence if one.sentence is None}
        known = passages | alone
        lifts = [self.lifts.get(passage.language, 0.0) for passage in known.values()]
        rates = dict(zip(known, (self.sentences.rate(list(known.values())) + lifts).tolist(), strict=True))
        return np.array([rates[id(one if one.sentence is None else one.sentence)] for one in evidence])

    def _judge(self, evidence: Evidence, chance: float) -> Judgement:
        score, kind = settle(evidence, chance)
        marks = complete_marks(evidence)
        if score >= _WORTHY:
            marks = [("wording", "") if mark[0] == "no fact" else mark for mark in marks]
        reasons = sorted(dict.fromkeys(marks), key=self._weight)
        return Judgement(round(score, 4), tuple(unfit_first(reasons, kind)), kind)

    def _weight(self, mark: Mark) -> float:
        return -abs(self.strengths[mark[0]])


def _share(
    evidence: Sequence[Evidence], sentences: NDArray[np.float64], own: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The rating of each sentence, less what a claim lacks of the best one in it; facts lead before hopes."""
    best: dict[int, tuple[bool, float]] = {}
    places = [id(one if one.sentence is None else one.sentence) for one in evidence]
    standing = [(is_fact(one), rate) for one, rate in zip(evidence, own.tolist(), strict=True)]
    for place, stands in zip(places, standing, strict=True):
        best[place] = max(stands, best.get(place, stands))
    leading = np.array([best[place][1] for place in places])
    return np.asarray(sentences + _OWN * np.minimum(own - leading, 0), dtype=np.float64)


def _standing(evidence: Sequence[Evidence]) -> NDArray[np.float64]:
    """What each candidate loses by the place it stands in."""
    codes = ({code for code, _ in one.marks} for one in evidence)
    return np.array([sum(WEIGHTS[code] for code in _CONTEXT if code in found) for found in codes])
