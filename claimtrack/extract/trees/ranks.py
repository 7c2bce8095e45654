"""Ranked predicates: "is the first A and the second B" is two statements that share their opening."""

from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.tree import Tree
from claimtrack.extract.trees.units import Joint, Unit

_LEAST = 3
_LONGEST_OPENING = 25
_WHOLE = frozenset({Relation.PREDICATE, Relation.OBJECT})


class Ranks:
    def __init__(self, tree: Tree, facts: Facts) -> None:
        self.tree, self.facts = tree, facts

    def opening(self, frame: Frame, left: Unit, joint: Joint) -> str | None:
        """Return the opening that the two share, None where they are not alike.

        Parsers often hang the second one on a noun inside the first: rank and case tell where it belongs.
        """
        rank = next((near for near in range(joint.start, joint.place + 1) if near in self.facts.loose), None)
        like = None if rank is None else self._like(frame, left.start, joint.left, rank)
        if like is None or frame.end - joint.start < _LEAST:
            return None
        articles = self.tree.pos[like - 1] == "DET" and self.tree.pos[joint.start] == "DET"
        end = like - 1 if articles else like
        if frame.sort is Sort.APPOSED:
            return ""
        if end - left.start > _LONGEST_OPENING or not self.facts.count("finite", left.start, end):
            return None
        return self.tree.doc[left.start : end].text.strip()

    def _like(self, frame: Frame, start: int, end: int, rank: int) -> int | None:
        """The last rank of a range in the predicate of the frame, in the same case as the other."""
        traits = self.tree.traits
        places = (place for place in range(end - 1, start - 1, -1) if place in self.facts.loose)
        alike = (place for place in places if traits[place].case == traits[rank].case)
        return next((place for place in alike if self._is_predicate(frame, place)), None)

    def _is_predicate(self, frame: Frame, rank: int) -> bool:
        tree, noun = self.tree, self.tree.heads[rank]
        if frame.sort is Sort.APPOSED:
            return noun == frame.head
        if noun == frame.head:
            return tree.finite_at(noun) not in {None, noun}
        return tree.relations[noun] in _WHOLE and tree.heads[noun] == frame.head
