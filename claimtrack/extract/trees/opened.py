"""A part that opens behind a comma, and what its first words are."""

from dataclasses import dataclass

from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.tree import Tree
from claimtrack.extract.trees.words import Opening

_LONGEST_OPENING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The part from `start`: `whole` ones speak of all before them, `free` ones end at no resumption."""

    sort: Sort
    start: int
    whole: bool = False
    before: str = ""
    free: bool = False


def opens_with(tree: Tree, start: int, table: frozenset[Opening]) -> int:
    """Return how many words of a table stand at a place, none for 0."""
    opening = tuple(tree.word(start + step) for step in range(_LONGEST_OPENING))
    return next((length for length in (3, 2, 1) if opening[:length] in table), 0)


def is_denied(tree: Tree, outer: Frame, edge: int) -> bool:
    """True where a negation stands before an edge, whatever it denies."""
    return any(tree.word(place) in tree.joints.negations for place in range(outer.start, edge))
