"""From frames to claims: ranges of tokens with the edits that make them read alone."""

from dataclasses import dataclass, field

from claimtrack.extract.standalone import LEFT_OUT, Edit
from claimtrack.extract.trees.credits import Credits
from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.ranges import trimmed
from claimtrack.extract.trees.safety import Safety
from claimtrack.extract.trees.splits import Splits
from claimtrack.extract.trees.tree import Tree
from claimtrack.extract.trees.units import Unit

_LONGEST_OPENING_WORDS = 4
_LONGEST_CLAUSE = 30
_SHARED = frozenset({"ADP", "AUX", "DET", "PRON", "SCONJ"})


@dataclass(slots=True)
class Draft:
    """A claim in the making: tokens, the head of its clause, edits, ranges that other claims tell."""

    start: int
    end: int
    head: int
    edits: list[Edit] = field(default_factory=list)
    covered: list[tuple[int, int]] = field(default_factory=list)


class Drafts:
    def __init__(self, tree: Tree, facts: Facts, safety: Safety, credits_: Credits) -> None:
        self.tree, self.facts, self.safety = tree, facts, safety
        self.splits, self.credits = Splits(tree, facts, safety), credits_

    def make(self, frames: list[Frame]) -> list[Draft]:
        """Return the claims of all frames; what only says that somebody said something is none."""
        kept = [frame for frame in frames if frame.is_open and self._is_kept(frame)]
        said = {self.tree.heads[frame.head]: frame for frame in kept if _is_said(frame)}
        units = {frame.head: self._part(frame) for frame in kept}
        inside: dict[int, list[Frame]] = {}
        for frame in kept:
            around = self._around(frame, units)
            if around is not None:
                inside.setdefault(around.head, []).append(frame)
                self._give_clause(frame, units[around.head])
        return [
            self._draft(frame, unit, inside.get(frame.head, []))
            for frame in kept
            for unit in units[frame.head]
            if not self._only_says(unit, said, inside.get(frame.head, []))
        ]

    def _only_says(self, unit: Unit, said: dict[int, Frame], inside: list[Frame]) -> bool:
        """True when nothing but the words of saying would be left beside what was said."""
        frame = said.get(unit.head)
        if frame is None:
            return False
        end, rest = frame.end, trimmed(self.tree, unit.end)
        for other in sorted(inside, key=lambda other: other.start):
            near = frame.end <= other.start <= end + _LONGEST_OPENING_WORDS
            end = max(end, other.end) if near else end
        return frame.start <= unit.head or end >= rest or not self.facts.carries(end, rest)

    def _part(self, frame: Frame) -> list[Unit]:
        units = self.splits.part(frame)
        self.credits.share(frame, units)
        return units

    def _is_kept(self, frame: Frame) -> bool:
        if frame.sort is Sort.MAIN:
            return True
        return not self.safety.is_closed(frame.start) and not self.safety.asks(frame.start, frame.end)

    def _give_clause(self, frame: Frame, units: list[Unit]) -> None:
        """What speaks of a whole clause is given that clause back."""
        unit = next((unit for unit in units if unit.start <= frame.start < unit.end), None)
        if frame.of_clause and unit is not None and frame.start - unit.start <= _LONGEST_CLAUSE:
            words = self.tree.text(unit.start, frame.start)
            frame.before = f"{unit.before} {words},".lstrip()

    def _around(self, frame: Frame, units: dict[int, list[Unit]]) -> Frame | None:
        """The nearest open frame around another; closed ones are part of it."""
        around = frame.parent
        while around is not None and around.head not in units:
            around = around.parent
        return around

    def _draft(self, frame: Frame, unit: Unit, inside: list[Frame]) -> Draft:
        draft = Draft(unit.start, unit.end, unit.head)
        nested = [other for other in inside if unit.start <= other.start < unit.end]
        for other in nested:
            draft.covered.append((other.start, other.end))
            self._shrink(draft, other)
        for other in nested:
            if other.elides and draft.start < other.start < draft.end and self._is_set_off(other, draft):
                draft.edits.append(self._left_out(other, draft))
        draft.edits += self._given_back(frame, unit, draft)
        return draft

    def _shrink(self, draft: Draft, other: Frame) -> None:
        """At the ends of a claim what reads apart from it is simply no part of it."""
        if not other.elides or other.narrows:
            return
        start, end = self._with_signs(other, draft)
        if start <= draft.start and end < draft.end:
            draft.start = end
        elif end >= draft.end and start > draft.start:
            draft.end = start

    def _with_signs(self, other: Frame, draft: Draft) -> tuple[int, int]:
        """The range of a clause with its opening word and the commas around it."""
        start, end = self._outer_start(other, draft), other.end
        while start > draft.start and self.tree.is_sign(start - 1):
            start -= 1
        while end < draft.end and self.tree.is_sign(end):
            end += 1
        return start, end

    def _is_set_off(self, other: Frame, draft: Draft) -> bool:
        """True when signs stand on both sides, so that nothing of the clause can be left behind."""
        start, end = self._with_signs(other, draft)
        closed = end >= draft.end or self.tree.is_edge(end - 1)
        return closed and (start <= draft.start or self.tree.is_edge(start))

    def _outer_start(self, other: Frame, draft: Draft) -> int:
        """Where a clause starts with its opening word, back to the comma before it."""
        start = other.start
        while (
            start > draft.start
            and other.start - start < _LONGEST_OPENING_WORDS
            and not self.tree.is_edge(start - 1)
        ):
            start -= 1
        return start if self.tree.is_edge(start - 1) or start == draft.start else other.start

    def _left_out(self, other: Frame, draft: Draft) -> Edit:
        start, end = self._with_signs(other, draft)
        doc = self.tree.doc
        return Edit(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), LEFT_OUT)

    def _given_back(self, frame: Frame, unit: Unit, draft: Draft) -> list[Edit]:
        """The words of saying, the noun that a relative clause tells of, the subject that two verbs share."""
        doc = self.tree.doc
        first, last = doc[draft.start], doc[draft.end - 1]
        edits: list[Edit] = []
        if unit.inserted is not None:
            place, words = unit.inserted
            edits.append(Edit(doc[place].idx, doc[place].idx, words))
        if frame.replaced is not None and unit.start == frame.replaced[0]:
            start, end = frame.replaced
            edits.append(Edit(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), frame.before.rstrip(",")))
        elif words := self._words_before(frame, unit):
            edits.append(Edit(first.idx, first.idx, words))
        if frame.after:
            end = last.idx + len(last)
            edits.append(Edit(end, end, frame.after))
        return edits

    def _words_before(self, frame: Frame, unit: Unit) -> str:
        words = [frame.before, unit.before]
        if frame.sort is Sort.RELATIVE and unit.start > frame.start:
            words = self._relative_words(frame, unit)
        return " ".join(filter(None, words))

    def _relative_words(self, frame: Frame, unit: Unit) -> list[str]:
        """What a second verb of a relative clause shares: the noun itself, or with "ki so ga" behind it."""
        if frame.replaced is not None:
            first, _, rest = unit.before.partition(" ")
            known = first.lower() in self.tree.joints.relatives
            return [frame.before.rstrip(","), rest if known else unit.before]
        opening = range(frame.start, min(frame.head, frame.start + _LONGEST_OPENING_WORDS))
        shared = [self.tree.doc[place].text for place in opening if self.tree.pos[place] in _SHARED]
        return [frame.before, *shared]


def _is_said(frame: Frame) -> bool:
    """True for what a verb of saying passes on, not for what was cut off from it."""
    return frame.sort is Sort.REPORTED and not frame.cut_off
