"""Adverbial clauses at the end of another one that hold apart from it, without a comma."""

from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.opened import is_denied, opens_with
from claimtrack.extract.trees.tree import Tree

_LEAST_CLAUSE = 3


class Apart:
    """`stands(outer, frame)` tells it by their words."""

    def __init__(self, tree: Tree, facts: Facts) -> None:
        self.tree, self.facts = tree, facts

    def stands(self, outer: Frame, frame: Frame) -> bool:
        """Return True for a past clause at the end that nothing denies and no "only" before it binds."""
        opened, joints = frame.opened or frame.start, self.tree.joints
        bound = self.tree.word(opened - 1) in joints.limits | joints.negations | joints.pointing
        past = frame.sort is Sort.CONTRAST or any(
            self.tree.traits[place].past for place in range(frame.start, frame.end)
        )
        told = has_verb(self.facts, outer.start, opened) and outer.head < opened
        past = past and (self._is_sequel(opened, frame) or self._is_dated(outer, frame, opened))
        return told and past and not bound and not is_denied(self.tree, outer, opened)

    def _is_sequel(self, opened: int, frame: Frame) -> bool:
        """True for "after ..." with a deed: what stands before it holds as well without it.

        Not for "two days after ...", which says when the rest was.
        """
        tree = self.tree
        follows = opens_with(tree, opened, tree.joints.sequels) > 0
        measured = tree.pos[opened - 1] == "NOUN" and tree.pos[opened - 2] in {"NUM", "DET"}
        measured = (
            measured and tree.entities[opened - 1] in {"DATE", "TIME"} and tree.pos[opened - 3] != "ADP"
        )
        return follows and not measured and self.facts.tells(frame.start, frame.end)

    def _is_dated(self, outer: Frame, frame: Frame, opened: int) -> bool:
        dated = frame.sort is Sort.TIME and self.facts.count("date", outer.start, opened) > 0
        return dated or self._is_exact(frame.sort, frame.start, frame.end)

    def _is_exact(self, sort: Sort, start: int, end: int) -> bool:
        """True for a contrast, and for a time or a cause that has a figure or a rank of its own.

        What happened "before the inquiry began" dates what stands before it, and is part of it.
        """
        count = self.facts.count
        return sort is Sort.CONTRAST or count("number", start, end) + count("loose", start, end) > 0


def has_verb(facts: Facts, start: int, end: int) -> bool:
    """Return True for a verb with some words."""
    words = facts.count("word", start, end) + facts.count("number", start, end)
    return facts.count("verb", start, end) > 0 and words >= _LEAST_CLAUSE
