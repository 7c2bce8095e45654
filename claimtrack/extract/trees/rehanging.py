"""Clauses whose first words the parser hung on the clause before, by a sign that it overlooked: put right."""

from dataclasses import replace

from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.traits import Traits
from claimtrack.extract.trees.words import Joints

_NOMINAL = frozenset({"NOUN", "PROPN"})
_VERBAL = frozenset({"VERB", "AUX"})
_TORN = frozenset({Relation.PARATAXIS, Relation.CONJUNCT})
_DATES = frozenset({"DATE", "TIME"})
_EMBEDDED = frozenset({Relation.ADNOMINAL, Relation.COMPLEMENT, Relation.ADVERBIAL})
_REACH = 8
Edges = dict[int, tuple[int, int]]


class Rehanging:
    """Changes heads and relations in place; `moved` holds (word, head before, head now)."""

    def __init__(
        self,
        *,
        heads: list[int],
        relations: list[Relation],
        pos: list[str],
        words: list[str],
        traits: list[Traits],
        entities: list[str],
        joints: Joints,
    ) -> None:
        self.heads, self.relations, self.pos, self.words = heads, relations, pos, words
        self.traits, self.entities, self.joints = traits, entities, joints
        self.moved: list[int] = []

    def mend(self) -> None:
        """Look at each conjunct and each clause of time once."""
        for place, relation in enumerate(self.relations):
            if relation is Relation.CLOSED:
                self._free(place)
            elif relation is Relation.CONJUNCT:
                self._close(place)
            elif relation is Relation.ADNOMINAL and not self.joints.commas:
                self._raise(place)
            elif relation is Relation.COMPLEMENT and not self.joints.commas:
                self._turn(place)
        for place, relation in enumerate(self.relations):
            if relation is Relation.CONJUNCT and self.pos[place] in _NOMINAL:
                self._reopen(place)
                self._open_dated(place)
            elif relation is Relation.ADVERBIAL and not self.joints.commas:
                self._lift(place)

    def _free(self, verb: int) -> None:
        """A clause with a verb of its own taken for the object of "after", or for an infinitive."""
        above, traits = self.heads[verb], self.traits[verb]
        if not self.joints.commas:
            whole = traits.finite or (traits.past and self._has_subject(verb, above))
            if (self.words[above],) in self.joints.times and whole and above < verb:
                self.hang(verb, self.heads[above], Relation.ADVERBIAL)
                self.hang(above, verb, Relation.MARKER)
            return
        shared = traits.participle and traits.past and self.pos[verb] == "VERB" and self._agrees(above, verb)
        alike = self.traits[above].participle and self.traits[above].gender == traits.gender
        between = range(above + 1, verb)
        joined = any(self.words[place] in self.joints.additive for place in between)
        if shared and alike and above < verb and joined:
            self.moved.append(verb)
            self.relations[verb] = Relation.CONJUNCT

    def _close(self, verb: int) -> None:
        """A verb behind ", in" joins the clause around the one that the comma closes: "A, ki B, in C"."""
        first, above = self.heads[verb], self.heads[self.heads[verb]]
        if not self.joints.commas or self.pos[verb] not in _VERBAL or not above < first < verb:
            return
        comma = next((place for place in range(verb - 1, first, -1) if self.words[place] == ","), first)
        joined = self.words[comma + 1] in self.joints.joining and comma > first
        again = {*self.words[comma + 2 : comma + 3]} & (self.joints.complementizers | self.joints.relatives)
        inner = any(self.relations[place] in _EMBEDDED for place in range(first + 1, comma))
        if joined and not again and not inner and self.relations[first] in _EMBEDDED:
            self.hang(
                verb, above if self.pos[above] in _VERBAL else self._clause_of(above), Relation.CONJUNCT
            )

    def _clause_of(self, place: int) -> int:
        """The head of the clause that a noun belongs to."""
        for _ in range(_REACH):
            above = self.heads[place]
            if above == place or self.pos[place] in _VERBAL or self.relations[place] in _EMBEDDED:
                break
            place = above
        return place

    def _turn(self, verb: int) -> None:
        """A main clause before "and" that was taken for what the clause behind tells: "X fell and Y rose"."""
        behind = self.heads[verb]
        kids = {self.relations[place] for place in range(verb + 1, behind) if self.heads[place] == verb}
        joined = Relation.COORDINATOR in kids and Relation.CONJUNCT not in kids
        if verb < behind and joined and self.relations[behind] is Relation.ROOT and self._is_whole(verb):
            self.hang(verb, verb, Relation.ROOT)
            self.hang(behind, verb, Relation.CONJUNCT)

    def _is_whole(self, verb: int) -> bool:
        return self.traits[verb].finite and self._has_subject(verb, 0)

    def _raise(self, verb: int) -> None:
        """A verb with an object behind "after" and a noun is no participle: "after a fall killed two"."""
        noun, traits = self.heads[verb], self.traits[verb]
        above = self.heads[noun]
        opens = (self.words[above],) in self.joints.times and above < noun < verb
        near = range(verb + 1, min(len(self.heads), verb + _REACH))
        done = any(self.heads[place] == verb and self.relations[place] is Relation.OBJECT for place in near)
        if opens and done and traits.past and not traits.finite and self.heads[above] != above:
            self.traits[verb] = replace(traits, finite=True, participle=False)
            self.hang(verb, self.heads[above], Relation.ADVERBIAL)
            self.hang(noun, verb, Relation.SUBJECT)
            self.hang(above, verb, Relation.MARKER)

    def _has_subject(self, verb: int, first: int) -> bool:
        near = range(max(first, verb - 2 * _REACH), verb)
        return any(self.heads[place] == verb and self.relations[place] is Relation.SUBJECT for place in near)

    def _reopen(self, noun: int) -> None:
        """A conjunct in another case than the first opens a clause: "16 kilometrov in cesta je"."""
        case, first = self.traits[noun].case, self.traits[self.heads[noun]].case
        apart = (case and first and case != first) or self._is_undated(noun)
        if not apart or self.pos[self.heads[noun]] not in _NOMINAL:
            return
        verb = self._verb(noun)
        if verb is not None and self.words[noun - 1] in self.joints.additive:
            subject = not case or (case == "Nom" and self._agrees(noun, verb))
            self.hang(noun, verb, Relation.SUBJECT if subject else Relation.OBJECT)
            self.relations[verb] = Relation.CONJUNCT

    def _is_undated(self, noun: int) -> bool:
        """True for what is joined to a date and is none: "until Friday and police"."""
        return self.entities[self.heads[noun]] in _DATES and self.entities[noun] not in _DATES

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

    def _open_dated(self, noun: int) -> None:
        """The subject joined to a date opens a clause: "closed until Thursday and ScotRail stopped"."""
        date = self.heads[noun]
        verb = self.heads[date]
        opened = self.relations[date] is Relation.SUBJECT and self.relations[verb] is Relation.ADVERBIAL
        if self._is_undated(noun) and opened and date < noun < verb and self.heads[verb] < date:
            self.hang(date, self.heads[verb], Relation.OTHER)
            self.hang(noun, verb, Relation.SUBJECT)
            self.relations[verb] = Relation.CONJUNCT
            for place in range(self.heads[verb] + 1, date):
                if self.heads[place] == verb:
                    self.hang(place, date, Relation.OTHER)

    def _lift(self, verb: int) -> None:
        """A past clause with "after" tells when the main verb was, not when something was to be done."""
        above = self.heads[verb]
        opens = any(
            (self.words[place],) in self.joints.sequels
            for place in range(max(above + 1, verb - _REACH), verb)
        )
        lower = self.relations[above] is Relation.CLOSED and self.heads[above] < above < verb
        if opens and lower and self.traits[verb].past and self.traits[above].verbal:
            self.hang(verb, self.heads[above], Relation.ADVERBIAL)

    def hang(self, place: int, head: int, relation: Relation) -> None:
        """Give a word another head, and another relation to it."""
        self.moved.append(place)
        self.heads[place], self.relations[place] = head, relation
