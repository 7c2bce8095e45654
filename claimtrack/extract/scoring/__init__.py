"""Check-worthiness: what a scorer is, and the scorers there are."""

from claimtrack.extract.scoring.choosing import make_scorer
from claimtrack.extract.scoring.evidence import Evidence, Judgement, Passage, Scorer
from claimtrack.extract.scoring.kinds import kind_of
from claimtrack.extract.scoring.rules import REPEATABLE, WEIGHTS, RuleScorer

__all__ = [
    "REPEATABLE",
    "WEIGHTS",
    "Evidence",
    "Judgement",
    "Passage",
    "RuleScorer",
    "Scorer",
    "kind_of",
    "make_scorer",
]
