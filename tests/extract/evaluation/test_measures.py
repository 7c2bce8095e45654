"""The measures, against values worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.evaluation.measures import (
    average_precision,
    calibration,
    calibration_error,
    count,
    curve,
    precision_at,
)

SCORED = [(0.9, True), (0.8, False), (0.7, True), (0.2, True), (0.1, False)]
SCORES = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60)


def test_counts_at_a_threshold() -> None:
    counts = count(SCORED, threshold=0.7)
    assert (counts.hits, counts.false_alarms, counts.misses) == (2, 1, 1)
    assert counts.precision == pytest.approx(2 / 3)
    assert counts.recall == pytest.approx(2 / 3)
    assert counts.f1 == pytest.approx(2 / 3)


def test_nothing_found_is_no_division_by_zero() -> None:
    counts = count([(0.1, False)], threshold=0.5)
    assert (counts.precision, counts.recall, counts.f1) == (0, 0, 0)
    assert average_precision([]) == 0
    assert precision_at([], 5) == 0
    assert calibration_error([]) == 0


def test_average_precision_by_hand() -> None:
    assert average_precision(SCORED) == pytest.approx((1 + 2 / 3 + 3 / 4) / 3)


def test_equal_scores_share_a_rank() -> None:
    """A scorer that says the same of everything is no better than chance, whatever the order of the file."""
    assert average_precision([(0.5, True), (0.5, False)]) == pytest.approx(0.5)
    assert average_precision([(0.5, False), (0.5, True)]) == pytest.approx(0.5)


def test_precision_at_fewer_places_than_asked_for() -> None:
    assert precision_at([True, False, True], 2) == pytest.approx(1 / 2)
    assert precision_at([True, False, True], 5) == pytest.approx(2 / 3)


def test_calibration_by_bins() -> None:
    bins = calibration([(0.05, False), (0.05, True), (1.0, True)])
    assert bins == [(0.05, 0.5, 2), (1.0, 1.0, 1)]
    assert calibration_error([(0.05, False), (0.05, True), (1.0, True)]) == pytest.approx(0.45 * 2 / 3)


@given(scored=SCORES)
def test_measures_stay_in_their_range(scored: list[tuple[float, bool]]) -> None:
    assert 0 <= average_precision(scored) <= 1 + 1e-9
    assert 0 <= calibration_error(scored) <= 1
    recalls = [recall for recall, _ in curve(scored)]
    assert recalls == sorted(recalls)
    assert sum(size for *_, size in calibration(scored)) == len(scored)
