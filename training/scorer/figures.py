"""Figures about scores: how well they rank, decide at a threshold, and mean what they say."""

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

_BINS = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """All between 0 and 1 but the count. `error` is the expected calibration error over ten bins."""

    sentences: int
    worthy: float
    fired: float
    area: float
    average_precision: float
    precision: float
    recall: float
    f1: float
    error: float

    def line(self) -> str:
        """Return the figures in one line for people."""
        shown = (
            f"{name.replace('_', ' ')} {value:.3f}"
            for name, value in asdict(self).items()
            if name != "sentences"
        )
        return f"n {self.sentences}  " + "  ".join(shown)


def measure(scores: NDArray[np.float64], worthy: NDArray[np.bool_], *, threshold: float = 0.5) -> Figures:
    """Return the figures of scores in [0, 1] against labels; both classes must be there."""
    fired = scores >= threshold
    hits = int((fired & worthy).sum())
    return Figures(
        sentences=len(worthy),
        worthy=float(worthy.mean()),
        fired=float(fired.mean()),
        area=area_under_curve(scores, worthy),
        average_precision=average_precision(scores, worthy),
        precision=hits / max(1, int(fired.sum())),
        recall=hits / int(worthy.sum()),
        f1=2 * hits / max(1, int(fired.sum() + worthy.sum())),
        error=calibration_error(scores, worthy),
    )


def area_under_curve(scores: NDArray[np.float64], worthy: NDArray[np.bool_]) -> float:
    """Return the chance that a worthy sentence scores above one that is not; a tie counts half."""
    values, places, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    positive = int(worthy.sum())
    above = float(ranks[worthy].sum()) - positive * (positive + 1) / 2
    return above / (positive * (len(values[places]) - positive))


def average_precision(scores: NDArray[np.float64], worthy: NDArray[np.bool_]) -> float:
    """Return the mean of the precision at each worthy sentence, by falling score."""
    ordered = worthy[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(ordered) / np.arange(1, len(ordered) + 1))[ordered].mean())


def calibration_error(scores: NDArray[np.float64], worthy: NDArray[np.bool_]) -> float:
    """Return the mean distance of score and share of worthy sentences, over bins of score."""
    bins = np.minimum((scores * _BINS).astype(int), _BINS - 1)
    gaps = (abs(float((scores[bins == one] - worthy[bins == one]).sum())) for one in range(_BINS))
    return sum(gaps) / len(scores)
