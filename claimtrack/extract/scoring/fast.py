"""The fast rater: hashed words, marks and parts of speech, weighed and added; numpy alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimtrack.extract.scoring.evidence import Passage
from claimtrack.extract.scoring.features import CODES, NAMES, describe
from claimtrack.extract.scoring.hashing import Bags, hash_passages

WEIGHTS_FOLDER = Path(__file__).parents[1] / "weights" / "scorer"


@dataclass(frozen=True, slots=True, eq=False)
class FastRater:
    """`words` has a weight for each hashed feature, a power of two in all; `marks` for each of NAMES."""

    words: NDArray[np.float32]
    marks: NDArray[np.float32]
    intercept: float

    def rate(self, passages: Sequence[Passage]) -> NDArray[np.float64]:
        """Return the log-odds that each passage is worth checking."""
        if not passages:
            return np.zeros(0)
        bags = hash_passages(passages, bits=(len(self.words) - 1).bit_length())
        found = np.bincount(
            bags.owners, weights=self.words[bags.features] * bag_values(bags), minlength=len(passages)
        )
        return np.asarray(found + describe(passages) @ self.marks + self.intercept, dtype=np.float64)

    def strengths(self) -> dict[str, float]:
        """Return what one mark of each code adds to the log-odds, at the most."""
        weights = dict(zip(NAMES, self.marks.tolist(), strict=True))
        return {
            code: weights[code] / 3 + weights[f"any {code}"] + weights[f"main {code}"] / 2 for code in CODES
        }


def bag_values(bags: Bags) -> NDArray[np.float64]:
    """Return the value of each feature: one over the root of their number, so that length does not count."""
    counted = np.bincount(bags.owners, minlength=len(bags.sizes))
    return np.asarray(1 / np.sqrt(counted[bags.owners]), dtype=np.float64)


@cache
def load_fast_rater(name: str = "fast") -> FastRater:
    """Return a rater that comes with the package, read once; "semantic_fast" is the semantic scorer's own."""
    with np.load(WEIGHTS_FOLDER / f"{name}.npz") as stored:
        return FastRater(
            words=stored["words"].astype(np.float32),
            marks=stored["marks"].astype(np.float32),
            intercept=float(stored["intercept"]),
        )
