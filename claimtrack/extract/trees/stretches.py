"""The stretches between the signs of a text, and which of them have a finite verb of their own."""

from bisect import bisect_left

from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.openings import Openings
from claimtrack.extract.trees.ranges import behind_signs
from claimtrack.extract.trees.tree import Tree


class Stretches:
    def __init__(self, tree: Tree, facts: Facts, openings: Openings) -> None:
        self.tree, self.facts, self.openings = tree, facts, openings
        self.edges: list[int] = []
        self.told: list[int] = [0]

    def count(self, edges: list[int]) -> None:
        """Count the finite verbs of the stretches between edges that hang on no other clause."""
        self.edges = edges
        ends = [*edges[1:], len(self.tree.heads)][: len(edges)]
        for edge, end in zip(edges, ends, strict=True):
            start = self.behind(edge)
            hangs = self.openings.hangs(start)
            self.told.append(self.told[-1] + (0 if hangs else self.facts.count("verb", start, end)))

    def behind(self, edge: int) -> int:
        """The first word behind a sign or a conjunction between clauses."""
        tree, last = self.tree, len(self.tree.heads) - 1
        start = behind_signs(tree, min(edge + 1, last))
        joints = tree.joints
        again = tree.word(start) in joints.additive and tree.word(start + 1) in joints.complementizers
        return start + 1 if again else start

    def verbs(self, outer: Frame, edge: int) -> int:
        """How many finite verbs of its own a frame has before an edge."""
        first, last = bisect_left(self.edges, outer.start), bisect_left(self.edges, edge)
        start = behind_signs(self.tree, outer.start)
        first = first + 1 if first < last and start > self.edges[first] else first
        stop = self.edges[first] if first < len(self.edges) else edge
        opens = outer.sort is Sort.MAIN and self.tree.pos[start] != "CCONJ"
        hangs = opens and self.openings.hangs(start)
        own = 0 if hangs else self.facts.count("verb", start, min(stop, edge))
        return own + max(0, self.told[last] - self.told[first]) if last > first else own
