"""Quotations that go on behind the words of saying: "A," she said, "and B."."""

from claimtrack.extract.quotes import QUOTE_MARKS
from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.opened import Opened
from claimtrack.extract.trees.ranges import LONGEST_NOUN, behind_signs
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.tree import Tree

_LONGEST_SAYING = 25
_LEAST_CLAUSE = 3
_SINGLE = frozenset("'\u2018\u2019")


class Resumed:
    """Finds where a second quotation is a clause of its own; what only ends the first one stays with it."""

    def __init__(self, tree: Tree, facts: Facts) -> None:
        self.tree, self.facts = tree, facts

    def read(self, edge: int, outer: Frame) -> Opened | None:
        """Return what is said on behind the mark that opens right after an edge, None for anything else."""
        tree, count = self.tree, self.facts.count
        closing = self._closing(edge, outer.start) if self._is_mark(edge + 1) else None
        if closing is None or not self._is_whole(outer.start, closing):
            return None
        start = behind_signs(tree, min(edge + 2, len(tree.heads) - 1))
        start += tree.word(start) in tree.joints.additive and tree.pos[start] == "CCONJ"
        end = self._end(start, outer.end)
        if start >= end or self._hangs(start) or not self._is_whole(start, end):
            return None
        known = count("verb", closing, edge) and not self._asks(outer.start, outer.end)
        return Opened(sort=Sort.MAIN, start=start, free=True) if known else None

    def _closing(self, edge: int, start: int) -> int | None:
        """The mark that ends the first quotation, with one before it in the clause."""
        first = max(start, edge - _LONGEST_SAYING)
        marks = [place for place in range(first, edge) if self._is_mark(place)]
        return marks[-1] if marks else None

    def _is_mark(self, place: int) -> bool:
        """True for a quotation mark; a single one may also show whose something is."""
        word = self.tree.word(place)
        return word in QUOTE_MARKS or (word in _SINGLE and self.tree.pos[place] == "PUNCT")

    def _end(self, start: int, end: int) -> int:
        marks = (place for place in range(start, end) if self._is_mark(place))
        return next(marks, end)

    def _is_whole(self, start: int, end: int) -> bool:
        """True for a finite verb with a subject of its own, where the language needs one."""
        relations, count = self.tree.relations, self.facts.count
        near = range(start, min(end, start + 2 * LONGEST_NOUN))
        own = self.tree.joints.drops_subject or any(relations[place] is Relation.SUBJECT for place in near)
        words = count("word", start, end) + count("number", start, end)
        return own and words >= _LEAST_CLAUSE and count("verb", start, end) > 0

    def _hangs(self, start: int) -> bool:
        tree, joints = self.tree, self.tree.joints
        word = tree.word(start)
        known = joints.relatives | joints.sentential | joints.complementizers
        return word in known or tree.pos[start] in {"SCONJ", "CCONJ"}

    def _asks(self, start: int, end: int) -> bool:
        return any(self.tree.word(place) == "?" for place in range(start, min(end + 1, len(self.tree.heads))))
