"""Whose data or words a statement rests on ("according to X"): given back where it is not in the claim."""

from bisect import bisect_left
from collections.abc import Iterator

from claimtrack.extract.trees.frames import Frame
from claimtrack.extract.trees.lexicon import Phrases, Sign
from claimtrack.extract.trees.tree import Tree
from claimtrack.extract.trees.units import Unit

_LONGEST = 20


class Credits:
    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.found = list(self._find(tree.lexicon.phrases))
        self.starts = [start for start, _ in self.found]

    def _find(self, phrases: Phrases) -> Iterator[tuple[int, int]]:
        tree = self.tree
        for start in tree.places_of(Sign.CREDIT):
            for parts in phrases[tree.word(start)]:
                last = start + len(parts) - 1
                if all(tree.word(start + step) == part for step, part in enumerate(parts)):
                    yield start, self._end(start, last)
                    break

    def _end(self, start: int, last: int) -> int:
        """The token behind the whole phrase, or the next comma."""
        tree = self.tree
        end = min(max(tree.right(start), tree.right(last), last + 1), start + _LONGEST)
        return next((place for place in range(last + 1, end) if tree.is_edge(place)), end)

    def share(self, frame: Frame, units: list[Unit]) -> None:
        """Move such words at the ends of a frame out of its statements; give others to all behind them."""
        if not frame.is_open:
            return
        for index in range(bisect_left(self.starts, frame.start), bisect_left(self.starts, frame.end)):
            self._share(frame, units, *self.found[index])

    def _share(self, frame: Frame, units: list[Unit], start: int, end: int) -> None:
        words, first, last = self.tree.text(start, end), units[0], units[-1]
        if start == self._behind_signs(first.start) and self.tree.word(end) == ",":
            first.start = end + 1
            for unit in units:
                unit.before = f"{words}, {unit.before}".rstrip()
        elif self._is_last(end, frame) and self.tree.word(start - 1) == "," and start > last.start:
            last.end = start - 1
            frame.after = ", ".join(filter(None, [words, frame.after]))
        else:
            for unit in units:
                if unit.start >= end and words not in unit.before and not self._rests_elsewhere(unit):
                    unit.before = f"{words}: {unit.before}".rstrip()

    def _rests_elsewhere(self, unit: Unit) -> bool:
        """True for a figure by other data: "po oceni vlade 4000, po policijskih podatkih pa 2500"."""
        opening = self.tree.word(self._behind_signs(unit.start))
        return unit.inserted is not None and opening in self.tree.lexicon.phrases

    def _is_last(self, end: int, frame: Frame) -> bool:
        return all(self.tree.is_sign(place) for place in range(end, frame.end))

    def _behind_signs(self, start: int) -> int:
        while start < len(self.tree.heads) - 1 and self.tree.is_sign(start):
            start += 1
        return start
