"""Where a topic ends: python border.py LABELS SCRATCH

The headlines of our English articles stand for topics. Prints how near the sentences of other articles come
to them, and those of their own.
"""

import sys
from pathlib import Path

import numpy as np
from prepare import embed
from sources import read_articles

from claimtrack.extract.scoring.fast import WEIGHTS_FOLDER

_SHARES = (0.5, 0.9, 0.95, 0.98, 0.99)


def main(labels: Path, scratch: Path) -> None:
    """Print quantiles of the cosine between headlines and sentences."""
    examples = read_articles(labels / "articles.en.jsonl", half="train")
    with np.load(WEIGHTS_FOLDER / "semantic.npz") as stored:
        away = embed(examples, scratch) - stored["mean_en"]
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    groups = np.array([one.group for one in examples])
    headlines = np.unique(groups, return_index=True)[1]
    cosines, own = away[headlines] @ away.T, groups[headlines][:, None] == groups
    own_others = own.copy()
    own_others[np.arange(len(headlines)), headlines] = False
    for name, chosen in (("its own", own_others), ("another", ~own)):
        told = "  ".join(
            f"{share:.0%} below {value:.3f}"
            for share, value in zip(_SHARES, np.quantile(cosines[chosen], _SHARES), strict=True)
        )
        print(f"sentence and headline of {name} article: {told}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
