"""Phrases without a finite verb that carry a fact of their own: appositions, participles, comparisons."""

from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.ranges import (
    inside,
    is_last,
    is_set_off,
    next_edge,
    noun_words,
    subject_of,
    trimmed,
)
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.tree import Tree

_DATES = frozenset({"DATE", "TIME"})
_LEAST = 2
_LEAST_WORDS = 4
_NEAR = 4
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BEFORE_NOUN = frozenset({"NUM", "ADJ", "ADP", "ADV", "CCONJ", "DET", "PART", "SYM"})


class Phrases:
    def __init__(self, tree: Tree, facts: Facts) -> None:
        self.tree, self.facts = tree, facts

    def apposition(self, place: int, start: int, end: int, around: Frame) -> Frame | None:
        """Return the frame of an apposition with a rank or a figure: "a town of 31,200 people"."""
        tree = self.tree
        inner, end = inside(tree, start, end)
        clause = self.facts.count("finite", inner, end) > 0 and not self._describes(inner, end)
        end = next_edge(tree, place, end) if clause else end
        if tree.heads[place] > inner or not self._is_apposed(place, inner, end):
            return None
        if not is_set_off(tree, inner, end, around):
            return None
        named = tree.pos[tree.heads[place]] in _NOMINAL and tree.entities[tree.heads[place]] not in _DATES
        whole = around.head < inner and (is_last(tree, end, around) or not named)
        before = "" if whole else self._noun(tree.heads[place], inner)
        return Frame(place, Sort.APPOSED, inner, end, before=before, elides=not clause, of_clause=whole)

    def ranked(self, rank: int, around: Frame) -> Frame | None:
        """Return the frame of ", the lowest price since 2021", which parsers hang on the verb."""
        tree, noun = self.tree, self.tree.heads[rank]
        start = inside(tree, tree.left(noun), tree.right(noun))[0]
        nominal = tree.pos[noun] == "NOUN" and tree.relations[noun] is Relation.OTHER
        if not nominal or tree.pos[start] == "ADP" or tree.traits[noun].case not in {"", "Nom"}:
            return None
        return self.apposition(noun, start, tree.right(noun), around) if tree.is_edge(start - 1) else None

    def _is_apposed(self, place: int, start: int, end: int) -> bool:
        """False for a number of things, and for a member of an enumeration, which parsers take for one."""
        tree = self.tree
        listed = tree.relations[tree.heads[place]] in {Relation.APPOSITION, Relation.CONJUNCT}
        first = next((near for near in range(start, end) if tree.pos[near] not in _BEFORE_NOUN), start)
        counted = any(start <= kid < first for kid in tree.kids_of(place, Relation.NUMERAL))
        gapped = any(tree.word(near) in tree.joints.gapping for near in range(start, start + _NEAR))
        if listed or counted or gapped:
            return False
        count = self.facts.count
        if self._describes(start, end):
            return True
        hard = count("hard", start, end) > 0 and not count("finite", start, end)
        return hard and count("word", start, end) >= _LEAST

    def _describes(self, start: int, end: int) -> bool:
        """True for "a former mayor of Leeds who ...", where an article shows that it lists nothing."""
        known = self.tree.word(start) in self.tree.joints.articles
        told = self.facts.count("finite", start, end) > 0
        told = told and not any(self.tree.pos[place] == "CCONJ" for place in range(start, end))
        return known and told and self.facts.count("word", start, end) > _LEAST_WORDS

    def modifier(self, place: int, start: int, end: int, around: Frame) -> Frame | None:
        """Return the frame of an adjective behind its noun: a participle, or "prvem po štirih letih"."""
        tree = self.tree
        inner, end = inside(tree, start, end)
        if not tree.is_edge(inner - 1):
            return None
        ranked = place in self.facts.loose and end - inner >= _LEAST
        if ranked and is_set_off(tree, inner, end, around):
            before = self._noun(tree.heads[place], inner)
            return Frame(place, Sort.APPOSED, inner, end, before=before, elides=True)
        return self.participle(place, inner, end, around)

    def participle(self, place: int, start: int, end: int, around: Frame) -> Frame | None:
        """Return the frame of "founded in 1987" where commas set it off; no signs stand at its ends."""
        tree = self.tree
        known = tree.traits[place].participle or tree.pos[place] == "ADJ"
        end = next_edge(tree, place, end)
        if start != place or not known or not around.is_open or not is_set_off(tree, start, end, around):
            return None
        if end - start <= _LEAST or not self.facts.count("hard", start, end):
            return None
        head = tree.heads[place]
        noun = subject_of(tree, head) if tree.relations[place] is Relation.ADVERBIAL else head
        before = self._noun(noun, start) if noun is not None else ""
        return Frame(place, Sort.PARTICIPLE, start, end, before=before, elides=True) if before else None

    def comparison(self, place: int, around: Frame) -> Frame | None:
        """Return the frame of ", more than in any year since 1998" at the end, behind a figure."""
        tree, end = self.tree, trimmed(self.tree, around.end)
        known = any(tree.word(near) in tree.lexicon.than for near in range(place + 1, place + _NEAR))
        closed = known and place < end and next_edge(tree, place, end) == end
        if not closed or not self.facts.count("hard", around.start, place):
            return None
        return Frame(place, Sort.APPOSED, place, end, around, elides=True, of_clause=True)

    def _noun(self, noun: int, end: int) -> str:
        words = noun_words(self.tree, noun, end)
        return f"{words}," if words else ""
