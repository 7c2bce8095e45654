"""Paging by keyset: a page begins after the keys of the last row of the one before, however deep it is.

The keys of an order all fall or all rise, so that one comparison of rows finds the place in an index.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute

Row = TypeVar("Row")

_WRITTEN = re.compile(r"[<>](?:[if]:[0-9.e-]{1,24}~){0,7}[if]:[0-9.e-]{1,24}")
_INTEGER = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place between two rows: the keys of the row beside it, and whether the page lies before it."""

    keys: tuple[int | float, ...]
    backwards: bool = False

    def __str__(self) -> str:
        parts = (f"{'f' if isinstance(key, float) else 'i'}:{key}" for key in self.keys)
        return f"{'<' if self.backwards else '>'}{'~'.join(parts)}"


def parse_bookmark(written: str, *, like: Sequence[type]) -> Bookmark | None:
    """Return the bookmark, whose keys have the types `like`; None for one that means nothing."""
    if not _WRITTEN.fullmatch(written):
        return None
    parts = written[1:].split("~")
    if [part[0] for part in parts] != ["f" if kind is float else "i" for kind in like]:
        return None
    keys = [_key(part) for part in parts]
    known = tuple(key for key in keys if key is not None)
    return Bookmark(known, backwards=written[0] == "<") if len(known) == len(parts) else None


def cut_page(found: Sequence[Row], *, size: int, bookmark: Bookmark | None) -> tuple[list[Row], bool, bool]:
    """Return the rows of a page in their order, and whether there are rows before and after them.

    `found` is what `place_page` gives, up to one row more than `size`.
    """
    more, rows = len(found) > size, list(found[:size])
    if bookmark is not None and bookmark.backwards:
        return rows[::-1], more, True
    return rows, bookmark is not None, more


def _key(part: str) -> int | float | None:
    kind, number = part[0], part[2:]
    if kind == "i":
        return int(number) if _INTEGER.fullmatch(number) else None
    try:
        value = float(number)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def place_page(
    statement: Select[Any],
    *,
    keys: Sequence[InstrumentedAttribute[Any]],
    falling: bool,
    bookmark: Bookmark | None,
) -> Select[Any]:
    """Return the statement in the order of `keys` from the bookmark on; against it when that leads back."""
    backwards = bookmark is not None and bookmark.backwards
    downwards = falling != backwards
    if bookmark is not None:
        row = tuple_(*keys)
        place = tuple_(*(literal(value, key.type) for value, key in zip(bookmark.keys, keys, strict=True)))
        statement = statement.where(row < place if downwards else row > place)
    return statement.order_by(*(key.desc() if downwards else key.asc() for key in keys))
