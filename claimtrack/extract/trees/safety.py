"""Where nothing is ever parted: questions, conditions, choices, brackets, words taken over in quotes."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from spacy.tokens import Doc

from claimtrack.extract.components.quotations import WORDS
from claimtrack.extract.extensions import QUOTES
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.lexicon import Sign
from claimtrack.extract.trees.ranges import behind_signs, subject_of, trimmed
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.tree import Tree
from claimtrack.extract.trees.units import Joint, Unit

_LONGEST_FRAME = 400


class Safety:
    def __init__(self, doc: Doc, tree: Tree, frames: Iterable[Frame]) -> None:
        self.tree = tree
        self.conditions = tree.places_of(Sign.CONDITION)
        self.questions = _sums(len(doc), tree.places_of(Sign.QUESTION))
        self.closed = closed_places(doc, tree)
        self.contents = {trimmed(tree, frame.end) for frame in frames if _is_content(frame, tree)}

    def allows(self, frame: Frame, joined: list[int]) -> bool:
        """False for a question, a choice ("A or B") and a stretch too long to have been parsed well."""
        end = min(frame.end + 2, len(self.tree.heads))
        if self.questions[end] - self.questions[frame.start] or frame.end - frame.start > _LONGEST_FRAME:
            return False
        return all(self._adds(place) for place in self._coordinators(frame, joined))

    def permits(self, frame: Frame, left: Unit, joint: Joint) -> bool:
        """True when no condition, bracket or denial binds what stands before a joint to what follows."""
        if joint.start in self.closed or self._is_conditional(frame, left, joint):
            return False
        if joint.left in self.contents and not self._parts_surely(joint):
            return False
        tree = self.tree
        between = [place for place in range(joint.left, joint.start) if tree.pos[place] == "CCONJ"]
        denied = joint.previous in tree.negated
        opposed = any(tree.word(place) in tree.joints.opposing for place in between)
        return all(self._adds(place) for place in between) and not (denied and opposed)

    def _parts_surely(self, joint: Joint) -> bool:
        """Behind "hopes that X" an "and Y" may be hoped too, unless a comma or the subject tells."""
        tree = self.tree
        words = {tree.word(place) for place in range(joint.left, joint.start)}
        return bool(words & (tree.joints.opposing | {","})) or subject_of(tree, joint.place) is None

    def _adds(self, place: int) -> bool:
        """True for "and" and "but", not for "or", "nor" or a conjunction that is not known."""
        return self.tree.word(place) in self.tree.joints.additive

    def is_closed(self, place: int) -> bool:
        """True inside of brackets and of words taken over."""
        return place in self.closed

    def asks(self, start: int, end: int) -> bool:
        """True when a question mark stands in the range or right behind it."""
        end = min(end + 1, len(self.tree.heads))
        return self.questions[end] - self.questions[start] > 0

    def _coordinators(self, frame: Frame, joined: list[int]) -> list[int]:
        heads = [frame.head, *joined]
        return [kid for head in heads for kid in self.tree.kids_of(head, Relation.COORDINATOR)]

    def _is_conditional(self, frame: Frame, left: Unit, joint: Joint) -> bool:
        """A condition at the start of the right side binds nothing on the left; any other may.

        Not one behind the verb of the left side, where "but" opposes the right side to all of it.
        """
        index = bisect_right(self.conditions, left.start - 1)
        found = [condition for condition in self.conditions[index : index + 8] if condition < frame.end]
        opposed = any(
            self.tree.word(place) in self.tree.joints.turning for place in range(joint.left, joint.start)
        )
        return any(
            not joint.start <= condition < joint.place
            and not (opposed and joint.previous < condition < joint.left)
            for condition in found
        )


def _is_content(frame: Frame, tree: Tree) -> bool:
    """True for a clause with "that" which is not passed on as stated: what is hoped, denied, a theory."""
    opening = tree.word(behind_signs(tree, frame.start))
    return frame.sort is Sort.CLOSED and opening in tree.joints.complementizers


def _sums(size: int, places: list[int]) -> list[int]:
    flags = [0] * size
    for place in places:
        flags[place] = 1
    return [0, *accumulate(flags)]


def closed_places(doc: Doc, tree: Tree) -> set[int]:
    """Return the tokens inside of brackets and of words taken over."""
    ranges = tree.brackets()
    ranges += [(span.start + 1, span.end) for span in doc.spans.get(QUOTES, ()) if span.label_ == WORDS]
    return {place for start, end in ranges for place in range(start, end)}
