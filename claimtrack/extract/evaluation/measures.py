"""The measures of retrieval, on plain numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

Scored = Sequence[tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a threshold makes of labelled scores."""

    hits: int
    false_alarms: int
    misses: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return _share(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float:
        """The share of what is right that was found; 0 where nothing is right."""
        return _share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)


def count(scored: Scored, *, threshold: float) -> Counts:
    """Return the counts where a score of at least `threshold` says yes."""
    hits = sum(right and score >= threshold for score, right in scored)
    found = sum(score >= threshold for score, _ in scored)
    return Counts(hits, found - hits, sum(right for _, right in scored) - hits)


def average_precision(scored: Scored) -> float:
    """Return the mean precision at each right answer, by falling score; equal scores share one rank.

    The sum of precision times the step in recall: Manning, Raghavan and Schütze (2008), chapter 8.
    """
    right_answers = sum(right for _, right in scored)
    total, previous = 0.0, 0.0
    for recall, precision in curve(scored):
        total += precision * (recall - previous)
        previous = recall
    return total if right_answers else 0.0


def curve(scored: Scored) -> list[tuple[float, float]]:
    """Return (recall, precision) at each threshold from the strictest to the loosest."""
    ranked = sorted(scored, key=lambda pair: -pair[0])
    right_answers = sum(right for _, right in ranked)
    points: list[tuple[float, float]] = []
    hits = 0
    for found, (score, right) in enumerate(ranked, start=1):
        hits += right
        following = ranked[found][0] if found < len(ranked) else None
        if following != score:
            points.append((_share(hits, right_answers), hits / found))
    return points


def precision_at(ranked: Sequence[bool], places: int) -> float:
    """Return the share of right answers among the first `places` (or fewer, where there are fewer)."""
    first = ranked[:places]
    return _share(sum(first), len(first))


def calibration(scored: Scored, *, bins: int = 10) -> list[tuple[float, float, int]]:
    """Return (mean score, share of right answers, how many) of each bin of equal width that holds any."""
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for score, right in scored:
        groups[min(int(score * bins), bins - 1)].append((score, right))
    return [
        (
            sum(score for score, _ in group) / len(group),
            sum(right for _, right in group) / len(group),
            len(group),
        )
        for group in groups
        if group
    ]


def calibration_error(scored: Scored) -> float:
    """Return the expected calibration error: the mean gap between score and share, weighted by bin size."""
    return sum(abs(mean - share) * size for mean, share, size in calibration(scored)) / max(len(scored), 1)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
