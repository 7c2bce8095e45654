"""What is no statement of fact: it keeps its kind, and no score lifts it into the queue."""

from collections import Counter

from claimtrack.extract.scoring.evidence import Evidence, Mark
from claimtrack.extract.scoring.kinds import SOLID, count_codes, kind_of
from claimtrack.extract.values import Kind

# The greatest score of what is not to be checked; a desk's queue starts above it.
HIGHEST_UNFIT = 0.24
# Below this a score stands as it is, so that what is surely nothing ranks lower than what only might be.
_KEPT = 0.2
# A trained scorer has read more than marks and may overrule them, if it is sure; surer on a main clause.
_SURE, _SURER = 0.5, 0.65
_JUDGING, _COMING = ("opinion", "hope"), ("promise", "forecast")
SOFT = ("question", "hope", "opinion", "promise", "forecast", "appeal")


def settle(evidence: Evidence, probability: float) -> tuple[float, Kind]:
    """Return the score and the kind: the probability where it states a fact, else at most HIGHEST_UNFIT."""
    counted = count_codes(evidence.marks)
    kind = _soft_kind(counted)
    if kind is None:
        return probability, kind_of(counted)
    if _is_conviction(counted) or probability < (_SURER if _is_firm(evidence, counted) else _SURE):
        return _hold_down(probability), kind
    return probability, kind_of(Counter({code: n for code, n in counted.items() if code not in SOFT}))


def _hold_down(probability: float) -> float:
    """Return a score of at most HIGHEST_UNFIT that rises with the probability."""
    over = max(0.0, probability - _KEPT) / (1 - _KEPT)
    return min(probability, _KEPT) + over * (HIGHEST_UNFIT - _KEPT)


def is_fact(evidence: Evidence) -> bool:
    """True for what its marks show as a statement of fact."""
    return _soft_kind(count_codes(evidence.marks)) is None


def unfit_first(reasons: list[Mark], kind: Kind) -> list[Mark]:
    """Return the reasons with those that make a claim an opinion or a forecast before all others."""
    if kind not in {Kind.OPINION, Kind.FORECAST}:
        return reasons
    return sorted(reasons, key=lambda mark: mark[0] not in SOFT)


def _soft_kind(counted: Counter[str]) -> Kind | None:
    """The kind of what is no statement of fact by its marks; None for all else."""
    kind = Kind.OPINION if counted["question"] else kind_of(counted)
    return kind if kind in {Kind.OPINION, Kind.FORECAST} else None


def _is_firm(evidence: Evidence, counted: Counter[str]) -> bool:
    solid = any(counted[code] for code in SOLID)
    return bool(counted["question"]) or (not solid and any(code in evidence.main for code in SOFT))


def _is_conviction(counted: Counter[str]) -> bool:
    """True for what somebody thinks or hopes of the future, figures or not: no score overrules that."""
    return any(counted[code] for code in _JUDGING) and any(counted[code] for code in _COMING)
