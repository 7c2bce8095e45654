import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from spacy.symbols import NOUN, NUM, SPACE  # type: ignore[import-not-found]

from claimtrack.extract.scoring import Passage
from claimtrack.extract.scoring.fast import FastRater, bag_values
from claimtrack.extract.scoring.features import NAMES, describe
from claimtrack.extract.scoring.hashing import hash_passages

ROWS = st.lists(st.lists(st.integers(0, 2**64 - 1), min_size=5, max_size=5), max_size=12)


def passage(rows: list[list[int]], codes: tuple[str, ...] = ()) -> Passage:
    table: NDArray[np.uint64] = np.array(rows, dtype=np.uint64).reshape(-1, 5)
    return Passage("", table, tuple((code, "") for code in codes), frozenset(codes[:1]), "sl")


def words(*numbers: int, pos: int = NOUN) -> Passage:
    return passage([[number, number, int(pos), 0, 0] for number in numbers])


@given(st.lists(ROWS, max_size=6))
def test_passages_do_not_change_each_other(tables: list[list[list[int]]]) -> None:
    together = hash_passages([passage(rows) for rows in tables], bits=10)
    for place, rows in enumerate(tables):
        alone = hash_passages([passage(rows)], bits=10)
        assert sorted(together.features[together.owners == place]) == sorted(alone.features)
    assert np.all(np.diff(together.owners) >= 0)
    assert np.all((together.features >= 0) & (together.features < 1 << 10))


def test_order_counts_and_white_space_does_not() -> None:
    first, second = (hash_passages([one], bits=16) for one in (words(1, 2), words(2, 1)))
    assert sorted(first.features) != sorted(second.features)
    spaced = passage([[1, 1, int(NOUN), 0, 0], [9, 9, int(SPACE), 0, 0], [2, 2, int(NOUN), 0, 0]])
    assert sorted(hash_passages([spaced], bits=16).features) == sorted(first.features)


def test_one_figure_is_as_good_as_another() -> None:
    first, second = (hash_passages([words(number, pos=NUM)], bits=16).features for number in (11, 12))
    assert sorted(first) == sorted(second)


def test_long_passages_weigh_no_more_than_short_ones() -> None:
    bags = hash_passages([words(1), words(*range(100)), words()], bits=16)
    squares = np.bincount(bags.owners, weights=bag_values(bags) ** 2, minlength=3)
    assert squares.tolist() == pytest.approx([1, 1, 0])


def test_marks_are_described_by_name() -> None:
    (row,) = describe([passage([[1, 1, int(NUM), 0, 0]], ("number", "number"))])
    named = dict(zip(NAMES, row.tolist(), strict=True))
    assert named["number"] == pytest.approx(2 / 3)
    assert (named["any number"], named["main number"], named["any hope"]) == (1, 1, 0)
    assert describe([]).shape == (0, len(NAMES))


def test_ratings_of_many_are_those_of_each() -> None:
    random = np.random.default_rng(3)
    rater = FastRater(
        random.normal(size=1 << 12).astype(np.float32),
        random.normal(size=len(NAMES)).astype(np.float32),
        0.5,
    )
    passages = [words(1, 2, 3), words(), words(4)]
    each = [float(rater.rate([one])[0]) for one in passages]
    assert rater.rate(passages).tolist() == pytest.approx(each)
