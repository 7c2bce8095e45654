import threading

import numpy as np
import pytest
from thinc.api import NumpyOps, get_current_ops

from claimtrack.extract.trained.arithmetic import OneCoreOps, fast_models, find_threads, one_core

bundled = pytest.mark.skipif(find_threads() is None, reason="numpy has no OpenBLAS of its own here")


def test_the_arithmetic_of_others_is_left_alone() -> None:
    before = get_current_ops()
    with fast_models():
        pass
    assert get_current_ops() is before


@bundled
def test_models_made_inside_get_the_fast_arithmetic() -> None:
    with fast_models():
        assert isinstance(get_current_ops(), OneCoreOps)


@bundled
def test_numpy_gets_its_threads_back_when_the_last_one_leaves() -> None:
    found = find_threads()
    assert found is not None
    read, write = found
    before = read()
    write(2)
    inside: list[int] = []

    def enter() -> None:
        with one_core():
            inside.append(read())

    with one_core():
        others = [threading.Thread(target=enter) for _ in range(4)]
        for one in others:
            one.start()
        for one in others:
            one.join()
        assert read() == 1
    assert inside == [1] * 4
    assert read() == 2
    write(before)


@pytest.mark.parametrize(("first", "second"), [(False, False), (False, True), (True, False)])
def test_products_are_those_of_the_default(first: bool, second: bool) -> None:
    numbers = np.random.default_rng(7)
    left = numbers.random((3, 5) if not first else (5, 3), dtype=np.float32)
    right = numbers.random((5, 4) if not second else (4, 5), dtype=np.float32)
    ours = OneCoreOps(use_blis=False).gemm(left, right, trans1=first, trans2=second)
    theirs = NumpyOps().gemm(left, right, trans1=first, trans2=second)
    assert np.allclose(ours, theirs, atol=1e-6)
