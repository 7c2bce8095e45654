"""What the first words behind a comma tell of the part that they open."""

from claimtrack.extract.quotes import QUOTE_MARKS
from claimtrack.extract.trees.apart import Apart, has_verb
from claimtrack.extract.trees.facts import Facts
from claimtrack.extract.trees.frames import Frame, Sort
from claimtrack.extract.trees.opened import Opened, is_denied, opens_with
from claimtrack.extract.trees.ranges import noun_words, subject_of
from claimtrack.extract.trees.schemes import Relation
from claimtrack.extract.trees.tails import Tails
from claimtrack.extract.trees.tree import Tree

_LONGEST_OPENING = 3
_LONGEST_NOUN = 8
_NEAR = 4
_SPLIT_SIGNS = frozenset({";", ":"})


class Openings:
    def __init__(self, tree: Tree, facts: Facts) -> None:
        self.tree, self.facts, self.tails = tree, facts, Tails(tree, facts)
        self.apart = Apart(tree, facts)
        joints = tree.joints
        self.hanging = joints.relatives | joints.sentential | joints.complementizers
        self.tables = (
            (Sort.CONTRAST, joints.contrasts),
            (Sort.TIME, joints.times),
            (Sort.CAUSE, joints.causes),
        )

    def read(
        self, edge: int, start: int, end: int, outer: Frame, inner: Frame | None, *, told: bool
    ) -> Opened | None:
        """Return what opens at `start`, right behind the edge; `end` is the next edge. None for no statement.

        `told` says that the frame around has a finite verb of its own before the edge.
        """
        if self._quotes(edge, start):
            return None
        if not told or not has_verb(self.facts, outer.start, edge):
            figure = self._again(start, outer) or self._of_figure(start, end, outer, edge)
            return figure or self._behind_figure(start, end, outer)
        found = (
            self._again(start, outer)
            or self._of_clause(start, end, edge)
            or self._adverbial(start, end, edge, outer)
            or self._meanwhile(start, end, inner)
            or self.tails.partitive(start, outer)
            or self._relative(start, end, edge, outer)
            or self.tails.read(edge, start, end, outer)
            or self._main(edge, start, end, outer, inner)
        )
        tells = self.facts.tells
        if found is None or not (tells(outer.start, edge) or tells(found.start, outer.end)):
            return None
        return found

    def _of_figure(self, start: int, end: int, outer: Frame, edge: int) -> Opened | None:
        """Read "kar ..." behind a figure whose verb nobody recognised."""
        known = self.tree.word(start) in self.tree.joints.sentential and self.facts.count(
            "number", outer.start, edge
        )
        return self._of_clause(start, end, edge) if known else None

    def _behind_figure(self, start: int, end: int, outer: Frame) -> Opened | None:
        """Read "..., 38 več od njega, do konca pa sta dve": a main clause behind a part without a verb."""
        tree, first = self.tree, start
        if outer.sort is not Sort.APPOSED or not outer.cut_off or outer.parent is not None:
            return None
        joined = tree.word(start) in tree.joints.additive
        first += joined
        own = any(tree.relations[place] is Relation.SUBJECT for place in range(first, end))
        linked = joined or self._is_linked(first, end)
        spoken = self.asserted(tree.doc[outer.start].sent.start, end)
        if not (own and linked) or spoken or self.hangs(first) or not has_verb(self.facts, first, end):
            return None
        return Opened(sort=Sort.MAIN, start=first, free=True)

    def is_done(self, start: int, end: int) -> bool:
        """True where a clause has its whole verb, and not only an auxiliary."""
        tree = self.tree
        return any(
            (tree.pos[place] == "VERB" and tree.traits[place].finite) or tree.traits[place].past
            for place in range(start, end)
            if tree.pos[place] in {"VERB", "AUX"}
        )

    def continues(self, start: int) -> bool:
        """True where no clause around can go on: at a conjunction, another opening, "according to"."""
        tree, joints = self.tree, self.tree.joints
        known = tree.word(start) in self.hanging or tree.word(start) in joints.additive
        known = known or tree.word(start) in tree.lexicon.phrases
        return known or tree.pos[start] in {"SCONJ", "CCONJ", "ADP"} or self._sort(start)[0] is not None

    def _quotes(self, edge: int, start: int) -> bool:
        return any(self.tree.word(place) in QUOTE_MARKS for place in range(edge - 1, start + 1))

    def _sort(self, start: int) -> tuple[Sort | None, int]:
        """Return what opens an adverbial clause, and where it goes on behind it."""
        opening = tuple(self.tree.word(start + step) for step in range(_LONGEST_OPENING))
        for length in (3, 2, 1):
            for sort, table in self.tables:
                if opening[:length] in table:
                    behind = start + length
                    return sort, behind + (self.tree.word(behind) in self.tree.joints.linking)
        return None, start

    def _again(self, start: int, outer: Frame) -> Opened | None:
        """Read ", da B in da C" behind "said that A": each of them was said."""
        joints = self.tree.joints
        repeated = outer.sort is Sort.REPORTED and self.tree.word(start) in joints.complementizers
        opened = outer.start > 0 and self.tree.word(outer.start - 1) in joints.complementizers
        nested = any(self.tree.word(place) in joints.complementizers for place in range(outer.start, start))
        if not repeated or not opened or nested:
            return None
        listed = any(
            self.tree.word(place) in joints.additive and self.tree.word(place + 1) in joints.complementizers
            for place in range(max(start - 1, outer.start), outer.end - 1)
        )
        return Opened(sort=Sort.REPORTED, start=start + 1, free=True) if listed else None

    def asserted(self, start: int, end: int) -> bool:
        """True where somebody says something."""
        tree, asserting = self.tree, self.tree.joints.asserting
        return any(
            tree.pos[place] in {"VERB", "AUX"}
            and tree.lemma(place) in asserting
            and not self._has_object(place, end)
            for place in range(start, end)
        )

    def _has_object(self, verb: int, end: int) -> bool:
        """True for "v oblogi so odkrili naftalen": a thing was found, and nothing said."""
        tree, lemma = self.tree, self.tree.lemma(verb)
        kids = tree.kids_of(verb, Relation.OBJECT) if lemma in tree.joints.finding else ()
        return any(verb < kid < end and tree.pos[kid] != "PRON" for kid in kids)

    def _of_clause(self, start: int, end: int, edge: int) -> Opened | None:
        """Read "kar je ...", "pri čemer ..."."""
        tree, joints = self.tree, self.tree.joints
        if tree.word(start) in joints.sentential:
            free = tree.word(edge - 1) not in joints.pointing and has_verb(self.facts, start, end)
            return Opened(sort=Sort.SENTENTIAL, start=start, whole=True) if free else None
        length = opens_with(self.tree, start, joints.attendant)
        if not length or not has_verb(self.facts, start + length, end):
            return None
        behind = start + length + (tree.word(start + length) in joints.linking)
        return Opened(sort=Sort.CONTRAST, start=behind)

    def _adverbial(self, start: int, end: int, edge: int, outer: Frame) -> Opened | None:
        """A clause of time, cause or contrast; a denial before a cause may be of the cause."""
        sort, behind = self._sort(start)
        pointed = self.tree.word(edge - 1) in self.tree.joints.pointing
        if sort is None or pointed or not has_verb(self.facts, behind, end) or outer.sort is Sort.CAUSE:
            return None
        # An English comma before "because" keeps the cause out of what is denied; Slovenian has it always.
        bound = sort is Sort.CAUSE and self.tree.joints.commas and is_denied(self.tree, outer, edge)
        if sort is Sort.TIME:
            bound = not any(self.tree.traits[place].past for place in range(behind, end))
        return None if bound else Opened(sort=sort, start=behind)

    def _meanwhile(self, start: int, end: int, inner: Frame | None) -> Opened | None:
        """Read "as cheaper fuel offset ...": a clause with a subject and something new, not "as he said"."""
        length = opens_with(self.tree, start, self.tree.joints.meanwhile)
        known = length and inner is not None and subject_of(self.tree, inner.head) is not None
        if not known or self.asserted(start, end) or not has_verb(self.facts, start + length, end):
            return None
        past = any(self.tree.traits[place].past for place in range(start, end))
        return Opened(sort=Sort.TIME, start=start + length) if past else None

    def _is_modal(self, start: int, end: int) -> bool:
        """True for what may be; what is said to have been ("naj bi") is stated by its own words."""
        told = any(
            opens_with(self.tree, place, self.tree.joints.hearsay) for place in range(start, start + 2)
        )
        return not told and any(place in self.tree.modal for place in range(start, end))

    def _relative(self, start: int, end: int, edge: int, outer: Frame) -> Opened | None:
        """Read "kjer pa ..." or a clause behind a counted noun: neither narrows down what is meant."""
        tree = self.tree
        if tree.word(start) not in tree.joints.relatives or not has_verb(self.facts, start, end):
            return None
        loose = tree.word(start + 1) in tree.joints.linking
        noun = self._noun_before(edge, outer.start)
        if noun is None or self._is_modal(start, end) or tree.word(edge - 1) in tree.joints.pointing:
            return None
        ranked = self.facts.count("loose", max(outer.start, edge - _LONGEST_NOUN), edge)
        counted = any(tree.pos[place] == "NUM" for place in range(max(outer.start, noun - 2), noun))
        placed = tree.joints.commas and tree.pos[noun] == "PROPN"
        if (not loose and (ranked or not (counted or placed))) or not has_verb(self.facts, start, end):
            return None
        return Opened(sort=Sort.RELATIVE, start=start, before=f"{noun_words(tree, noun, edge)},")

    def _noun_before(self, edge: int, first: int) -> int | None:
        tree = self.tree
        near = (place for place in range(edge - 1, max(first, edge - 3) - 1, -1))
        nouns = (place for place in near if tree.pos[place] in {"NOUN", "PROPN"})
        bare = edge - 1 if tree.pos[edge - 2] == "NUM" and tree.pos[edge - 1] == "ADJ" else None
        return next(nouns, bare)

    def _main(self, edge: int, start: int, end: int, outer: Frame, inner: Frame | None) -> Opened | None:
        """A clause with a finite verb of its own that nothing makes hang on the one before."""
        tree = self.tree
        split = tree.word(edge) in _SPLIT_SIGNS
        if not (tree.joints.commas or split) or self.hangs(start) or not has_verb(self.facts, start, end):
            return None
        if self.asserted(start, end) and not split and not self._is_linked(start, end):
            return None
        if inner is not None and not split and inner.head != start and inner.sort is not Sort.CLOSED:
            return None
        if tree.word(edge) == ":" and self.asserted(outer.start, edge):
            return None
        sort = Sort.REPORTED if outer.sort is Sort.REPORTED else Sort.MAIN
        return Opened(sort=sort, start=start, free=True)

    def _is_linked(self, start: int, end: int) -> bool:
        """True for "inšpektorji pa niso ...": a word for "and" among the first ones of the clause."""
        near = range(start + 1, min(start + _LONGEST_NOUN, end))
        return any(self.tree.word(place) in self.tree.joints.gapping for place in near)

    def hangs(self, start: int) -> bool:
        """True where a clause hangs on another one, by its first words."""
        return any(self._subordinates(place) for place in (start, start + 1))

    def _subordinates(self, place: int) -> bool:
        tree, joints = self.tree, self.tree.joints
        if place >= len(tree.heads):
            return False
        word = tree.word(place)
        if word in joints.complementizers and tree.doc[place].is_sent_start and tree.pos[place] == "PRON":
            return False
        conjunction = tree.pos[place] in {"SCONJ", "CCONJ"} or word in joints.additive
        return word in self.hanging or (conjunction and word not in joints.linking)
