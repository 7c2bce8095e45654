"""Adverbial clauses that carry a fact of their own: contrast, time, cause; and what somebody is "adding"."""

from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.phrases import Phrases
from claimtrack.extract.trees.ranges import (
    behind_signs,
    inside,
    is_last,
    is_set_off,
    subject_of,
    subject_words,
    trimmed,
)
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.tree import Tree


class Adverbials:
    def __init__(self, tree: Tree, facts: Facts, phrases: Phrases) -> None:
        self.tree, self.facts, self.phrases = tree, facts, phrases
        joints = tree.joints
        self.tables = (
            (Sort.CONTRAST, joints.contrasts),
            (Sort.TIME, joints.times),
            (Sort.CAUSE, joints.causes),
            (Sort.MEASURE, joints.measures),
        )

    def opens(self, start: int) -> bool:
        """True when a clause opens with a word of time, cause or contrast."""
        return self._sort(behind_signs(self.tree, start))[0] is not None

    def read(self, place: int, start: int, end: int, around: Frame) -> Frame | None:
        """Return the frame of a clause or a participle with a fact of its own, behind its opening word."""
        if not around.is_open:
            return None
        inner, end = inside(self.tree, start, end)
        if self.tree.finite_at(place) is None:
            said = self._says_too(place, inner, end, around)
            return said or self.phrases.participle(place, inner, end, around)
        sort, behind = self._sort(inner)
        pointed = self.tree.word(trimmed(self.tree, inner) - 1) in self.tree.joints.pointing
        if (
            sort in {None, Sort.MEASURE}
            or pointed
            or (sort is Sort.CAUSE and self._may_be_denied(place, inner))
            or (place in self.tree.modal and sort is Sort.TIME)
            or not self._both_carry(around, start, behind, end)
        ):
            return None
        set_off = is_set_off(self.tree, inner, end, around)
        if sort is Sort.CONTRAST and not set_off and (self.tree.word(inner),) in self.tree.joints.temporal:
            return None
        apart = (sort is Sort.CONTRAST and set_off) or (
            sort is Sort.TIME and set_off and self._is_dated(around, start, end)
        )
        return Frame(
            place, sort, behind, end, elides=apart and self.tree.heads[place] == around.head, opened=inner
        )

    def _may_be_denied(self, place: int, start: int) -> bool:
        """True for "did not go because ..."; a comma shows that the cause is stated, if not all have one."""
        stated = self.tree.is_edge(start - 1) and not self.tree.joints.commas
        return self.tree.heads[place] in self.tree.negated and not stated

    def _sort(self, start: int) -> tuple[Sort | None, int]:
        """Return what opens a clause, and where the clause goes on behind it."""
        opening = tuple(self.tree.word(start + step) for step in range(3))
        for length in (3, 2, 1):
            for sort, table in self.tables:
                if opening[:length] in table:
                    behind = start + length
                    return sort, behind + (self.tree.word(behind) in self.tree.joints.linking)
        return None, start

    def _both_carry(self, around: Frame, start: int, behind: int, end: int) -> bool:
        tells = self.facts.tells
        rest = tells(around.start, min(start, around.end)) or tells(end, around.end)
        return rest and tells(behind, end)

    def _is_dated(self, around: Frame, start: int, end: int) -> bool:
        """True when the rest holds at any time: it has a date, or tells of a deed without a number."""
        dates, deeds, numbers = (
            self.facts.count(name, around.start, around.end) - self.facts.count(name, start, end)
            for name in ("date", "event", "number")
        )
        return dates > 0 or (deeds > 0 and numbers == 0)

    def _says_too(self, place: int, start: int, end: int, around: Frame) -> Frame | None:
        """Return the frame of what stands behind ", adding that"."""
        tree = self.tree
        said = next(iter(tree.kids_of(place, Relation.COMPLEMENT)), None)
        if said is None or not tree.traits[place].gerund or tree.lemma(place) not in tree.joints.asserting:
            return None
        first = tree.left(said)
        first += tree.word(first) in tree.joints.complementizers
        trailing = is_last(tree, end, around) and start == place and tree.is_edge(start - 1)
        if not trailing or tree.finite_at(said) is None or not self.facts.tells(first, end):
            return None
        subject = subject_of(tree, tree.heads[place]) if around.sort is Sort.MAIN else None
        who = f"{subject_words(tree, subject)}, " if subject is not None else ""
        return Frame(said, Sort.REPORTED, first, end, before=who + tree.text(start, first), elides=True)

    def gerund(self, place: int, start: int, end: int, around: Frame) -> Frame | None:
        """Return the frame of "after beating X", which the rest still needs."""
        tree, above = self.tree, self.tree.heads[place]
        if (
            not tree.traits[place].gerund
            or (tree.word(above),) not in tree.joints.times
            or not around.is_open
        ):
            return None
        subject = subject_of(tree, around.head)
        inner, end = inside(tree, start, end)
        if inner != place or subject is None or tree.heads[above] != around.head:
            return None
        told = self.facts.count("hard", inner, end)
        return Frame(place, Sort.TIME, inner, end, before=subject_words(tree, subject)) if told else None
