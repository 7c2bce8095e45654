"""Matrix products on one core: numpy's own library is two to three times as fast there as spaCy's default.

Left alone it would start a thread a core for products too small to share out, which stalls busy machines.
"""

import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from thinc.api import NumpyOps, get_current_ops, set_current_ops

_SYMBOLS = (
    "scipy_openblas_{}_num_threads64_",
    "scipy_openblas_{}_num_threads",
    "openblas_{}_num_threads64_",
    "openblas_{}_num_threads",
)
_FOLDERS = ("numpy.libs", "numpy/.dylibs")
_HERE = threading.Lock()
_INSIDE = [0, 1]  # how many products are being made; the threads to go back to


class OneCoreOps(NumpyOps):  # type: ignore[misc]
    """numpy's products, each made by the thread that asks for it."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return the product of two matrices, either of them transposed where asked for."""
        with one_core():
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)


@contextmanager
def fast_models() -> Iterator[None]:
    """Let the models that are made inside multiply with numpy; they keep to it, and others to theirs."""
    before = get_current_ops()
    if type(before) is not NumpyOps or find_threads() is None:
        yield  # somebody asked for a graphics card, or numpy comes with another library
        return
    set_current_ops(OneCoreOps(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)


@contextmanager
def one_core() -> Iterator[None]:
    """Keep numpy from starting threads while any thread is inside."""
    found = find_threads()
    if found is None:
        yield
        return
    read, write = found
    with _HERE:
        if not _INSIDE[0]:
            _INSIDE[1] = read()
            write(1)
        _INSIDE[0] += 1
    try:
        yield
    finally:
        with _HERE:
            _INSIDE[0] -= 1
            if not _INSIDE[0]:
                write(_INSIDE[1])


@cache
def find_threads() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    """Return how the number of numpy's threads is read and set; None where it has no OpenBLAS of its own."""
    site = Path(np.__file__).parents[1]
    for library in (path for folder in _FOLDERS for path in sorted((site / folder).glob("*openblas*"))):
        loaded = ctypes.CDLL(str(library))
        for symbol in _SYMBOLS:
            if hasattr(loaded, symbol.format("set")):
                return getattr(loaded, symbol.format("get")), getattr(loaded, symbol.format("set"))
    return None
