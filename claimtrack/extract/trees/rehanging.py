"""Clauses whose first words the parser hung on the clause before, by a sign that it overlooked: put right."""

from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.traits import Traits
from claimtrack.extract.trees.words import Joints

_NOMINAL = frozenset({"NOUN", "PROPN"})
_VERBAL = frozenset({"VERB", "AUX"})
_TORN = frozenset({Relation.PARATAXIS, Relation.CONJUNCT})
_DATES = frozenset({"DATE", "TIME"})
_REACH = 8
Edges = dict[int, tuple[int, int]]


class Rehanging:
    """Changes heads and relations in place; `moved` maps a word to the new one that it belongs below."""

    def __init__(
        self,
        heads: list[int],
        relations: list[Relation],
        pos: list[str],
        words: list[str],
        traits: list[Traits],
        joints: Joints,
    ) -> None:
        self.heads, self.relations, self.pos, self.words = heads, relations, pos, words
        self.traits, self.joints = traits, joints
        self.moved: list[tuple[int, int, int]] = []

    def mend(self) -> None:
        """Look at each conjunct and each clause of time once."""
        for place, relation in enumerate(self.relations):
            if relation is Relation.CONJUNCT and self.pos[place] in _NOMINAL:
                self._reopen(place)
            elif relation is Relation.ADVERBIAL and not self.joints.commas:
                self._lift(place)

    def _reopen(self, noun: int) -> None:
        """A conjunct in another case than the first opens a clause: "16 kilometrov (Gen) in cesta (Nom) je"."""
        case, first = self.traits[noun].case, self.traits[self.heads[noun]].case
        if not case or not first or case == first or self.pos[self.heads[noun]] not in _NOMINAL:
            return
        verb = self._verb(noun)
        if verb is not None and self.words[noun - 1] in self.joints.additive:
            subject = case == "Nom" and self._agrees(noun, verb)
            self._hang(noun, verb, Relation.SUBJECT if subject else Relation.OBJECT)
            self.relations[verb] = Relation.CONJUNCT

    def _verb(self, noun: int) -> int | None:
        """The predicate behind a noun that hangs on what stands before it and has no subject."""
        for place in range(noun + 1, min(noun + _REACH, len(self.heads))):
            if self.pos[place] == "PUNCT" or self.relations[place] is Relation.SUBJECT:
                return None
            if self.pos[place] in _VERBAL or self.traits[place].participle:
                verb = self.heads[place] if self.relations[place] is Relation.AUXILIARY else place
                torn = self.relations[verb] in _TORN and self.heads[verb] < noun < verb
                return verb if torn else None
        return None

    def _agrees(self, noun: int, verb: int) -> bool:
        one, other = self.traits[noun], self.traits[verb]
        alike = not other.gender or other.gender == one.gender
        return alike and (not other.number or other.number == one.number)

    def _lift(self, verb: int) -> None:
        """A past clause with "after" tells when the main verb was, not when something was to be done."""
        above = self.heads[verb]
        opens = any(
            (self.words[place],) in self.joints.sequels
            for place in range(max(above + 1, verb - _REACH), verb)
        )
        lower = self.relations[above] is Relation.CLOSED and self.heads[above] < above < verb
        if opens and lower and self.traits[verb].past and self.traits[above].verbal:
            self._hang(verb, self.heads[above], Relation.ADVERBIAL)

    def _hang(self, place: int, head: int, relation: Relation) -> None:
        self.moved.append((place, self.heads[place], head))
        self.heads[place], self.relations[place] = head, relation
